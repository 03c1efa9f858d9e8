package plumbline.breaches;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;

/** Reads and writes the table of waivers. */
@Component
class WaiverTable implements Waivers {

    private final JdbcClient jdbc;
    private final Clock clock;

    WaiverTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Waiver> waiver(UUID id) {
        return jdbc.sql("select * from waiver where id = ?").param(id).query(WaiverTable::row).optional();
    }

    @Override
    public List<Waiver> of(Collection<BreachId> breaches) {
        UUID[] wanted = breaches.stream().map(BreachId::value).toArray(UUID[]::new);
        return jdbc.sql("select * from waiver where breach = any (?) order by asked_at desc, id").param(wanted)
                .query(WaiverTable::row).list();
    }

    @Override
    public List<Waiver> in(Waiver.State state) {
        return jdbc.sql("select * from waiver where state = ? order by until, asked_at, id").param(state.name())
                .query(WaiverTable::row).list();
    }

    @Override
    public List<Waiver> ofCleared() {
        return jdbc.sql("select w.* from waiver w join breach b on b.id = w.breach where w.state = 'IN_FORCE' and b.state <> 'OPEN' order by w.id")
                .query(WaiverTable::row).list();
    }

    @Override
    public Set<BreachId> waived() {
        Set<BreachId> waived = new HashSet<>();
        jdbc.sql("select breach from waiver where state = 'IN_FORCE'").query(UUID.class).list()
                .forEach(breach -> waived.add(new BreachId(breach)));
        return waived;
    }

    @Override
    public void ask(BreachId breach, Actor actor, String reason, LocalDate until, int lowestApprover) {
        jdbc.sql("""
                insert into waiver (id, breach, state, asked_by, asked_for, asked_at, reason, until, lowest_approver)
                values (?, ?, 'ASKED', ?, ?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID(), breach.value(), actor.username(), actor.onBehalfOf().orElse(null), now(), reason, until,
                        lowestApprover)
                .update();
    }

    @Override
    public void decide(UUID id, Waiver.State state, Actor actor, int tier, String comment, @Nullable String process) {
        jdbc.sql("""
                update waiver set state = ?, decided_by = ?, decided_for = ?, decided_tier = ?, decided_at = ?, comment = ?,
                    live_process_id = ?
                where id = ? and state = 'ASKED'""")
                .params(state.name(), actor.username(), actor.onBehalfOf().orElse(null), tier, now(), comment, process, id).update();
    }

    @Override
    public void end(UUID id, Waiver.State state, Actor actor) {
        jdbc.sql("update waiver set state = ?, ended_by = ?, ended_at = ?, live_process_id = null, live_set_aside = null where id = ? and state = 'IN_FORCE'")
                .params(state.name(), actor.words(), now(), id).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Waiver row(ResultSet row, int index) throws SQLException {
        String decidedBy = row.getString("decided_by");
        String endedBy = row.getString("ended_by");
        return new Waiver(row.getObject("id", UUID.class), new BreachId(row.getObject("breach", UUID.class)),
                Waiver.State.valueOf(row.getString("state")),
                new Actor(row.getString("asked_by"), Optional.ofNullable(row.getString("asked_for"))),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(), row.getString("reason"),
                row.getObject("until", LocalDate.class), row.getInt("lowest_approver"),
                decidedBy == null ? null : new Actor(decidedBy, Optional.ofNullable(row.getString("decided_for"))),
                instant(row, "decided_at"), row.getString("comment"), endedBy == null ? null : Actor.named(endedBy),
                instant(row, "ended_at"), row.getString("live_process_id"),
                row.getObject("set_aside", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
