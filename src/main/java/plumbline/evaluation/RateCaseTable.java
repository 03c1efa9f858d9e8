package plumbline.evaluation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.database.BulkCopy;
import plumbline.standards.RateCase;

/**
 * What counts in rates as last judged, and for as long as it works, what counts in a run that looks back. The sums of the
 * former follow every change in the same transaction.
 */
@Component
class RateCaseTable {

    private static final String COLUMNS = "rate_case (looking_back, owner, standard, ref, unit, part, period, provider, value)";

    private final JdbcClient jdbc;
    private final BulkCopy copy;

    RateCaseTable(JdbcClient jdbc, BulkCopy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** A case as it is stored. */
    private record Counted(String standard, String ref, String unit, String part, String period, @Nullable String provider, @Nullable BigDecimal value) {

        static Counted of(RateCase one) {
            return new Counted(one.standard().value(), one.ref(), one.unit().value(), one.part().name(), one.period(), one.provider(), one.value());
        }

        static Counted of(ResultSet row) throws SQLException {
            return new Counted(row.getString("standard"), row.getString("ref"), row.getString("unit"), row.getString("part"), row.getString("period"),
                    row.getString("provider"), row.getBigDecimal("value"));
        }

        Added added() {
            return new Added(standard, unit, period, provider, part);
        }
    }

    /** What is added up together. */
    private record Added(String standard, String unit, String period, @Nullable String provider, String part) {
    }

    private record Sum(int cases, BigDecimal added) {

        static Sum of(Counted one, int times) {
            BigDecimal value = one.value() == null ? BigDecimal.ZERO : one.value();
            return new Sum(times, times < 0 ? value.negate() : value);
        }

        Sum and(Sum other) {
            return new Sum(cases + other.cases, added.add(other.added));
        }
    }

    /** Puts what counts of owners now in the place of what counted before; what counts as before stays untouched. */
    void replace(Collection<OwnedResults> results) {
        Map<Long, Map<Counted, String>> before = held(results);
        Map<Added, Sum> changes = new HashMap<>();
        List<@Nullable Object[]> begun = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        for (OwnedResults owned : results) {
            Map<Counted, String> old = before.getOrDefault(owned.owner(), Map.of());
            Set<Counted> now = new HashSet<>();
            owned.rateCases().forEach(one -> now.add(Counted.of(one)));
            now.stream().filter(one -> !old.containsKey(one)).forEach(one -> {
                begun.add(row(null, owned.owner(), one));
                changes.merge(one.added(), Sum.of(one, 1), Sum::and);
            });
            old.forEach((one, place) -> {
                if (!now.contains(one)) {
                    ended.add(place);
                    changes.merge(one.added(), Sum.of(one, -1), Sum::and);
                }
            });
        }
        delete(ended);
        copy.write(COLUMNS, begun);
        writeSums(changes);
    }

    void writeLookingBack(RunId run, Collection<OwnedResults> results) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        results.forEach(owned -> owned.rateCases().forEach(counted -> rows.add(row(run, owned.owner(), Counted.of(counted)))));
        copy.write(COLUMNS, rows);
    }

    void dropLookingBack(RunId run) {
        jdbc.sql("delete from rate_case where looking_back = ?").param(run.value()).update();
    }

    /** What counted of owners, and where in the table it stands: nobody else writes it before the caller's transaction ends. */
    private Map<Long, Map<Counted, String>> held(Collection<OwnedResults> results) {
        Map<Long, Map<Counted, String>> held = new HashMap<>();
        // One by one: of a table that is just being filled the planner knows so little that it would read all of it for some.
        jdbc.sql("""
                select r.* from unnest(?) as one (owner)
                cross join lateral (select ctid as place, * from rate_case where looking_back is null and rate_case.owner = one.owner offset 0) r""")
                .param(results.stream().map(OwnedResults::owner).toArray(Long[]::new))
                .query(row -> {
                    held.computeIfAbsent(row.getLong("owner"), owner -> new HashMap<>()).put(Counted.of(row), row.getString("place"));
                });
        return held;
    }

    private void delete(List<String> places) {
        if (!places.isEmpty() && jdbc.sql("delete from rate_case where ctid = any (?::tid[])").param(places.toArray(String[]::new)).update() != places.size()) {
            throw new IllegalStateException("somebody else has written what counts in rates");
        }
    }

    private static @Nullable Object[] row(@Nullable RunId lookingBack, long owner, Counted counted) {
        return new @Nullable Object[] {lookingBack, owner, counted.standard(), counted.ref(), counted.unit(), counted.part(), counted.period(),
                counted.provider(), counted.value()};
    }

    private void writeSums(Map<Added, Sum> changes) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        changes.forEach((key, sum) -> {
            if (sum.cases() != 0 || sum.added().signum() != 0) {
                rows.add(new @Nullable Object[] {key.standard(), key.unit(), key.period(), key.provider(), key.part(), sum.cases(), sum.added().toPlainString()});
            }
        });
        copy.write("rate_tally (standard, unit, period, provider, part, cases, added)", rows);
    }
}
