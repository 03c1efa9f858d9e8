package plumbline.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;
import plumbline.core.BusinessTime;
import plumbline.escalation.process.EscalationProcesses;

/** Makes an escalation's clock and its process follow what holds it: a pause, or waivers of all its cases in breach. */
@Component
class Standstill {

    private final EscalationRows escalations;
    private final PauseTable pauses;
    private final Breaches breaches;
    private final Waivers waivers;
    private final HeldClock held;
    private final EscalationProcesses processes;

    Standstill(EscalationRows escalations, PauseTable pauses, Breaches breaches, Waivers waivers, HeldClock held,
               EscalationProcesses processes) {
        this.escalations = escalations;
        this.pauses = pauses;
        this.breaches = breaches;
        this.waivers = waivers;
        this.held = held;
        this.processes = processes;
    }

    /** Follows what is in force now. The caller holds the row's lock. */
    Escalation follow(Escalation escalation) {
        LocalDate paused = pauses.of(escalation.id(), Pause.State.IN_FORCE).map(Pause::until).orElse(LocalDate.MIN);
        LocalDate waived = allWaivedUntil(escalation).orElse(LocalDate.MIN);
        LocalDate last = paused.isAfter(waived) ? paused : waived;
        Instant until = last.equals(LocalDate.MIN) ? null : BusinessTime.startOf(last.plusDays(1));
        Escalation changed = escalation.at(held.hold(escalation, until));
        escalations.save(changed);
        processes.reschedule(changed.process(), Turns.wait(changed.turn()));
        return changed;
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
