package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.escalation.Change;
import plumbline.escalation.Escalation;
import plumbline.escalation.Waiving;
import plumbline.identity.SignedInUser;

/** The forms for waivers on an escalation's page. */
@Controller
class WaiverPages {

    private final EscalationPage page;
    private final Waiving waiving;

    WaiverPages(EscalationPage page, Waiving waiving) {
        this.page = page;
        this.waiving = waiving;
    }

    @PostMapping("/escalations/{id}/waivers")
    String ask(@PathVariable UUID id, @RequestParam int version, @RequestParam(required = false) @Nullable UUID breach,
               @RequestParam(defaultValue = "") String reason,
               @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
               RedirectAttributes flash, HttpServletResponse response) {
        LocalDate until = FormDate.of(fields, "waived-until");
        Attempt<Escalation> attempt = waiving.ask(Changes.of(id, version, user), breach, reason, until);
        model.addAttribute("waiverFields", fields);
        return page.answer(id, attempt, "You have asked for a waiver. The clock runs until it is approved.",
                breach == null ? "breach" : reason.isBlank() ? "waiver-reason" : "waived-until", reason, user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/waivers/{waiver}/decide")
    String decide(@PathVariable UUID id, @PathVariable UUID waiver, @RequestParam int version, @RequestParam String decision,
                  @RequestParam(defaultValue = "") String comment, @AuthenticationPrincipal SignedInUser user, Model model,
                  RedirectAttributes flash, HttpServletResponse response) {
        boolean approves = decision.equals("approve");
        Change change = Changes.of(id, version, user);
        Attempt<Escalation> attempt = approves ? waiving.approve(change, waiver, comment) : waiving.refuse(change, waiver, comment);
        return page.answer(id, attempt, approves ? "You have approved the waiver. Nobody has to act on the case until it ends." : "You have refused the waiver.",
                "pause-comment-" + waiver, comment, user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/waivers/{waiver}/end")
    String end(@PathVariable UUID id, @PathVariable UUID waiver, @RequestParam int version, @RequestParam(defaultValue = "") String reason,
               @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return page.answer(id, waiving.clear(Changes.of(id, version, user), waiver, reason), "The waiver has ended. The case has to be worked on again.",
                "pause-end-" + waiver, reason, user, model, flash, response);
    }
}
