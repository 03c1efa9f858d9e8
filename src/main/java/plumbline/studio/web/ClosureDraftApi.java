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
import plumbline.studio.ClosureDrafting;

/** The closure days of a change request over the API. */
@RestController
@RequestMapping("/api/v1/change-requests")
class ClosureDraftApi {

    /** The whole table, comma-separated with the columns day, where and words, and the version of the draft that the sender saw. */
    record WrittenClosures(@Nullable Integer version, @Nullable String text) {
    }

    private final ClosureDrafting drafting;
    private final ClosureDraftReading reading;
    private final ChangeAnswers answers;

    ClosureDraftApi(ClosureDrafting drafting, ClosureDraftReading reading, ChangeAnswers answers) {
        this.drafting = drafting;
        this.reading = reading;
        this.answers = answers;
    }

    @PostMapping("/closure-days")
    ResponseEntity<Object> begin(@AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.begin(user.actor()));
    }

    @GetMapping("/{reference}/closure-days")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ClosureDraftView.class)))
    ResponseEntity<Object> closures(@PathVariable String reference) {
        return ChangeAnswers.any(answers.find(reference).then(request -> reading.of(request).map(Attempt::done)
                .orElseGet(() -> Attempt.notFound("This change request does not change the closure days."))));
    }

    @PostMapping("/{reference}/closure-days")
    ResponseEntity<Object> write(@PathVariable String reference, @RequestBody WrittenClosures written, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.write(user.actor(), reference, Objects.requireNonNullElse(written.version(), 0), Objects.requireNonNullElse(written.text(), "")));
    }
}
