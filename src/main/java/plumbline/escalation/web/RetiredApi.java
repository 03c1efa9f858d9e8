package plumbline.escalation.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
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
import plumbline.core.StandardId;
import plumbline.escalation.retired.RetiredStandards;
import plumbline.escalation.retired.StandardClosing;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;

/** What retired standards left, over the API. */
@RestController
@RequestMapping("/api/v1/retired-standards")
class RetiredApi {

    /** What is left in the units of whoever asks, and what was closed before. */
    record RetiredAnswer(List<RetiredStandards.Leftover> left, List<RetiredView> closed) {
    }

    /** Why nothing has to be done about these cases any more. */
    record CloseRequest(@Nullable String reason) {
    }

    private final RetiredStandards retired;
    private final Wording wording;

    RetiredApi(RetiredStandards retired, Wording wording) {
        this.retired = retired;
        this.wording = wording;
    }

    @GetMapping
    RetiredAnswer all(@AuthenticationPrincipal SignedInUser user) {
        Words words = wording.now();
        return new RetiredAnswer(retired.left(user), retired.closed().stream().map(made -> RetiredView.of(made, words)).toList());
    }

    @PostMapping("/{standard}/close")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RetiredView.class)))
    ResponseEntity<Object> close(@PathVariable String standard, @RequestBody CloseRequest request, @AuthenticationPrincipal SignedInUser user) {
        Attempt<StandardClosing> attempt = !standard.matches(StandardId.PATTERN) ? Attempt.notFound("There is no standard " + standard + ".")
                : retired.close(user, new StandardId(standard), Words.orEmpty(request.reason()));
        return attempt instanceof Attempt.Refused<StandardClosing> refused ? Problems.of(refused)
                : ResponseEntity.ok(RetiredView.of(((Attempt.Done<StandardClosing>) attempt).value(), wording.now()));
    }
}
