package plumbline.escalation.web;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.escalation.Change;
import plumbline.escalation.EscalationId;
import plumbline.escalation.RefusingSignOff;
import plumbline.escalation.SigningOff;
import plumbline.escalation.StageSignOff;
import plumbline.escalation.StageSignOffs;
import plumbline.identity.SignedInUser;

/** Signing a stage on its own, refusing to, and reading what was signed. */
@Controller
class StagePages {

    /** What was signed at a stage; {@code outOfDate} when it reads otherwise now, {@code signedAgain} when a later signature counts. */
    record SignedView(int plan, String stage, String signedBy, Instant signedAt, int version, String sha256, String comment, boolean outOfDate,
                      boolean signedAgain) {
        static SignedView of(StageSignOff signed) {
            return new SignedView(signed.planNumber(), signed.stage().name(), signed.signedBy().words(), signed.signedAt(), signed.version(),
                    signed.sha256(), signed.comment(), signed.outOfDate(), signed.signedAgain());
        }
    }

    private static final String SIGNED = "You have signed the stage. What you signed is kept with its hash.";

    private final EscalationPage page;
    private final EscalationApi reading;
    private final SigningOff signingOff;
    private final RefusingSignOff refusing;
    private final StageSignOffs stages;

    StagePages(EscalationPage page, EscalationApi reading, SigningOff signingOff, RefusingSignOff refusing, StageSignOffs stages) {
        this.page = page;
        this.reading = reading;
        this.signingOff = signingOff;
        this.refusing = refusing;
        this.stages = stages;
    }

    @PostMapping("/escalations/{id}/confirm-actions")
    String actions(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String comment,
                   @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        Change change = Changes.of(id, version, user);
        return page.answer(id, signingOff.confirmActions(change, comment), SIGNED, "stage-comment", comment, user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/confirm-effect")
    String effect(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String comment,
                  @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        Change change = Changes.of(id, version, user);
        return page.answer(id, signingOff.confirmEffect(change, comment), SIGNED, "stage-comment", comment, user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/refuse-sign-off")
    String refuse(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String reason,
                  @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return page.answer(id, refusing.refuse(Changes.of(id, version, user), reason), "You have refused to sign. It is back at planning.",
                "refusal-reason", reason, user, model, flash, response);
    }

    @PostMapping("/api/v1/tasks/{id}/refuse-sign-off")
    @ResponseBody
    ResponseEntity<Object> refuse(@PathVariable UUID id, @RequestBody(required = false) TaskApi.@Nullable Answer answer,
                                  @AuthenticationPrincipal SignedInUser user) {
        TaskApi.Answer given = Objects.requireNonNullElse(answer, TaskApi.Answer.EMPTY);
        return reading.answer(id, refusing.refuse(Changes.of(id, given.version(), user), given.reasonOrEmpty()));
    }

    @GetMapping("/api/v1/escalations/{id}/sign-offs")
    @ResponseBody
    @ApiResponse(responseCode = "200", content = @Content(array = @ArraySchema(schema = @Schema(implementation = SignedView.class))))
    ResponseEntity<Object> signed(@PathVariable UUID id) {
        return reading.orNotFound(id, summary -> signed(summary.escalation().id()));
    }

    private List<SignedView> signed(EscalationId id) {
        return stages.of(id).stream().map(SignedView::of).toList();
    }
}
