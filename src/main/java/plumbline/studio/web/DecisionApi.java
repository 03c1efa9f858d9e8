package plumbline.studio.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plumbline.identity.SignedInUser;
import plumbline.studio.Reviewing;
import plumbline.studio.Submitting;
import plumbline.studio.Withdrawing;

/** Submitting change requests and deciding about them over the API. */
@RestController
@RequestMapping("/api/v1/change-requests")
class DecisionApi {

    /** The hash of what was read and is approved. */
    record Approval(@Nullable String hash) {
    }

    /** Why. */
    record Reason(@Nullable String reason) {
    }

    private final Submitting submitting;
    private final Reviewing reviewing;
    private final Withdrawing withdrawing;
    private final ChangeAnswers answers;

    DecisionApi(Submitting submitting, Reviewing reviewing, Withdrawing withdrawing, ChangeAnswers answers) {
        this.submitting = submitting;
        this.reviewing = reviewing;
        this.withdrawing = withdrawing;
        this.answers = answers;
    }

    @PostMapping("/{reference}/submit")
    ResponseEntity<Object> submit(@PathVariable String reference, @RequestBody ChangeApi.Seen seen, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(answers.find(reference).then(request -> submitting.submit(user.actor(), reference, Objects.requireNonNullElse(seen.version(), request.version()))));
    }

    @PostMapping("/{reference}/take-back")
    ResponseEntity<Object> takeBack(@PathVariable String reference, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(withdrawing.takeBack(user.actor(), reference));
    }

    @PostMapping("/{reference}/withdraw")
    ResponseEntity<Object> withdraw(@PathVariable String reference, @RequestBody Reason reason, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(withdrawing.withdraw(user.actor(), reference, ChangeAnswers.orEmpty(reason.reason())));
    }

    @PostMapping("/{reference}/approve")
    ResponseEntity<Object> approve(@PathVariable String reference, @RequestBody Approval approval, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(reviewing.approve(user, reference, ChangeAnswers.orEmpty(approval.hash())));
    }

    @PostMapping("/{reference}/request-changes")
    ResponseEntity<Object> requestChanges(@PathVariable String reference, @RequestBody Reason reason, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(reviewing.requestChanges(user, reference, ChangeAnswers.orEmpty(reason.reason())));
    }

    @PostMapping("/{reference}/reject")
    ResponseEntity<Object> reject(@PathVariable String reference, @RequestBody Reason reason, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(reviewing.reject(user, reference, ChangeAnswers.orEmpty(reason.reason())));
    }
}
