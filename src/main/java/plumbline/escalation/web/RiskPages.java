package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.escalation.AcceptingRisk;
import plumbline.escalation.Change;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;

/** Accepting the risk that remains, on the page and over the API. */
@Controller
class RiskPages {

    /** Accepting the remaining risk up to and including a day. */
    record RiskAnswer(@Nullable Integer version, @Nullable String reason, @Nullable LocalDate until) {
    }

    private final EscalationPage page;
    private final EscalationApi reading;
    private final AcceptingRisk acceptingRisk;

    RiskPages(EscalationPage page, EscalationApi reading, AcceptingRisk acceptingRisk) {
        this.page = page;
        this.reading = reading;
        this.acceptingRisk = acceptingRisk;
    }

    @PostMapping("/escalations/{id}/accept-risk")
    String accept(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String reason,
                  @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                  RedirectAttributes flash, HttpServletResponse response) {
        Change change = new Change(new EscalationId(id), version, user.actor());
        Attempt<Escalation> attempt = acceptingRisk.accept(change, reason, FormDate.of(fields, "accepted-until"));
        if (attempt instanceof Attempt.Refused<Escalation> refusal) {
            return page.refused(new EscalationId(id), refusal, reason.isBlank() ? "risk-reason" : "accepted-until", reason, user, model, response);
        }
        flash.addFlashAttribute("done", "You have accepted the remaining risk. It is ready for sign-off.");
        return "redirect:/escalations/" + id;
    }

    @PostMapping("/api/v1/tasks/{id}/accept-risk")
    @ResponseBody
    ResponseEntity<Object> accept(@PathVariable UUID id, @RequestBody RiskAnswer answer, @AuthenticationPrincipal SignedInUser user) {
        Attempt<Escalation> attempt = acceptingRisk.accept(new Change(new EscalationId(id), answer.version(), user.actor()),
                Words.orEmpty(answer.reason()), answer.until());
        return attempt instanceof Attempt.Refused<Escalation> refused ? Problems.of(refused) : reading.escalation(id);
    }
}
