package plumbline.studio.web;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChoosingIncoming;
import plumbline.studio.IncomingChoice;

/** What a rules folder from elsewhere brings, over the API. */
@RestController
@RequestMapping("/api/v1/change-requests/{reference}/incoming")
class IncomingApi {

    /** What becomes of one standard or table; {@code version} is that of the draft the sender saw. */
    record Choosing(@Nullable Integer version, @Nullable String subject, @Nullable IncomingChoice choice) {
    }

    private final ChoosingIncoming choosing;
    private final ChangeAnswers answers;

    IncomingApi(ChoosingIncoming choosing, ChangeAnswers answers) {
        this.choosing = choosing;
        this.answers = answers;
    }

    @GetMapping
    @ApiResponse(responseCode = "200", content = @Content(array = @ArraySchema(schema = @Schema(implementation = IncomingView.class))))
    ResponseEntity<Object> incoming(@PathVariable String reference) {
        return ChangeAnswers.any(answers.find(reference).map(request -> choosing.of(request).stream().map(change -> IncomingView.of(change, choosing.lacking(change))).toList()));
    }

    @PostMapping
    ResponseEntity<Object> choose(@PathVariable String reference, @RequestBody Choosing choice, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(choosing.choose(user.actor(), reference, choice.version(), ChangeAnswers.orEmpty(choice.subject()), choice.choice()));
    }
}
