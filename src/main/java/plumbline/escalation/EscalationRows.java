package plumbline.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.BreachId;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.evaluation.RunId;

/** Reads and writes the table of escalations and which breaches they carry. */
@Component
class EscalationRows {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    EscalationRows(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
    }

    String nextReference() {
        return "E-" + jdbc.sql("select nextval('escalation_number')").query(Long.class).single();
    }

    /** Puts down one that has just been opened: nothing of it is overdue, done or clean. */
    void insert(Escalation escalation) {
        Turn turn = escalation.turn();
        jdbc.sql("""
                insert into escalation (id, reference, standard, unit, kind, severity, state, step, tier, holder, acts_next, next_tier, next_holder,
                    step_started_at, step_due_at, version, process_id, live_process_id, opened_at)
                values (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)""")
                .params(escalation.id().value(), escalation.reference(), escalation.standard().value(),
                        escalation.unit().value(), escalation.kind().name(), escalation.severity().name(), turn.step().name(), turn.tier(),
                        turn.holder(), turn.actsNext(), turn.nextTier(), turn.nextHolder(), at(turn.since()), at(turn.dueAt()),
                        escalation.process(), escalation.process(), at(escalation.openedAt()))
                .update();
    }

    /** Writes what can change. The caller holds the row's lock, so the version only tells readers that it is newer. */
    void save(Escalation escalation) {
        Turn turn = escalation.turn();
        jdbc.sql("""
                update escalation set unit = ?, severity = ?, state = ?, closure = ?, step = ?, tier = ?, holder = ?, acts_next = ?,
                    next_tier = ?, next_holder = ?, step_started_at = ?, step_due_at = ?, overdue_since = ?,
                    actions_done_at = ?, clean_run = ?, closed_at = ?, live_process_id = ?, version = version + 1
                where id = ?""")
                .params(escalation.unit().value(), escalation.severity().name(), escalation.state().name(),
                        escalation.closure() == null ? null : escalation.closure().name(), turn.step().name(), turn.tier(),
                        turn.holder(), turn.actsNext(), turn.nextTier(), turn.nextHolder(), at(turn.since()),
                        at(turn.dueAt()), at(turn.overdueSince()), at(escalation.actionsDoneAt()),
                        escalation.cleanRun() == null ? null : escalation.cleanRun().value(), at(escalation.closedAt()),
                        escalation.open() ? escalation.process() : null, escalation.id().value())
                .update();
        if (!escalation.open()) {
            jdbc.sql("update escalation_breach set open = false where escalation = ?").param(escalation.id().value()).update();
            events.publishEvent(new EscalationEnded(escalation));
        }
    }

    /** Puts down that its tier's turn has begun; a tier has one turn only until it is handed down, reopened or goes to another unit, which begins a new round. */
    void held(Escalation escalation) {
        jdbc.sql("""
                insert into escalation_holder (escalation, tier, holder, since, round)
                select ?, ?, ?, ?, 1 + count(*) from escalation_event where escalation = ? and happening in ('HANDED_DOWN', 'REOPENED', 'MOVED')""")
                .params(escalation.id().value(), escalation.turn().tier(), escalation.turn().holder(), at(escalation.turn().since()),
                        escalation.id().value())
                .update();
        events.publishEvent(new TierTurnBegan(escalation));
    }

    /** The escalation, locked until the transaction ends: people and clocks take turns. */
    Optional<Escalation> lock(EscalationId id) {
        return jdbc.sql("select * from escalation where id = ? for update").param(id.value())
                .query(EscalationRows::escalation).optional();
    }

    /** Several, locked in the order in which everybody locks several: that of the table's ids, which is not the one of Java's. */
    List<Escalation> lockAll(Collection<EscalationId> ids) {
        return jdbc.sql("select * from escalation where id = any (?) order by id for update").param(ids.stream().map(EscalationId::value).toArray(UUID[]::new))
                .query(EscalationRows::escalation).list();
    }

    Optional<Escalation> find(EscalationId id) {
        return jdbc.sql("select * from escalation where id = ?").param(id.value()).query(EscalationRows::escalation).optional();
    }

    Optional<Escalation> openSystemic(StandardId standard, UnitId unit) {
        return jdbc.sql("""
                select * from escalation where standard = ? and unit = ? and kind = 'SYSTEMIC' and state = 'OPEN'
                for update""")
                .params(standard.value(), unit.value()).query(EscalationRows::escalation).optional();
    }

    Optional<EscalationId> ofProcess(String process) {
        return jdbc.sql("select id from escalation where process_id = ?").param(process).query(UUID.class).optional().map(EscalationId::new);
    }

    /**
     * The open escalations for which a run can make a difference: they wait for one or for its proof, have settled for a while,
     * carry nothing that is open any more, or nothing but what is waived while their clock still runs, or something that is not while it stands still.
     */
    List<EscalationId> toSettle() {
        return jdbc.sql("""
                with to_work_on as (
                    select c.escalation from escalation_breach c join breach b on b.id = c.breach where c.left_at is null and b.state = 'OPEN'
                        and not exists (select 1 from waiver w where w.breach = b.id and w.state = 'IN_FORCE'))
                select e.id from escalation e
                where e.state = 'OPEN' and (e.step in ('RE_TEST', 'SIGN_OFF') or e.id in (select escalation from settling)
                   or not exists (select 1 from escalation_breach c join breach b on b.id = c.breach where c.escalation = e.id and c.left_at is null
                                  and b.state = 'OPEN')
                   or e.held_until is null and e.id not in (select escalation from to_work_on)
                   or e.held_until is not null and e.id in (select escalation from to_work_on)
                      and not exists (select 1 from escalation_pause p where p.escalation = e.id and p.state = 'IN_FORCE')
                      and not exists (select 1 from escalation_muting m where m.child = e.id and m.ended_at is null))
                order by e.opened_at, e.id""").query(UUID.class).list().stream().map(EscalationId::new).toList();
    }

