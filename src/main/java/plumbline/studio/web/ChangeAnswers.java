package plumbline.studio.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import plumbline.core.Attempt;
import plumbline.identity.Problems;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangeRequests;

/** What the API answers about a change request. */
@Component
class ChangeAnswers {

    private final ChangeRequests requests;

    ChangeAnswers(ChangeRequests requests) {
        this.requests = requests;
    }

    Attempt<ChangeRequest> find(String reference) {
        return requests.called(reference).map(Attempt::done).orElseGet(() -> Attempt.notFound("There is no such change request."));
    }

    /** The change request with its story, or why not. */
    ResponseEntity<Object> of(Attempt<ChangeRequest> attempt) {
        return any(attempt.map(request -> ChangeView.of(request, requests.story(request))));
    }

    /** Whatever was asked for, or why not. */
    static ResponseEntity<Object> any(Attempt<?> attempt) {
        return attempt instanceof Attempt.Refused<?> refused ? Problems.of(refused) : ResponseEntity.ok(((Attempt.Done<?>) attempt).value());
    }

    static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
