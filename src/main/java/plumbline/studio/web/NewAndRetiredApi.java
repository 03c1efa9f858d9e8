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
import plumbline.studio.NewAndRetired;

/** New standards, and standards that are taken out, over the API. */
@RestController
@RequestMapping("/api/v1/change-requests")
class NewAndRetiredApi {

    /** A standard that there is not yet. */
    record NewStandard(@Nullable String id, @Nullable String title) {
    }

    private final NewAndRetired newAndRetired;
    private final ChangeAnswers answers;

    NewAndRetiredApi(NewAndRetired newAndRetired, ChangeAnswers answers) {
        this.newAndRetired = newAndRetired;
        this.answers = answers;
    }

    @PostMapping("/new-standard")
    ResponseEntity<Object> begin(@RequestBody NewStandard standard, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(newAndRetired.begin(user.actor(), ChangeAnswers.orEmpty(standard.id()), ChangeAnswers.orEmpty(standard.title())));
    }

    @PostMapping("/{reference}/standards/{id}/take-out")
    ResponseEntity<Object> takeOut(@PathVariable String reference, @PathVariable String id, @RequestBody ChangeApi.Seen seen,
                                   @AuthenticationPrincipal SignedInUser user) {
        return answers.of(newAndRetired.takeOut(user.actor(), reference, Objects.requireNonNullElse(seen.version(), 0), id));
    }
}
