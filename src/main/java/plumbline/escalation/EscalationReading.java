package plumbline.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.breaches.Breach;
import plumbline.breaches.Breaches;
import plumbline.core.BusinessTime;
import plumbline.core.Page;
import plumbline.core.UnitId;
import plumbline.organisation.Organisation;

/** Reads for screens, by plain SQL. */
@Component
class EscalationReading implements Escalations {

    private static final String SUMMARY = """
            select e.*,
                   (select count(*) from escalation_breach eb where eb.escalation = e.id and eb.left_at is null) as cases,
                   (select count(*) from escalation_breach eb join breach b on b.id = eb.breach
                    where eb.escalation = e.id and eb.left_at is null and b.state = 'OPEN') as cases_in_breach,
                   (select count(*) from action a join action_plan p on p.id = a.plan
                    where p.escalation = e.id and p.state = 'AGREED' and a.done_at is null and a.overdue_at is not null)
                       as overdue_actions,
                   (select p.reference from escalation_muting m join escalation p on p.id = m.parent
                    where m.child = e.id and m.ended_at is null) as muted_by
            from escalation e
            """;
    private static final String ORDER = " order by e.state desc, e.severity, e.step_due_at, e.opened_at desc, length(e.reference), e.reference";

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final Breaches breaches;
    private final EscalationRows escalations;
    private final Plans plans;
    private final Story story;
    private final EvidenceTable evidence;
    private final Decisions decisions;
    private final MovingDueDates movingDueDates;
    private final Clock clock;
    private final StandIns standIns;
    private final NextToAct nextToAct;
    private final ObjectProvider<WorkSource> sources;

    EscalationReading(JdbcClient jdbc, Organisation organisation, Breaches breaches, EscalationRows escalations, Plans plans,
                      Story story, EvidenceTable evidence, Decisions decisions, MovingDueDates movingDueDates, Clock clock, StandIns standIns,
                      NextToAct nextToAct, ObjectProvider<WorkSource> sources) {
        this.nextToAct = nextToAct;
        this.sources = sources;
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.breaches = breaches;
        this.escalations = escalations;
        this.plans = plans;
        this.story = story;
        this.evidence = evidence;
        this.decisions = decisions;
        this.movingDueDates = movingDueDates;
        this.clock = clock;
        this.standIns = standIns;
    }

    @Override
    @Transactional(readOnly = true)
    public Page<EscalationSummary> find(EscalationFilter filter, int page) {
        Narrowing narrowing = narrowing(filter);
        int total = jdbc.sql("select count(*) from escalation e" + narrowing.where()).params(narrowing.values())
                .query(Integer.class).single();
        return Page.read(total, page, PAGE_SIZE, before -> jdbc.sql(SUMMARY + narrowing.where() + ORDER + " limit " + PAGE_SIZE + " offset " + before)
                .params(narrowing.values()).query(EscalationReading::summary).list().stream().map(this::today).toList());
    }

    @Override
    public List<EscalationSummary> all(EscalationFilter filter) {
        Narrowing narrowing = narrowing(filter);
        return jdbc.sql(SUMMARY + narrowing.where() + ORDER).params(narrowing.values()).query(EscalationReading::summary).list();
    }

    @Override
    public Optional<EscalationSummary> escalation(EscalationId id) {
        return jdbc.sql(SUMMARY + " where e.id = ?").param(id.value()).query(EscalationReading::summary).optional().map(this::today);
    }

    @Override
    public Page<Breach> cases(EscalationId id, int page) {
        return Page.of(breaches.all(escalations.breachesOf(id)), page, PAGE_SIZE);
    }

    @Override
    public List<StoryEntry> story(EscalationId id) {
        return story.of(id);
    }

    @Override
    public List<ActionPlan> plans(EscalationId id) {
        return plans.of(id);
    }

    @Override
    public Optional<EvidenceFile> file(EscalationId id, UUID evidenceId) {
        return evidence.file(id, evidenceId);
    }

    @Override
    @Transactional(readOnly = true)
    public List<WorkItem> workOf(String username) {
        List<WorkItem> items = new ArrayList<>();
        for (String worker : standIns.workers(username)) {
            String onBehalfOf = worker.equals(username) ? null : worker;
            Stream.concat(workFor(worker).stream(), sources.orderedStream().flatMap(source -> source.of(worker).stream()))
                    .forEach(item -> items.add(item.onBehalfOf(onBehalfOf)));
        }
        Instant now = clock.instant();
        decisions.waitingFor(username).forEach((id, until) -> escalation(id).ifPresent(summary ->
                items.add(new WorkItem(summary, WorkItem.Kind.DECIDE, null, BusinessTime.endOf(until), now.isAfter(BusinessTime.endOf(until)), null))));
        movingDueDates.waitingFor(username).forEach(waiting -> escalation(waiting.escalation()).ifPresent(summary -> items.add(new WorkItem(
                summary, WorkItem.Kind.AGREE_AGAIN, null, BusinessTime.endOf(waiting.before()), now.isAfter(BusinessTime.endOf(waiting.before())), null))));
        items.sort(Comparator.comparing(WorkItem::overdue).reversed().thenComparing(WorkItem::dueAt)
                .thenComparing(item -> item.summary().escalation().severity())
                .thenComparing(item -> item.summary().escalation().reference(), Escalation.REFERENCES));
        return items;
    }

