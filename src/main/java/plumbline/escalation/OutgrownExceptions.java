package plumbline.escalation;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.Breach;
import plumbline.breaches.Breaches;
import plumbline.breaches.ExceptionRequest;
import plumbline.breaches.ExceptionRequest.State;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;
import plumbline.core.Actor;
import plumbline.core.Severity;
import plumbline.escalation.ExceptionLimits.Limit;
import plumbline.escalation.failure.Failures;

/**
 * Ends pauses and waivers that were granted for something milder: when what they are about has become so grave that a higher
 * tier had to decide, or that they last too long. A request for one is refused in the same way; it can be asked for again.
 * What a director set aside with others stays so: it ends with the rule that brought it.
 */
@Component
class OutgrownExceptions {

    private final Breaches breaches;
    private final Waivers waivers;
    private final WaiverKind waiverKind;
    private final WaiverEnding waiverEnding;
    private final PauseTable pauses;
    private final PauseKind pauseKind;
    private final EscalationRows escalations;
    private final ExceptionLimits limits;
    private final ExceptionTerm term;
    private final ExceptionNotices notices;
    private final Ladder ladder;
    private final Story story;
    private final Failures failures;
    private final TransactionTemplate transactions;

    OutgrownExceptions(Breaches breaches, Waivers waivers, WaiverKind waiverKind, WaiverEnding waiverEnding, PauseTable pauses, PauseKind pauseKind,
                       EscalationRows escalations, ExceptionLimits limits, ExceptionTerm term, ExceptionNotices notices, Ladder ladder,
                       Story story, Failures failures, TransactionTemplate transactions) {
        this.breaches = breaches;
        this.waivers = waivers;
        this.waiverKind = waiverKind;
        this.waiverEnding = waiverEnding;
        this.pauses = pauses;
        this.pauseKind = pauseKind;
        this.escalations = escalations;
        this.limits = limits;
        this.term = term;
        this.notices = notices;
        this.ladder = ladder;
        this.story = story;
        this.failures = failures;
        this.transactions = transactions;
    }

    /** Those of cases that have become graver, each in a transaction of its own. */
    void endWaivers() {
        List<Waiver> outgrown = live(waivers.in(State.ASKED), waivers.in(State.IN_FORCE))
                .filter(waiver -> waiver.setAside() == null && outgrown(waiver)).toList();
        failures.each("ending outgrown waivers", outgrown, waiver -> "waiver " + waiver.id(), waiver -> transactions.executeWithoutResult(status -> waiverEnding.lock(waiver).ifPresent(escalation ->
                        waivers.waiver(waiver.id()).filter(this::outgrown).ifPresent(again ->
                                end(waiverKind, escalation, again, severity(again), limit(again).longestWaiver())))));
    }

    /** Those of escalations that have become graver, each in a transaction of its own. */
    void endPauses() {
        List<Pause> outgrown = live(pauses.asked(), pauses.inForce()).filter(this::outgrown).toList();
        failures.each("ending outgrown pauses", outgrown, pause -> "pause " + pause.id(), pause -> transactions.executeWithoutResult(status -> escalations.lock(pause.escalation()).filter(Escalation::open).ifPresent(escalation ->
                        pauses.find(pause.id()).filter(this::outgrown).ifPresent(again ->
                                end(pauseKind, escalation, again, escalation.severity(), limit(escalation).longestPause())))));
    }

    private <R extends ExceptionRequest> void end(ExceptionKind<R> kind, Escalation escalation, R request, Severity severity, int longest) {
        int lowest = limits.limit(escalation.standard(), severity).lowestApprover();
        String reason = "it has become " + severity.word() + ". A " + kind.word() + " is now decided not below " + ladder.name(lowest)
                + " and lasts at most " + longest + " working days; it can be asked for again";
        if (request.state() == State.IN_FORCE) {
            kind.end(escalation, request, Actor.SERVICE, reason);
            return;
        }
        kind.putDown(request, State.REFUSED, Actor.SERVICE, lowest, reason, null);
        String words = "The " + kind.name(request) + " that was asked for is not decided any more: " + reason;
        story.tell(escalation, Actor.SERVICE, kind.refused(), words);
        notices.tell(escalation, request, Actor.SERVICE, words);
    }

    private boolean outgrown(Waiver waiver) {
        return waiver.live() && breaches.breach(waiver.breach()).filter(breach -> breach.state() == Breach.State.OPEN).isPresent()
                && outgrown(waiver, limit(waiver), limit(waiver).longestWaiver());
    }

    private boolean outgrown(Pause pause) {
        return pause.live() && escalations.find(pause.escalation()).filter(Escalation::open).map(this::limit)
                .filter(limit -> outgrown(pause, limit, limit.longestPause())).isPresent();
    }

    private boolean outgrown(ExceptionRequest request, Limit limit, int longest) {
        return request.lowestApprover() < limit.lowestApprover() || term.tooLong(request.until(), longest);
    }

    private Limit limit(Escalation escalation) {
        return limits.limit(escalation.standard(), escalation.severity());
    }

    private Limit limit(Waiver waiver) {
        Breach breach = breaches.breach(waiver.breach()).orElseThrow();
        return limits.limit(breach.fingerprint().standard(), breach.severity());
    }

    private Severity severity(Waiver waiver) {
        return breaches.breach(waiver.breach()).orElseThrow().severity();
    }

    private static <R> Stream<R> live(List<R> asked, List<R> inForce) {
        return Stream.concat(asked.stream(), inForce.stream());
    }
}
