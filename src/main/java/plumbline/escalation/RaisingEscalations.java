package plumbline.escalation;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.breaches.Waivers;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.core.Severity;
import plumbline.escalation.failure.Failures;

/**
 * Raises an escalation that carries a case graver than itself: a breach grows graver with the time it lasts, with what
 * becomes known, or with another rule. The graver limits count from that moment; those that stood already stay where they
 * end earlier.
 */
@Component
class RaisingEscalations {

    private final Breaches breaches;
    private final Waivers waivers;
    private final EscalationRows escalations;
    private final EscalationPolicy policy;
    private final HeldClock held;
    private final Turns turns;
    private final OuterLimits limits;
    private final Standstill standstill;
    private final Muting muting;
    private final Telling telling;
    private final Story story;
    private final ApplicationEventPublisher events;
    private final Failures failures;
    private final TransactionTemplate transactions;

    RaisingEscalations(Breaches breaches, Waivers waivers, EscalationRows escalations, EscalationPolicy policy, HeldClock held, Turns turns,
                       OuterLimits limits, Standstill standstill, Muting muting, Telling telling, Story story, ApplicationEventPublisher events,
                       Failures failures, TransactionTemplate transactions) {
        this.breaches = breaches;
        this.waivers = waivers;
        this.escalations = escalations;
        this.policy = policy;
        this.held = held;
        this.turns = turns;
        this.limits = limits;
        this.standstill = standstill;
        this.muting = muting;
        this.telling = telling;
        this.story = story;
        this.events = events;
        this.failures = failures;
        this.transactions = transactions;
    }

    /** Raises all that have to be, each in a transaction of its own. Doing it again, or twice at once, raises nothing more. */
    void raiseOutgrown() {
        failures.each("raising escalations", escalations.outgrown(), EscalationId::toString, id ->
                transactions.executeWithoutResult(status -> escalations.lock(id).filter(Escalation::open).ifPresent(escalation ->
                        gravest(escalation).filter(found -> found.graverThan(escalation.severity())).ifPresent(found -> raise(escalation, found)))));
    }

    /** Raises one. The caller holds the row's lock; the process is told. */
    Escalation raise(Escalation escalation, Severity to) {
        // A clock that is held is let run first, so that what counts from now is held like the rest afterwards.
        Escalation graver = escalation.at(held.hold(escalation, null)).graver(to);
        Escalation raised = graver.at(turns.graver(graver));
        escalations.save(raised);
        limits.graver(raised);
        Optional<Escalation> muted = muting.outgrown(raised);
        Escalation running = standstill.follow(raised);
        String words = "From " + escalation.severity().word() + " to " + to.word();
        story.tell(running, Actor.SERVICE, Happening.GRAVER, words + "; its limits count from now on, where they are the earlier ones");
        muted.ifPresent(parent -> story.tell(running, Actor.SERVICE, Happening.MUTED_NO_MORE,
                "It has become too grave to wait for " + parent.reference()));
        telling.graver(running, policy.rowFor(running.standard(), to, running.unit()), "It has become graver. " + words
                + "; its step is due by " + BusinessTime.write(running.turn().dueAt()));
        events.publishEvent(new BecameGraver(running, escalation.severity()));
        return running;
    }

    /** That of its gravest case in breach; nobody has to act on a waived one. */
    private Optional<Severity> gravest(Escalation escalation) {
        Set<BreachId> waived = waivers.waived();
        return breaches.all(escalations.breachesOf(escalation.id())).stream()
                .filter(each -> each.state() == Breach.State.OPEN && !waived.contains(each.id()))
                .map(Breach::severity).min(Comparator.naturalOrder());
    }
}
