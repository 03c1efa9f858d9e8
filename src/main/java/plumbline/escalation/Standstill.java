package plumbline.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;
import plumbline.core.BusinessTime;
import plumbline.escalation.process.EscalationProcesses;

/**
 * Makes an escalation's clock and its process follow what holds it: a pause, waivers of all its cases in breach, that they are
 * all clear and have to settle, or a systemic one that mutes it.
 */
@Component
class Standstill {

    private final EscalationRows escalations;
    private final PauseTable pauses;
    private final Breaches breaches;
    private final Waivers waivers;
    private final HeldClock held;
    private final OuterLimits limits;
    private final EscalationProcesses processes;
    private final JdbcClient jdbc;

    Standstill(EscalationRows escalations, PauseTable pauses, Breaches breaches, Waivers waivers, HeldClock held,
               OuterLimits limits, EscalationProcesses processes, JdbcClient jdbc) {
        this.escalations = escalations;
        this.pauses = pauses;
        this.breaches = breaches;
        this.waivers = waivers;
        this.held = held;
        this.limits = limits;
        this.processes = processes;
        this.jdbc = jdbc;
    }

    /** Follows what is in force now. The caller holds the row's lock. */
    Escalation follow(Escalation escalation) {
        Escalation changed = hold(escalation);
        processes.reschedule(changed.process(), Turns.wait(changed.turn()));
        limits.next(changed.id()).ifPresent(next -> processes.outerLimit(changed.process(), next.dueAt()));
        return changed;
    }

    /** Lets the clock run that stood still for the other cases only: one has joined or is in breach again. The caller holds the row's lock. */
    Escalation joined(Escalation escalation) {
        return held.heldUntil(escalation.id()).isPresent() ? follow(escalation) : escalation;
    }

    /** Holds the clock of one whose last case that somebody had to act on is clear or has left. The caller holds the row's lock. */
    Escalation left(Escalation escalation) {
        return held.heldUntil(escalation.id()).isPresent() ? escalation : follow(escalation);
    }

    /** Follows what is in force now; the caller tells the process. */
    Escalation hold(Escalation escalation) {
        LocalDate paused = pauses.of(escalation.id(), Pause.State.IN_FORCE).map(Pause::until).orElse(LocalDate.MIN);
        LocalDate waived = allWaivedUntil(escalation).orElse(LocalDate.MIN);
        LocalDate settling = settlingUntil(escalation.id()).orElse(LocalDate.MIN);
        LocalDate muted = mutedUntil(escalation.id()).orElse(LocalDate.MIN);
        LocalDate last = Stream.of(paused, waived, settling, muted).max(Comparator.naturalOrder()).orElseThrow();
        Instant until = last.equals(LocalDate.MIN) ? null : BusinessTime.startOf(last.plusDays(1));
        Escalation changed = escalation.at(held.hold(escalation, until));
        escalations.save(changed);
        return changed;
    }

    private Optional<LocalDate> mutedUntil(EscalationId escalation) {
        return jdbc.sql("select until from escalation_muting where child = ? and ended_at is null").param(escalation.value())
                .query(LocalDate.class).optional();
    }

    private Optional<LocalDate> settlingUntil(EscalationId escalation) {
        return jdbc.sql("select until from settling where escalation = ?").param(escalation.value()).query(LocalDate.class).optional();
    }

    /** How many cases the escalation still has to be worked on for: those in breach that nobody has waived. */
    long inBreach(List<Breach> cases) {
        Set<BreachId> waived = waivers.waived();
        return cases.stream().filter(each -> each.state() == Breach.State.OPEN && !waived.contains(each.id())).count();
    }

    /** Until the first waiver ends, if no case in breach is without one. */
    private Optional<LocalDate> allWaivedUntil(Escalation escalation) {
        List<BreachId> open = breaches.all(escalations.breachesOf(escalation.id())).stream()
                .filter(each -> each.state() == Breach.State.OPEN).map(Breach::id).toList();
        List<Waiver> inForce = waivers.of(open).stream().filter(waiver -> waiver.state() == Waiver.State.IN_FORCE).toList();
        return open.isEmpty() || inForce.size() < open.size() ? Optional.empty()
                : inForce.stream().map(Waiver::until).min(Comparator.naturalOrder());
    }
}
