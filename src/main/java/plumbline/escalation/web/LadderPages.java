package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.escalation.Holding;
import plumbline.escalation.SpecialRoutes;
import plumbline.identity.SignedInUser;

/** The forms that move an escalation along the ladder by hand. */
@Controller
class LadderPages {

    private final EscalationPage page;
    private final Holding holding;
    private final SpecialRoutes routes;

    LadderPages(EscalationPage page, Holding holding, SpecialRoutes routes) {
        this.page = page;
        this.holding = holding;
        this.routes = routes;
    }

    @PostMapping("/escalations/{id}/hand-up")
    String handUp(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String reason,
                  @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return page.answer(id, holding.handUp(Changes.of(id, version, user), reason), "You have handed it up.", "reason", reason, user, model,
                flash, response);
    }

    @PostMapping("/escalations/{id}/hand-down")
    String handDown(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String reason,
                    @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return page.answer(id, holding.handDown(Changes.of(id, version, user), reason), "You have handed it down.", "hand-down-reason", reason, user,
                model, flash, response);
    }

    @PostMapping("/escalations/{id}/support")
    String callIn(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String reason,
                  @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return page.answer(id, routes.callIn(Changes.of(id, version, user), reason), "You have called in support.", "support-reason", reason, user,
                model, flash, response);
    }
}
