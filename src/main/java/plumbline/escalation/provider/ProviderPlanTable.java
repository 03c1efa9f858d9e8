package plumbline.escalation.provider;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.escalation.EscalationId;
import plumbline.escalation.provider.ProviderPlan.Pass;

/** Reads and writes the tables of what is done with providers. */
@Component
class ProviderPlanTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProviderPlanTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How long a step may take, in working days. */
    int limit(ProviderStep step) {
        return jdbc.sql("select working_days from provider_step_limit where step = ?").param(step.name()).query(Integer.class).single();
    }

    void insert(UUID id, EscalationId escalation, String subject, int tier, Actor actor, String process) {
        jdbc.sql("""
                insert into provider_plan (id, escalation, subject, state, step, tier, begun_by, begun_for, begun_at, process_id, live_process_id)
                values (?, ?, ?, 'LIVE', ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, escalation.value(), subject, ProviderStep.RISK_DECISION.name(), tier, actor.username(),
                        actor.onBehalfOf().orElse(null), now(), process, process).update();
    }

    /** Begins a pass of a step. */
    void begin(UUID plan, ProviderStep step, Instant dueAt, @Nullable String owner) {
        jdbc.sql("update provider_plan set step = ? where id = ?").params(step.name(), plan).update();
        jdbc.sql("""
                insert into provider_step (plan, number, step, started_at, due_at, owner)
                select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? from provider_step where plan = ?""")
                .params(plan, step.name(), now(), at(dueAt), owner, plan).update();
    }

    /** Puts a decision down with the pass that waits for it. */
    void decide(ProviderPlan plan, ProviderDecision decision, Actor actor) {
        boolean lifting = plan.step() == ProviderStep.LIFTING;
        jdbc.sql("""
                update provider_step set decided_by = ?, decided_for = ?, decided_at = ?, reason = ?, consequence = ?, takes_effect_on = ?, lifted = ?
                where plan = ? and decided_at is null""")
                .params(actor.username(), actor.onBehalfOf().orElse(null), now(), decision.reason(),
                        Objects.requireNonNull(decision.consequence()).name(), decision.takesEffectOn(), lifting ? decision.lift() : null, plan.id())
                .update();
        if (plan.step() == ProviderStep.RISK_DECISION) {
            jdbc.sql("update provider_plan set suspend = ? where id = ?").params(decision.suspend(), plan.id()).update();
        }
    }

    /** Who has to decide the pass that waits. */
    void owner(UUID plan, @Nullable String owner) {
        jdbc.sql("update provider_step set owner = ? where plan = ? and decided_at is null").params(owner, plan).update();
    }

    /** The pass that waits went to another tier. */
    void handUp(UUID plan, int tier, @Nullable String owner, Instant dueAt) {
        jdbc.sql("update provider_plan set tier = ? where id = ?").params(tier, plan).update();
        jdbc.sql("update provider_step set owner = ?, due_at = ?, overdue_at = coalesce(overdue_at, ?) where plan = ? and decided_at is null")
                .params(owner, at(dueAt), now(), plan).update();
    }

    /** It is over: the consequences are lifted, or it was ended early with a reason. */
    void end(UUID plan, ProviderPlan.State state, Actor actor, String reason) {
        jdbc.sql("""
                update provider_plan set state = ?, step = null, ended_by = ?, ended_for = ?, ended_at = ?, end_reason = ?, live_process_id = null
                where id = ?""").params(state.name(), actor.username(), actor.onBehalfOf().orElse(null), now(), reason, plan).update();
    }

    Optional<ProviderPlan> find(UUID id) {
        return jdbc.sql("select * from provider_plan where id = ?").param(id).query(ProviderPlanTable::plan).optional().map(this::whole);
    }

    /** All of an escalation, the latest first. */
    List<ProviderPlan> of(EscalationId escalation) {
        return jdbc.sql("select * from provider_plan where escalation = ? order by begun_at desc, id").param(escalation.value())
                .query(ProviderPlanTable::plan).list().stream().map(this::whole).toList();
    }

    /** All in force. */
    List<ProviderPlan> live() {
        return jdbc.sql("select * from provider_plan where state = 'LIVE' order by begun_at, id").query(ProviderPlanTable::plan).list().stream().map(this::whole).toList();
    }

    /** With its passes, read when the rows are through: a connection is never held for another's sake. */
    private ProviderPlan whole(ProviderPlan plan) {
        return plan.with(passes(plan.id()));
    }

    private static ProviderPlan plan(ResultSet row, int index) throws SQLException {
        String step = row.getString("step");
        return new ProviderPlan(row.getObject("id", UUID.class), new EscalationId(row.getObject("escalation", UUID.class)), row.getString("subject"),
                ProviderPlan.State.valueOf(row.getString("state")), step == null ? null : ProviderStep.valueOf(step), row.getInt("tier"),
                row.getBoolean("suspend"), Objects.requireNonNull(actor(row, "begun")), Objects.requireNonNull(instant(row, "begun_at")),
                actor(row, "ended"), instant(row, "ended_at"), row.getString("end_reason"), row.getString("process_id"), List.of());
    }

    private List<Pass> passes(UUID plan) {
        return jdbc.sql("select * from provider_step where plan = ? order by number").param(plan).query((row, i) -> {
            String consequence = row.getString("consequence");
            return new Pass(row.getInt("number"), ProviderStep.valueOf(row.getString("step")), Objects.requireNonNull(instant(row, "started_at")),
                    Objects.requireNonNull(instant(row, "due_at")), row.getString("owner"), instant(row, "overdue_at"), actor(row, "decided"),
                    instant(row, "decided_at"), row.getString("reason"), consequence == null ? null : Consequence.valueOf(consequence),
                    row.getObject("takes_effect_on", LocalDate.class), row.getObject("lifted", Boolean.class));
        }).list();
    }

    private static @Nullable Actor actor(ResultSet row, String what) throws SQLException {
        String name = row.getString(what + "_by");
        return name == null ? null : new Actor(name, Optional.ofNullable(row.getString(what + "_for")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
