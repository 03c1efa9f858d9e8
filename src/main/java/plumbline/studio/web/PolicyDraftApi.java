package plumbline.studio.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Attempt;
import plumbline.identity.SignedInUser;
import plumbline.studio.PolicyDrafting;

/** The escalation policy of a change request over the API. */
@RestController
@RequestMapping("/api/v1/change-requests")
class PolicyDraftApi {

    /** The whole table, comma-separated, and the version of the draft that the sender saw. */
    record WrittenPolicy(@Nullable Integer version, @Nullable String text) {
    }

    private final PolicyDrafting drafting;
    private final PolicyDraftReading reading;
    private final ChangeAnswers answers;

    PolicyDraftApi(PolicyDrafting drafting, PolicyDraftReading reading, ChangeAnswers answers) {
        this.drafting = drafting;
        this.reading = reading;
        this.answers = answers;
    }

    @PostMapping("/escalation-policy")
    ResponseEntity<Object> begin(@AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.begin(user.actor()));
    }

    @GetMapping("/{reference}/escalation-policy")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PolicyDraftView.class)))
    ResponseEntity<Object> policy(@PathVariable String reference) {
        return ChangeAnswers.any(answers.find(reference).then(request -> reading.of(request).map(Attempt::done)
                .orElseGet(() -> Attempt.notFound("This change request does not change the escalation policy."))));
    }

    @PostMapping("/{reference}/escalation-policy")
    ResponseEntity<Object> write(@PathVariable String reference, @RequestBody WrittenPolicy written, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.write(user.actor(), reference, Objects.requireNonNullElse(written.version(), 0), Objects.requireNonNullElse(written.text(), "")));
    }
}
