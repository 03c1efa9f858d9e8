package plumbline.escalation;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Attempt;

/**
 * Where people's changes to escalations queue up: one at a time for each escalation, each in one transaction, and only
 * if it is still as the person saw it.
 */
@Component
class Desk {

    private final EscalationRows escalations;
    private final TransactionTemplate transactions;

    Desk(EscalationRows escalations, TransactionTemplate transactions) {
        this.escalations = escalations;
        this.transactions = transactions;
    }

    /** Does a piece of work on an open escalation; what it refuses has changed nothing. */
    <T> Attempt<T> work(Change change, Function<Escalation, Attempt<T>> work) {
        // That it has closed says more than that it has changed.
        return locked(change, escalation -> escalation.open() ? unchanged(change, escalation, work)
                : Attempt.notNow(escalation.reference() + " is closed: " + Objects.requireNonNull(escalation.closure()).word() + "."));
    }

    /** The same for one that may have closed. */
    <T> Attempt<T> workOnAny(Change change, Function<Escalation, Attempt<T>> work) {
        return locked(change, escalation -> unchanged(change, escalation, work));
    }

    /** The same for work that belongs to certain steps. */
    <T> Attempt<T> workAt(Set<Step> steps, Change change, Function<Escalation, Attempt<T>> work) {
        return work(change, escalation -> steps.contains(escalation.turn().step()) ? work.apply(escalation)
                : Attempt.notNow(escalation.reference() + " is at “" + escalation.turn().step().word() + "”, so this cannot be done now."));
    }

    private <T> Attempt<T> locked(Change change, Function<Escalation, Attempt<T>> work) {
        return Objects.requireNonNull(transactions.execute(status -> escalations.lock(change.escalation()).map(work)
                .orElseGet(() -> Attempt.notFound("There is no escalation with this id."))));
    }

    private static <T> Attempt<T> unchanged(Change change, Escalation escalation, Function<Escalation, Attempt<T>> work) {
        return change.version() == null || change.version() == escalation.version() ? work.apply(escalation)
                : Attempt.notNow(escalation.reference() + " has changed since you opened it. Open it again to see what "
                        + "happened, then decide.");
    }
}
