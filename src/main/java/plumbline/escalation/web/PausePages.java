package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.escalation.Change;
import plumbline.escalation.Escalation;
import plumbline.escalation.Pausing;
import plumbline.identity.SignedInUser;

/** The forms for pauses on an escalation's page, and the list of all in force for the board. */
@Controller
class PausePages {

    private final EscalationPage page;
    private final Pausing pausing;
    private final InForceList inForce;

    PausePages(EscalationPage page, Pausing pausing, InForceList inForce) {
        this.page = page;
        this.pausing = pausing;
        this.inForce = inForce;
    }

    @GetMapping("/board/pauses")
    String inForce(Model model) {
        model.addAttribute("pauses", inForce.all());
        model.addAttribute("setAside", inForce.setAside());
        return "escalation/pauses";
    }

    @PostMapping("/escalations/{id}/pauses")
    String ask(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String reason,
               @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
               RedirectAttributes flash, HttpServletResponse response) {
        LocalDate until = FormDate.of(fields, "until");
        Attempt<Escalation> attempt = pausing.ask(Changes.of(id, version, user), reason, until);
        model.addAttribute("pauseFields", fields);
        return page.answer(id, attempt, "You have asked for a pause. The clock runs until it is approved.",
                reason.isBlank() ? "pause-reason" : "until", reason, user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/pauses/{pause}/decide")
    String decide(@PathVariable UUID id, @PathVariable UUID pause, @RequestParam int version, @RequestParam String decision,
                  @RequestParam(defaultValue = "") String comment, @AuthenticationPrincipal SignedInUser user, Model model,
                  RedirectAttributes flash, HttpServletResponse response) {
        boolean approves = decision.equals("approve");
        Change change = Changes.of(id, version, user);
        Attempt<Escalation> attempt = approves ? pausing.approve(change, pause, comment) : pausing.refuse(change, pause, comment);
        return page.answer(id, attempt, approves ? "You have approved the pause. The clock is held." : "You have refused the pause.",
                "pause-comment-" + pause, comment, user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/pauses/{pause}/end")
    String end(@PathVariable UUID id, @PathVariable UUID pause, @RequestParam int version, @RequestParam(defaultValue = "") String reason,
               @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return page.answer(id, pausing.clear(Changes.of(id, version, user), pause, reason), "The pause has ended. The clock runs again.",
                "pause-end-" + pause, reason, user, model, flash, response);
    }
}
