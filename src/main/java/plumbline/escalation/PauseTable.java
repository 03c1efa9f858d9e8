package plumbline.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;

/** Reads and writes the table of pauses. */
@Component
class PauseTable implements Pauses {

    private final JdbcClient jdbc;
    private final Clock clock;

    PauseTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Pause> of(EscalationId escalation) {
        return jdbc.sql("select * from escalation_pause where escalation = ? order by number desc").param(escalation.value())
                .query(PauseTable::pause).list();
    }

    @Override
    public Optional<Settling> settling(EscalationId escalation) {
        return jdbc.sql("select since, until from settling where escalation = ?").param(escalation.value())
                .query((row, i) -> new Settling(row.getObject("since", OffsetDateTime.class).toInstant(), row.getObject("until", LocalDate.class))).optional();
    }

    @Override
    public List<Pause> inForce() {
        return jdbc.sql("select * from escalation_pause where state = 'IN_FORCE' order by until, asked_at").query(PauseTable::pause).list();
    }

    List<Pause> asked() {
        return jdbc.sql("select * from escalation_pause where state = 'ASKED' order by until, asked_at").query(PauseTable::pause).list();
    }

    Optional<Pause> find(UUID id) {
        return jdbc.sql("select * from escalation_pause where id = ?").param(id).query(PauseTable::pause).optional();
    }

    Optional<Pause> of(EscalationId escalation, Pause.State state) {
        return of(escalation).stream().filter(pause -> pause.state() == state).findFirst();
    }

    void insert(EscalationId escalation, Actor actor, String reason, LocalDate until, int lowestApprover) {
        jdbc.sql("""
                insert into escalation_pause (id, escalation, number, state, asked_by, asked_for, asked_at, reason, until, lowest_approver)
                select ?, ?, coalesce(max(number), 0) + 1, 'ASKED', ?, ?, ?, ?, ?, ? from escalation_pause where escalation = ?""")
                .params(UUID.randomUUID(), escalation.value(), actor.username(), actor.onBehalfOf().orElse(null), now(), reason,
                        until, lowestApprover, escalation.value())
                .update();
    }

    /** Puts down a decision; an approved one is in force with its process from now on. */
    void decide(UUID id, Pause.State state, Actor actor, int tier, String comment, @Nullable String process) {
        jdbc.sql("""
                update escalation_pause set state = ?, decided_by = ?, decided_for = ?, decided_tier = ?, decided_at = ?, comment = ?,
                    live_process_id = ?
                where id = ? and state = 'ASKED'""")
                .params(state.name(), actor.username(), actor.onBehalfOf().orElse(null), tier, now(), comment, process, id).update();
    }

    void end(UUID id, Pause.State state, Actor actor) {
        jdbc.sql("update escalation_pause set state = ?, ended_by = ?, ended_at = ?, live_process_id = null where id = ? and state = 'IN_FORCE'")
                .params(state.name(), actor.words(), now(), id).update();
    }

    private Object now() {
        return Objects.requireNonNull(EscalationRows.at(clock.instant()));
    }

    private static Pause pause(ResultSet row, int index) throws SQLException {
        String decidedBy = row.getString("decided_by");
        String endedBy = row.getString("ended_by");
        Instant askedAt = Objects.requireNonNull(EscalationRows.instant(row, "asked_at"));
        return new Pause(row.getObject("id", UUID.class), new EscalationId(row.getObject("escalation", UUID.class)),
                row.getInt("number"), Pause.State.valueOf(row.getString("state")),
                new Actor(row.getString("asked_by"), Optional.ofNullable(row.getString("asked_for"))), askedAt,
                row.getString("reason"), row.getObject("until", LocalDate.class), row.getInt("lowest_approver"),
                decidedBy == null ? null : new Actor(decidedBy, Optional.ofNullable(row.getString("decided_for"))),
                EscalationRows.instant(row, "decided_at"), row.getString("comment"),
                endedBy == null ? null : Actor.named(endedBy), EscalationRows.instant(row, "ended_at"),
                row.getString("live_process_id"));
    }
}
