package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.escalation.EscalationId;
import plumbline.escalation.provider.Consequence;
import plumbline.escalation.provider.ProviderDecision;
import plumbline.escalation.provider.ProviderImprovement;
import plumbline.escalation.provider.ProviderPlan;
import plumbline.identity.SignedInUser;

/** The forms about providers on the page of an escalation. */
@Controller
class ProviderPages {

    private final EscalationPage page;
    private final ProviderImprovement improvement;

    ProviderPages(EscalationPage page, ProviderImprovement improvement) {
        this.page = page;
        this.improvement = improvement;
    }

    @PostMapping("/escalations/{id}/provider-plans")
    String begin(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String subject,
                 @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return answer(id, improvement.begin(Changes.of(id, version, user), subject), "The improvement has begun with the risk decision.",
                "provider-subject", "", user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/provider-plans/{plan}/decide")
    String decide(@PathVariable UUID id, @PathVariable UUID plan, @RequestParam int version, @RequestParam Map<String, String> fields,
                  @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        Consequence consequence = Arrays.stream(Consequence.values())
                .filter(each -> each.name().equals(fields.getOrDefault("consequence", ""))).findFirst().orElse(null);
        String day = "effect-" + plan;
        boolean dayLeftEmpty = fields.getOrDefault(day + "-day", "").isBlank() && fields.getOrDefault(day + "-month", "").isBlank()
                && fields.getOrDefault(day + "-year", "").isBlank();
        String reason = fields.getOrDefault("reason", "");
        ProviderDecision decision = new ProviderDecision(reason, consequence, dayLeftEmpty ? null : FormDate.of(fields, day),
                fields.getOrDefault("suspend", "").equals("yes"), fields.getOrDefault("lift", "").equals("yes"));
        model.addAttribute("providerFields", fields);
        return answer(id, improvement.decide(Changes.of(id, version, user), plan, decision), "Your decision is put down.",
                "provider-reason-" + plan, reason, user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/provider-plans/{plan}/end")
    String end(@PathVariable UUID id, @PathVariable UUID plan, @RequestParam int version, @RequestParam(defaultValue = "") String reason,
               @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return answer(id, improvement.end(Changes.of(id, version, user), plan, reason), "It is ended.", "provider-end-" + plan, reason, user,
                model, flash, response);
    }

    private String answer(UUID id, Attempt<ProviderPlan> attempt, String success, String field, String typed, SignedInUser user, Model model,
                          RedirectAttributes flash, HttpServletResponse response) {
        if (attempt instanceof Attempt.Refused<ProviderPlan> refused) {
            return page.refused(new EscalationId(id), refused, field, typed, user, model, response);
        }
        flash.addFlashAttribute("done", success);
        return "redirect:/escalations/" + id + "#providers";
    }
}
