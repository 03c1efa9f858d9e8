package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.identity.SignedInUser;
import plumbline.studio.Reviewing;
import plumbline.studio.Submitting;
import plumbline.studio.Withdrawing;

/** Submitting a change, deciding about it, and giving it up. */
@Controller
class DecisionPages {

    private static final String CHANGES = ChangePages.CHANGES;

    private final Submitting submitting;
    private final Reviewing reviewing;
    private final Withdrawing withdrawing;
    private final ChangeAnswer answer;

    DecisionPages(Submitting submitting, Reviewing reviewing, Withdrawing withdrawing, ChangeAnswer answer) {
        this.submitting = submitting;
        this.reviewing = reviewing;
        this.withdrawing = withdrawing;
        this.answer = answer;
    }

    @PostMapping(CHANGES + "/{reference}/submit")
    String submit(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                  RedirectAttributes flash, HttpServletResponse response) {
        return answer.to(reference, submitting.submit(user.actor(), reference, Objects.requireNonNullElse(ChangeAnswer.version(fields), 0)), "",
                "Submitted. Somebody else decides about it now.", fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/take-back")
    String takeBack(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                    RedirectAttributes flash, HttpServletResponse response) {
        return answer.to(reference, withdrawing.takeBack(user.actor(), reference), "", "You can change it again. It needs a new approval then.",
                fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/withdraw")
    String withdraw(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                    RedirectAttributes flash, HttpServletResponse response) {
        return answer.to(reference, withdrawing.withdraw(user.actor(), reference, fields.getOrDefault("why", "")), "why", "Withdrawn.",
                fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/approve")
    String approve(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                   RedirectAttributes flash, HttpServletResponse response) {
        return answer.to(reference, reviewing.approve(user, reference, fields.getOrDefault("hash", "")), "", "Approved.", fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/request-changes")
    String requestChanges(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user,
                          Model model, RedirectAttributes flash, HttpServletResponse response) {
        return answer.to(reference, reviewing.requestChanges(user, reference, fields.getOrDefault("why", "")), "why",
                "Given back to its writers.", fields, user, model, flash, response);
    }

    @PostMapping(CHANGES + "/{reference}/reject")
    String reject(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                  RedirectAttributes flash, HttpServletResponse response) {
        return answer.to(reference, reviewing.reject(user, reference, fields.getOrDefault("why", "")), "why", "Rejected.", fields, user, model, flash, response);
    }
}
