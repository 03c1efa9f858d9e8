package plumbline.studio.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Objects;
import java.util.Set;
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
import plumbline.studio.TakingOverExamples;
import plumbline.studio.TakingOverExamples.Chosen;

/** What came out of a draft's worked examples, and taking it over, over the API. */
@RestController
@RequestMapping("/api/v1/change-requests/{reference}/examples")
class ExampleApi {

    /** Which expectations are written as they came out, and the version of the draft that the sender saw. */
    record Taking(@Nullable Integer version, @Nullable Set<Chosen> take) {
    }

    private final TakingOverExamples takingOver;
    private final ChangeAnswers answers;

    ExampleApi(TakingOverExamples takingOver, ChangeAnswers answers) {
        this.takingOver = takingOver;
        this.answers = answers;
    }

    @GetMapping
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExampleView.class)))
    ResponseEntity<Object> examples(@PathVariable String reference) {
        return ChangeAnswers.any(answers.find(reference).then(request -> takingOver.differing(request)
                .map(differing -> ExampleView.of(request.version(), differing, takingOver.taken(request)))));
    }

    @PostMapping
    ResponseEntity<Object> takeOver(@PathVariable String reference, @RequestBody Taking taking, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(takingOver.takeOver(user.actor(), reference, Objects.requireNonNullElse(taking.version(), 0),
                Objects.requireNonNullElse(taking.take(), Set.of())));
    }
}
