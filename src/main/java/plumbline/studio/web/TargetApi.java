package plumbline.studio.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
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
import plumbline.studio.TargetDrafting;
import plumbline.studio.Trajectories;

/** Targets, their baselines and trajectories over the API. */
@RestController
@RequestMapping("/api/v1")
class TargetApi {

    /** The whole table, comma-separated with the columns standard, baseline, measured_on and trajectory, and the version of the draft that the sender saw. */
    record WrittenTargets(@Nullable Integer version, @Nullable String text) {
    }

    private final TargetDrafting drafting;
    private final TargetDraftReading reading;
    private final Trajectories trajectories;
    private final ChangeAnswers answers;

    TargetApi(TargetDrafting drafting, TargetDraftReading reading, Trajectories trajectories, ChangeAnswers answers) {
        this.drafting = drafting;
        this.reading = reading;
        this.trajectories = trajectories;
        this.answers = answers;
    }

    @GetMapping("/targets")
    List<TargetView> targets() {
        Map<String, Trajectories.Progress> progress = trajectories.progress();
        return drafting.targets().stream().map(target -> TargetView.of(target, progress.get(target.standard().id().value()))).toList();
    }

    @PostMapping("/change-requests/targets")
    ResponseEntity<Object> begin(@AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.begin(user.actor()));
    }

    @GetMapping("/change-requests/{reference}/targets")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TargetDraftView.class)))
    ResponseEntity<Object> drafted(@PathVariable String reference) {
        return ChangeAnswers.any(answers.find(reference).then(request -> reading.of(request).map(Attempt::done)
                .orElseGet(() -> Attempt.notFound("This change request does not change baselines and trajectories."))));
    }

    @PostMapping("/change-requests/{reference}/targets")
    ResponseEntity<Object> write(@PathVariable String reference, @RequestBody WrittenTargets written, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.write(user.actor(), reference, Objects.requireNonNullElse(written.version(), 0), Objects.requireNonNullElse(written.text(), "")));
    }
}
