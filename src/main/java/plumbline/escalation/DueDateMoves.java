package plumbline.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;

/** Reads and writes the table of moved due dates, and the dates of the actions with them. */
@Component
class DueDateMoves {

    private final JdbcClient jdbc;
    private final Clock clock;

    DueDateMoves(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All of an action, the first one first. */
    List<DueDateMove> of(UUID action) {
        return jdbc.sql("select * from due_date_move where action = ? order by number").param(action).query(DueDateMoves::row).list();
    }

    /** The actions of a plan with a move that nobody has agreed or refused. */
    List<UUID> asked(UUID plan) {
        return jdbc.sql("""
                select a.id from due_date_move m join action a on a.id = m.action
                where a.plan = ? and m.state = 'ASKED' order by a.number""").param(plan).query(UUID.class).list();
    }

    /** Whoever moved a date of an escalation's live plan that nobody has agreed or refused. */
    Set<String> movers(EscalationId escalation) {
        return new HashSet<>(jdbc.sql("""
                select unnest(array[m.moved_by, m.moved_for]) from due_date_move m join action a on a.id = m.action
                join action_plan p on p.id = a.plan
                where p.escalation = ? and p.state = 'AGREED' and m.state = 'ASKED'""").param(escalation.value())
                .query(String.class).list().stream().filter(Objects::nonNull).toList());
    }

    /** The open escalations with a move that nobody has agreed or refused. */
    List<EscalationId> waiting() {
        return jdbc.sql("""
                select distinct e.id from due_date_move m join action a on a.id = m.action join action_plan p on p.id = a.plan
                join escalation e on e.id = p.escalation
                where m.state = 'ASKED' and p.state = 'AGREED' and e.state = 'OPEN'""").query(UUID.class).list().stream()
                .map(EscalationId::new).toList();
    }

    /** Moves a date; one that was asked for before and not agreed yet gives way to it. */
    void move(ActionPlan.Action action, LocalDate to, String reason, Actor actor) {
        jdbc.sql("delete from due_date_move where action = ? and state = 'ASKED'").param(action.id()).update();
        jdbc.sql("update action set due_on = ? where id = ?").params(to, action.id()).update();
        if (to.equals(action.agreedDueOn())) {
            return;
        }
        jdbc.sql("""
                insert into due_date_move (action, number, moved_from, moved_to, reason, moved_by, moved_for, moved_at, state)
                select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, 'ASKED' from due_date_move where action = ?""")
                .params(action.id(), action.agreedDueOn(), to, reason, actor.username(), actor.onBehalfOf().orElse(null), now(), action.id())
                .update();
    }

    /** The dates of an action as they were moved are agreed; one that lies ahead again is overdue no more. */
    void agree(UUID action, Actor actor, String comment) {
        decide(action, DueDateMove.State.AGREED, actor, comment);
        jdbc.sql("""
                update action set agreed_due_on = due_on,
                       overdue_at = case when due_on < ? then overdue_at end
                where id = ?""").params(BusinessTime.dayOf(clock.instant()), action).update();
    }

    /** The date of an action goes back to what was agreed. */
    void refuse(UUID action, Actor actor, String comment) {
        decide(action, DueDateMove.State.REFUSED, actor, comment);
        jdbc.sql("update action set due_on = agreed_due_on where id = ?").param(action).update();
    }

    private void decide(UUID action, DueDateMove.State state, Actor actor, String comment) {
        jdbc.sql("""
                update due_date_move set state = ?, decided_by = ?, decided_for = ?, decided_at = ?, comment = ?
                where action = ? and state = 'ASKED'""")
                .params(state.name(), actor.username(), actor.onBehalfOf().orElse(null), now(), comment, action).update();
    }

    private Object now() {
        return Objects.requireNonNull(EscalationRows.at(clock.instant()));
    }

    private static DueDateMove row(ResultSet row, int index) throws SQLException {
        String decidedBy = row.getString("decided_by");
        return new DueDateMove(row.getObject("moved_from", LocalDate.class), row.getObject("moved_to", LocalDate.class),
                row.getString("reason"), new Actor(row.getString("moved_by"), Optional.ofNullable(row.getString("moved_for"))),
                Objects.requireNonNull(EscalationRows.instant(row, "moved_at")), DueDateMove.State.valueOf(row.getString("state")),
                decidedBy == null ? null : new Actor(decidedBy, Optional.ofNullable(row.getString("decided_for"))),
                EscalationRows.instant(row, "decided_at"), row.getString("comment"));
    }
}