    /** The open escalations that carry a case graver than themselves which nobody has waived. */
    List<EscalationId> outgrown() {
        return jdbc.sql("""
                select e.id from escalation e
                where e.state = 'OPEN' and exists (select 1 from escalation_breach c join breach b on b.id = c.breach
                    where c.escalation = e.id and c.open and b.state = 'OPEN' and b.severity < e.severity
                      and not exists (select 1 from waiver w where w.breach = b.id and w.state = 'IN_FORCE'))
                order by e.opened_at, e.id""").query(UUID.class).list().stream().map(EscalationId::new).toList();
    }

    /** The open escalations at a step. */
    List<Escalation> at(Step step) {
        return jdbc.sql("select * from escalation where state = 'OPEN' and step = ? order by opened_at, id").param(step.name())
                .query(EscalationRows::escalation).list();
    }

    /** What left it for another unit may come back to it. */
    void attach(EscalationId escalation, Collection<BreachId> breaches, Instant when) {
        jdbc.sql("""
                insert into escalation_breach (escalation, breach, attached_at, open) select ?, breach, ?, true from unnest(?) as breach
                on conflict (escalation, breach) do update set open = true, left_at = null where not escalation_breach.open""")
                .params(escalation.value(), at(when), breaches.stream().map(BreachId::value).toArray(UUID[]::new)).update();
    }

    /** These are worked on elsewhere from now on. */
    void left(EscalationId escalation, Collection<BreachId> breaches, Instant when) {
        jdbc.sql("update escalation_breach set open = false, left_at = ? where escalation = ? and breach = any (?)")
                .params(at(when), escalation.value(), breaches.stream().map(BreachId::value).toArray(UUID[]::new)).update();
    }

    /** The open escalations that carry a case in breach which another unit answers for now; first those that mute others, which then go along muted. */
    List<EscalationId> withCasesElsewhere() {
        return jdbc.sql("""
                select e.id from escalation e
                where e.state = 'OPEN' and exists (select 1 from escalation_breach c join breach b on b.id = c.breach
                    where c.escalation = e.id and c.open and b.state = 'OPEN' and b.unit <> e.unit)
                order by e.kind = 'SYSTEMIC' desc, e.opened_at, e.id""").query(UUID.class).list().stream().map(EscalationId::new).toList();
    }

    /** Its cases, also those that have cleared; not those that went to another unit. */
    List<BreachId> breachesOf(EscalationId escalation) {
        return jdbc.sql("select breach from escalation_breach where escalation = ? and left_at is null").param(escalation.value())
                .query(UUID.class).list().stream().map(BreachId::new).toList();
    }

    /** The escalation that carries a breach, or carried it last. */
    Optional<EscalationId> carrying(BreachId breach) {
        return jdbc.sql("select escalation from escalation_breach where breach = ? order by open desc, attached_at desc limit 1")
                .param(breach.value()).query(UUID.class).optional().map(EscalationId::new);
    }

    /** The open escalations that carry some of these, in the order in which everybody locks them. */
    List<EscalationId> carrying(List<BreachId> breaches) {
        return jdbc.sql("select distinct escalation from escalation_breach where open and breach = any (?) order by escalation")
                .param(breaches.stream().map(BreachId::value).toArray(UUID[]::new)).query(UUID.class).list().stream().map(EscalationId::new).toList();
    }

    /** Which of these an open escalation carries. */
    List<BreachId> carried(List<BreachId> among) {
        return jdbc.sql("select breach from escalation_breach where open and breach = any (?)").param(among.stream().map(BreachId::value).toArray(UUID[]::new))
                .query(UUID.class).list().stream().map(BreachId::new).toList();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static Escalation escalation(ResultSet row, int index) throws SQLException {
        String closure = row.getString("closure");
        Turn turn = new Turn(Step.valueOf(row.getString("step")), row.getInt("tier"), row.getString("holder"),
                row.getString("acts_next"), row.getObject("next_tier", Integer.class), row.getString("next_holder"),
                instant(row, "step_started_at"), instant(row, "step_due_at"), instant(row, "overdue_since"));
        UUID cleanRun = row.getObject("clean_run", UUID.class);
        return new Escalation(new EscalationId(row.getObject("id", UUID.class)), row.getString("reference"),
                new StandardId(row.getString("standard")), new UnitId(row.getString("unit")),
                EscalationKind.valueOf(row.getString("kind")), Severity.valueOf(row.getString("severity")),
                EscalationState.valueOf(row.getString("state")), closure == null ? null : Closure.valueOf(closure), turn,
                instant(row, "actions_done_at"), cleanRun == null ? null : new RunId(cleanRun), row.getInt("version"), row.getString("process_id"),
                instant(row, "opened_at"), instant(row, "closed_at"));
    }
}
