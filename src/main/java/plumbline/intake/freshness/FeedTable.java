package plumbline.intake.freshness;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.UnitId;
import plumbline.facts.FactKind;

/** Reads which feeds came when, and keeps what is expected of them. */
@Component
class FeedTable {

    private final JdbcClient jdbc;

    FeedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest arrivals of every feed until a moment, the latest first. */
    Map<FeedName, List<Arrival>> arrivals(Instant until, int howMany) {
        Map<FeedName, List<Arrival>> arrivals = new TreeMap<>();
        jdbc.sql("""
                select * from (
                    select a.feed, a.batch, a.rows, b.finished_at, b.data_as_of, c.reason, c.confirmed_at,
                           row_number() over (partition by a.feed order by b.finished_at desc, a.batch desc) as place
                    from feed_arrival a join import_batch b on b.id = a.batch
                    left join feed_confirmation c on c.batch = a.batch and c.feed = a.feed
                    where b.state = 'IMPORTED' and b.finished_at <= ?) latest
                where place <= ? order by feed, place""").params(utc(until), howMany).query(row -> {
            OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
            arrivals.computeIfAbsent(new FeedName(row.getString("feed")), unknown -> new ArrayList<>()).add(new Arrival(row.getLong("batch"),
                    row.getObject("finished_at", OffsetDateTime.class).toInstant(), row.getInt("rows"),
                    row.getObject("data_as_of", LocalDate.class), row.getString("reason"),
                    confirmed == null ? null : confirmed.toInstant()));
        });
        return arrivals;
    }

    Map<FeedName, Expectation> expectations() {
        return jdbc.sql("select * from feed_expectation").query((row, i) -> Map.entry(new FeedName(row.getString("feed")),
                new Expectation(row.getInt("every_days"), row.getInt("grace_days"), row.getInt("smallest_percent"),
                        Optional.ofNullable(row.getString("unit")).map(UnitId::new), row.getString("stated_by"),
                        row.getObject("stated_at", OffsetDateTime.class).toInstant()))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void put(FeedName feed, Expectation expectation) {
        jdbc.sql("""
                insert into feed_expectation (feed, every_days, grace_days, smallest_percent, unit, stated_by, stated_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (feed) do update set every_days = excluded.every_days, grace_days = excluded.grace_days,
                    smallest_percent = excluded.smallest_percent, unit = excluded.unit, stated_by = excluded.stated_by, stated_at = excluded.stated_at""")
                .params(Arrays.asList(feed.code(), expectation.everyDays(), expectation.graceDays(), expectation.smallestPercent(),
                        expectation.answers().map(UnitId::value).orElse(null), expectation.statedBy(), utc(expectation.statedAt()))).update();
    }

    void confirm(FeedName feed, long batch, String reason, String confirmedBy, Instant at) {
        jdbc.sql("""
                insert into feed_confirmation (feed, batch, reason, confirmed_by, confirmed_at) values (?, ?, ?, ?, ?)
                on conflict (feed, batch) do nothing""").params(feed.code(), batch, reason, confirmedBy, utc(at)).update();
    }

    /** The feeds of files with something new that came between two moments and speak of a day or later ones. */
    Set<FeedName> cameBetween(Instant from, Instant until, LocalDate day) {
        return jdbc.sql("""
                select distinct a.feed from feed_arrival a join import_batch b on b.id = a.batch
                where b.state = 'IMPORTED' and b.finished_at >= ? and b.finished_at <= ? and b.data_as_of >= ? and b.accepted > 0""")
                .params(utc(from), utc(until), day).query((row, i) -> new FeedName(row.getString("feed"))).set();
    }

    static boolean brings(FeedName feed, Set<FactKind> kinds) {
        return feed.kinds().stream().anyMatch(kinds::contains);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