    private List<WorkItem> workFor(String username) {
        Instant now = clock.instant();
        List<WorkItem> items = new ArrayList<>();
        for (EscalationSummary stored : involved(username)) {
            EscalationSummary summary = today(stored);
            Turn turn = summary.escalation().turn();
            Instant due = Objects.requireNonNull(turn.dueAt(), "an open escalation has a limit");
            if (turn.step() == Step.ACT) {
                ownActions(summary, username, now, items);
            }
            boolean muted = summary.mutedBy() != null;
            boolean acts = turn.step() != Step.ACT && username.equals(turn.actsNext());
            if (acts || username.equals(turn.holder())) {
                boolean overdue = !muted && (now.isAfter(due) || turn.overdueSince() != null);
                items.add(new WorkItem(summary, acts ? WorkItem.Kind.STEP : WorkItem.Kind.WATCH, null, due, overdue, null));
            }
        }
        return items;
    }

    @Override
    public List<EscalationSummary> heldBefore(String username) {
        return jdbc.sql(SUMMARY + """
                 where e.state = 'OPEN' and e.holder is distinct from ? and exists (
                    select 1 from escalation_holder h where h.escalation = e.id and h.holder = ? and h.tier < e.tier
                    union all select 1 from escalation_told t where t.escalation = e.id and t.username = ?)""" + ORDER)
                .params(username, username, username).query(EscalationReading::summary).list();
    }

    private EscalationSummary today(EscalationSummary summary) {
        return summary.of(nextToAct.today(summary.escalation()));
    }

    private String[] answersFor(String username) {
        return standIns.answersFor(username).stream().flatMap(unit -> organisation.within(unit).stream()).distinct().map(UnitId::value).toArray(String[]::new);
    }

    /** Also those whose step began while, or since when, somebody stood in for somebody: who judges them may have changed with that. */
    private List<EscalationSummary> involved(String username) {
        return jdbc.sql(SUMMARY + """
                 where e.state = 'OPEN' and (e.acts_next = :person or e.holder = :person or e.step = 'ACT' and exists (
                    select 1 from action a join action_plan p on p.id = a.plan
                    where p.escalation = e.id and p.state = 'AGREED' and a.owner = :person and a.done_at is null)
                    or e.step in ('AGREE', 'SIGN_OFF') and e.unit = any (:units) and exists (
                    select 1 from deputy d where d.starts <= :today and d.ends >= (e.step_started_at at time zone 'Europe/London')::date))""")
                .param("person", username).param("units", answersFor(username)).param("today", BusinessTime.dayOf(clock.instant())).query(EscalationReading::summary).list();
    }

    private void ownActions(EscalationSummary summary, String username, Instant now, List<WorkItem> items) {
        plans.live(summary.escalation().id()).stream().flatMap(plan -> plan.actions().stream())
                .filter(action -> action.owner().equals(username) && action.doneAt() == null)
                .forEach(action -> {
                    Instant due = BusinessTime.endOf(action.agreedDueOn());
                    items.add(new WorkItem(summary, WorkItem.Kind.DO, action, due, now.isAfter(due), null));
                });
    }

    /** A where clause of our own words, and the values for its question marks. */
    private record Narrowing(String where, List<Object> values) {
    }

    private Narrowing narrowing(EscalationFilter filter) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        filter.state().ifPresent(state -> add(conditions, values, "e.state = ?", state.name()));
        filter.tier().ifPresent(tier -> add(conditions, values, "e.tier = ?", tier));
        filter.standard().ifPresent(standard -> add(conditions, values, "e.standard = ?", standard.value()));
        filter.severity().ifPresent(severity -> add(conditions, values, "e.severity = ?", severity.name()));
        filter.step().ifPresent(step -> add(conditions, values, "e.step = ?", step.name()));
        filter.unit().ifPresent(unit -> add(conditions, values, "e.unit = any (?)",
                organisation.within(unit).stream().map(UnitId::value).toArray(String[]::new)));
        return new Narrowing(conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions), values);
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object value) {
        conditions.add(condition);
        values.add(value);
    }

    private static EscalationSummary summary(ResultSet row, int index) throws SQLException {
        return new EscalationSummary(EscalationRows.escalation(row, index), row.getInt("cases"), row.getInt("cases_in_breach"),
                row.getInt("overdue_actions"), row.getString("muted_by"));
    }
}
