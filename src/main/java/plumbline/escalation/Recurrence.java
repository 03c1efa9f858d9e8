package plumbline.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.BreachId;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.escalation.Ladder.Place;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.organisation.Organisation;

/** A breach that comes back soon after its escalation ended reopens the same one, a tier or a severity higher. */
@Component
class Recurrence {

    private record Rule(int windowWorkingDays, String raises) {
    }

    private final JdbcClient jdbc;
    private final EscalationRows escalations;
    private final EscalationProcesses processes;
    private final Turns turns;
    private final Ladder ladder;
    private final OuterLimits limits;
    private final Plans plans;
    private final Verification verification;
    private final Organisation organisation;
    private final Muting muting;
    private final Systemic systemic;
    private final EscalationPolicy policy;
    private final Telling telling;
    private final Story story;
    private final Clock clock;

    Recurrence(JdbcClient jdbc, EscalationRows escalations, EscalationProcesses processes, Turns turns, Ladder ladder, OuterLimits limits,
               Plans plans, Verification verification, Organisation organisation, Muting muting, Systemic systemic,
               EscalationPolicy policy, Telling telling, Story story, Clock clock) {
        this.jdbc = jdbc;
        this.escalations = escalations;
        this.processes = processes;
        this.turns = turns;
        this.ladder = ladder;
        this.limits = limits;
        this.plans = plans;
        this.verification = verification;
        this.organisation = organisation;
        this.muting = muting;
        this.systemic = systemic;
        this.policy = policy;
        this.telling = telling;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Reopens the escalation that ended last, if that was inside the window. The caller holds its row and the lock under which
     * escalations open.
     *
     * @param ended what {@link #last} gave
     * @return whether it was reopened
     */
    boolean reopened(Escalation ended, Severity severity, List<BreachId> cases) {
        boolean again = !ended.open() && inside(ended);
        if (again) {
            reopen(ended, severity, cases);
        }
        return again;
    }

    /**
     * The escalation that ended last for the same breach, or for the same standard in the same unit.
     *
     * @param single the breach when it escalates singly; {@code null} for a systemic one
     */
    Optional<EscalationId> last(StandardId standard, UnitId unit, @Nullable BreachId single) {
        String which = single == null ? "kind = 'SYSTEMIC'"
                : "kind = 'SINGLE' and exists (select 1 from escalation_breach b where b.escalation = e.id and b.breach = :breach)";
        return jdbc.sql("select id from escalation e where standard = :standard and unit = :unit and state = 'CLOSED'"
                        // A standard that is back is no recurrence.
                        + " and closure <> 'STANDARD_RETIRED' and " + which
                        + " order by closed_at desc limit 1")
                .param("standard", standard.value()).param("unit", unit.value()).param("breach", single == null ? null : single.value())
                .query(UUID.class).optional().map(EscalationId::new);
    }

    private boolean inside(Escalation closed) {
        LocalDate last = organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(
                BusinessTime.dayOf(Objects.requireNonNull(closed.closedAt())), rule(closed.severity()).windowWorkingDays());
        return !BusinessTime.dayOf(clock.instant()).isAfter(last);
    }

    private void reopen(Escalation closed, Severity found, List<BreachId> cases) {
        boolean byTier = rule(closed.severity()).raises().equals("TIER");
        Severity before = found.graverThan(closed.severity()) ? found : closed.severity();
        Severity severity = byTier || before == Severity.S1 ? before : Severity.values()[before.ordinal() - 1];
        int tier = byTier ? ladder.above(closed.turn().tier(), closed.unit()).map(Place::tier).orElse(closed.turn().tier()) : closed.turn().tier();
        Turn turn = turns.first(closed.standard(), severity, closed.unit(), tier);
        List<OuterLimit> outer = limits.reckon(closed.standard(), severity, closed.unit(), turn.tier(), clock.instant());
        String process = processes.start(closed.id().value(), closed.reference(), Turns.wait(turn), outer.get(0).dueAt());
        jdbc.sql("update escalation set process_id = ?, held_until = null where id = ?").params(process, closed.id().value()).update();
        Escalation open = new Escalation(closed.id(), closed.reference(), closed.standard(), closed.unit(), closed.kind(), severity,
                EscalationState.OPEN, null, turn, null, null, closed.version(), process, closed.openedAt(), null);
        escalations.save(open);
        verification.forgetAcceptedRisk(closed.id());
        jdbc.sql("delete from escalation_outer_limit where escalation = ?").param(closed.id().value()).update();
        limits.begin(open.id(), outer);
        plans.leaveBehind(open.id());
        verification.beginAnew(open.id());
        carry(open.id(), cases);
        story.tell(open, Actor.SERVICE, Happening.REOPENED, (cases.size() == 1 ? "1 case" : cases.size() + " cases") + " in breach again within "
                + rule(closed.severity()).windowWorkingDays() + " working days of its end; " + severity.word() + ", held by "
                + ladder.name(turn.tier()) + (turn.holder() == null ? " (nobody holds the post)" : " (" + turn.holder() + ")"));
        escalations.held(open);
        telling.atOnce(open, policy.rowFor(open.standard(), severity, open.unit()), "It was reopened");
        if (systemic.since(open.id()).isPresent()) {
            muting.begin(open);
        }
    }

    private void carry(EscalationId escalation, List<BreachId> cases) {
        Instant now = clock.instant();
        cases.forEach(breach -> jdbc.sql("""
                insert into escalation_breach (escalation, breach, attached_at, open) values (?, ?, ?, true)
                on conflict (escalation, breach) do update set open = true, left_at = null""")
                .params(escalation.value(), breach.value(), EscalationRows.at(now)).update());
    }

    private Rule rule(Severity severity) {
        return jdbc.sql("select window_working_days, raises from recurrence where severity = ?").param(severity.name())
                .query(Rule.class).single();
    }
}
