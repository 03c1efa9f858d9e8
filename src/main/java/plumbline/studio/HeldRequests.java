package plumbline.studio;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Attempt;

/** Change requests for somebody who is about to change them: nobody else changes them meanwhile. */
@Component
class HeldRequests {

    private final ChangeRequestTable requests;
    private final TransactionTemplate transaction;

    HeldRequests(ChangeRequestTable requests, PlatformTransactionManager transactions) {
        this.requests = requests;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** As it is, for reading. */
    Attempt<ChangeRequest> find(String reference) {
        return requests.called(reference).map(Attempt::done).orElseGet(HeldRequests::none);
    }

    /** Held until the transaction of the caller ends. */
    Attempt<ChangeRequest> held(String reference) {
        return requests.hold(reference).map(Attempt::done).orElseGet(HeldRequests::none);
    }

    /**
     * A draft, held until the transaction of the caller ends.
     *
     * @param version the version of the draft the person saw; refused when somebody has saved since. {@code null} for any
     */
    Attempt<ChangeRequest> open(String reference, @Nullable Integer version) {
        return held(reference).then(request -> {
            if (!request.state().open()) {
                return Attempt.notNow("What was submitted cannot be changed. Take it back first.");
            }
            if (version != null && version != request.version()) {
                return overtaken(request);
            }
            return Attempt.done(request);
        });
    }

    /** Somebody has saved a draft since a person opened it. */
    static Attempt<ChangeRequest> overtaken(ChangeRequest request) {
        return Attempt.notNow(request.changedBy() + " has saved this draft since you opened it. Nothing was overwritten: keep a copy of your text,"
                + " open the draft again and put your change in.");
    }

    /** Changes it in a transaction of its own and reads it again. */
    Attempt<ChangeRequest> changed(String reference, Function<ChangeRequest, Attempt<ChangeRequest>> change) {
        return Objects.requireNonNull(transaction.execute(status -> held(reference).then(change).then(done -> find(done.reference()))));
    }

    private static Attempt<ChangeRequest> none() {
        return Attempt.notFound("There is no such change request.");
    }
}
