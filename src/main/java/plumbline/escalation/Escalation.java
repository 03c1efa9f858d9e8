package plumbline.escalation;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.evaluation.RunId;

/**
 * What people work on: one breach, or the breaches of one standard in one unit.
 *
 * @param reference     what people call it, for example {@code E-1042}
 * @param severity      that of its gravest breach; it never becomes milder while it is open
 * @param turn          whose turn it is
 * @param actionsDoneAt when all actions of the agreed plan were done; only a test that began later counts
 * @param cleanRun      the run that found no case in breach any more after that; a sign-off rests on it
 * @param version       counts changes, so that two people never overwrite each other
 * @param process       the id of its process
 */
public record Escalation(EscalationId id, String reference, StandardId standard, UnitId unit, EscalationKind kind,
                         Severity severity, EscalationState state, @Nullable Closure closure, Turn turn,
                         @Nullable Instant actionsDoneAt, @Nullable RunId cleanRun, int version, String process, Instant openedAt,
                         @Nullable Instant closedAt) {

    /** References by their numbers: the lower one has fewer digits, or lower ones. */
    static final Comparator<String> REFERENCES = Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    /** Whether people still work on it. */
    public boolean open() {
        return state == EscalationState.OPEN;
    }

    Escalation at(Turn other) {
        return new Escalation(id, reference, standard, unit, kind, severity, state, closure, other, actionsDoneAt, cleanRun,
                version, process, openedAt, closedAt);
    }

    Escalation in(UnitId other) {
        return new Escalation(id, reference, standard, other, kind, severity, state, closure, turn, actionsDoneAt, cleanRun,
                version, process, openedAt, closedAt);
    }

    Escalation graver(Severity other) {
        return new Escalation(id, reference, standard, unit, kind, other, state, closure, turn, actionsDoneAt, cleanRun,
                version, process, openedAt, closedAt);
    }

    Escalation actionsDone(@Nullable Instant when) {
        return new Escalation(id, reference, standard, unit, kind, severity, state, closure, turn, when, null,
                version, process, openedAt, closedAt);
    }

    Escalation testedCleanIn(@Nullable RunId run) {
        return new Escalation(id, reference, standard, unit, kind, severity, state, closure, turn, actionsDoneAt, run,
                version, process, openedAt, closedAt);
    }

    Escalation closed(Closure how, Instant when) {
        Turn last = new Turn(Step.CLOSED, turn.tier(), turn.holder(), null, null, null, when, null, null);
        return new Escalation(id, reference, standard, unit, kind, severity, EscalationState.CLOSED, how, last,
                actionsDoneAt, cleanRun, version, process, openedAt, when);
    }
}
