package plumbline.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.escalation.ActionPlan.Action;
import plumbline.escalation.ActionPlan.Evidence;
import plumbline.escalation.PlanDraft.ActionDraft;

/** Reads and writes the tables of plans, actions and evidence. */
@Component
class Plans {

    private final JdbcClient jdbc;
    private final DueDateMoves moves;
    private final Clock clock;

    Plans(JdbcClient jdbc, DueDateMoves moves, Clock clock) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.clock = clock;
    }

    void insert(EscalationId escalation, PlanDraft draft, Actor drafter) {
        UUID plan = UUID.randomUUID();
        jdbc.sql("""
                insert into action_plan (id, escalation, number, state, goal, reason, change, success, drafted_by, drafted_for, drafted_at)
                select ?, ?, coalesce(max(number), 0) + 1, 'DRAFTED', ?, ?, ?, ?, ?, ?, ? from action_plan where escalation = ?""")
                .params(plan, escalation.value(), draft.goal(), draft.reason(), draft.change(), draft.success(), drafter.username(),
                        drafter.onBehalfOf().orElse(null), now(),
                        escalation.value())
                .update();
        int number = 1;
        for (ActionDraft action : draft.actions()) {
            jdbc.sql("""
                    insert into action (id, plan, number, title, owner, due_on, first_due_on, agreed_due_on, success_measure, vehicle, reference)
                    select ?, p.id, ?, ?, ?, ?, ?, ?, ?, ?, e.reference || ' plan ' || p.number || ' action ' || ?
                    from action_plan p join escalation e on e.id = p.escalation where p.id = ?""")
                    .params(UUID.randomUUID(), number, action.title(), action.owner(), action.dueOn(), action.dueOn(),
                            action.dueOn(), action.successMeasure(), Vehicle.chosen(action.vehicle()).orElseThrow().word(), number, plan)
                    .update();
            number++;
        }
    }

    /** Puts down what became of the live plan. */
    void decide(EscalationId escalation, ActionPlan.State state, Actor by, String comment) {
        jdbc.sql("""
                update action_plan set state = ?, decided_by = ?, decided_for = ?, decided_at = ?, comment = ?
                where escalation = ? and state = 'DRAFTED'""")
                .params(state.name(), by.username(), by.onBehalfOf().orElse(null), now(), comment, escalation.value()).update();
    }

    /** The agreed plan did not work. */
    void supersede(EscalationId escalation) {
        jdbc.sql("update action_plan set state = 'SUPERSEDED', left_at = ? where escalation = ? and state = 'AGREED'")
                .params(now(), escalation.value()).update();
    }

    /** The escalation has ended and began again: what was drafted or agreed for it before belongs to then. */
    void leaveBehind(EscalationId escalation) {
        jdbc.sql("update action_plan set state = 'SUPERSEDED', left_at = ? where escalation = ? and state in ('DRAFTED', 'AGREED')")
                .params(now(), escalation.value()).update();
    }

    /** All plans of an escalation, the latest first. */
    List<ActionPlan> of(EscalationId escalation) {
        return jdbc.sql("select * from action_plan where escalation = ? order by number desc").param(escalation.value())
                .query(this::plan).list();
    }

    /** The plan that is drafted or agreed. */
    Optional<ActionPlan> live(EscalationId escalation) {
        return jdbc.sql("select * from action_plan where escalation = ? and state in ('DRAFTED', 'AGREED')")
                .param(escalation.value()).query(this::plan).optional();
    }

    void done(UUID action, Actor by) {
        jdbc.sql("update action set done_at = ?, done_by = ?, done_for = ? where id = ? and done_at is null")
                .params(now(), by.username(), by.onBehalfOf().orElse(null), action).update();
    }

    private ActionPlan plan(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new ActionPlan(id, row.getInt("number"), ActionPlan.State.valueOf(row.getString("state")), row.getString("goal"),
                row.getString("reason"), row.getString("change"), row.getString("success"), row.getString("drafted_by"),
                instant(row, "drafted_at"), row.getString("decided_by"), EscalationRows.instant(row, "decided_at"),
                row.getString("comment"), actions(id));
    }

    private List<Action> actions(UUID plan) {
        return jdbc.sql("select * from action where plan = ? order by number").param(plan)
                .query((row, i) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Action(id, row.getInt("number"), row.getString("title"), row.getString("owner"),
                            row.getObject("due_on", LocalDate.class), row.getObject("first_due_on", LocalDate.class),
                            row.getObject("agreed_due_on", LocalDate.class), row.getString("success_measure"), row.getString("vehicle"),
                            EscalationRows.instant(row, "done_at"), EscalationRows.instant(row, "overdue_at"), evidence(id), moves.of(id));
                }).list();
    }

    private List<Evidence> evidence(UUID action) {
        return jdbc.sql("""
                select id, note, link, file_name, attached_by, attached_at from evidence where action = ? order by attached_at, id""")
                .param(action)
                .query((row, i) -> new Evidence(row.getObject("id", UUID.class), row.getString("note"), row.getString("link"),
                        row.getString("file_name"), row.getString("attached_by"), instant(row, "attached_at")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(EscalationRows.instant(row, column));
    }

    private Object now() {
        return Objects.requireNonNull(EscalationRows.at(clock.instant()));
    }
}
