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
import plumbline.core.Attempt;
import plumbline.core.StandardId;
import plumbline.identity.SignedInUser;
import plumbline.studio.ExamplesFromCases;

/** Making worked examples of real cases over the API. */
@RestController
@RequestMapping("/api/v1/change-requests/{reference}/standards/{id}/cases")
class CaseApi {

    /** The case, the duty, and the version of the draft that the sender saw. */
    record Chosen(@Nullable Integer version, @Nullable String subject, @Nullable String period) {
    }

    private final ExamplesFromCases fromCases;
    private final ChangeAnswers answers;

    CaseApi(ExamplesFromCases fromCases, ChangeAnswers answers) {
        this.fromCases = fromCases;
        this.answers = answers;
    }

    @PostMapping
    ResponseEntity<Object> add(@PathVariable String reference, @PathVariable String id, @RequestBody Chosen chosen, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(id.matches(StandardId.PATTERN) ? fromCases.add(user.actor(), reference, Objects.requireNonNullElse(chosen.version(), 0), new StandardId(id),
                ChangeAnswers.orEmpty(chosen.subject()), ChangeAnswers.orEmpty(chosen.period())) : Attempt.notFound("There is no standard with this id."));
    }
}
