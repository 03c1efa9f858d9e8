package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.core.StandardId;
import plumbline.escalation.retired.RetiredStandards;
import plumbline.escalation.retired.RetiredStandards.Leftover;
import plumbline.escalation.retired.StandardClosing;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;

/** Where everybody sees what retired standards left, and a director closes it. */
@Controller
class RetiredPages {

    private final RetiredStandards retired;
    private final Wording wording;

    RetiredPages(RetiredStandards retired, Wording wording) {
        this.retired = retired;
        this.wording = wording;
    }

    @GetMapping("/board/retired-standards")
    String list(@AuthenticationPrincipal SignedInUser user, Model model) {
        Words words = wording.now();
        model.addAttribute("rows", retired.left(user));
        model.addAttribute("closed", retired.closed().stream().map(made -> RetiredView.of(made, words)).toList());
        model.addAttribute("may", retired.may(user));
        return "escalation/retired-standards";
    }

    @GetMapping("/board/retired-standards/{standard}")
    String one(@PathVariable String standard, @AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(standard, "", List.of(), user, model);
    }

    @PostMapping("/board/retired-standards/{standard}")
    String close(@PathVariable String standard, @RequestParam(defaultValue = "") String reason, @AuthenticationPrincipal SignedInUser user, Model model,
                 RedirectAttributes flash, HttpServletResponse response) {
        leftover(standard, user);
        Attempt<StandardClosing> attempt = retired.close(user, new StandardId(standard), reason);
        if (attempt instanceof Attempt.Refused<StandardClosing> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return draw(standard, reason, List.of(new FieldProblem("reason", refused.reason())), user, model);
        }
        StandardClosing made = ((Attempt.Done<StandardClosing>) attempt).value();
        flash.addFlashAttribute("done", made.breaches() + (made.breaches() == 1 ? " breach" : " breaches") + " of " + standard + " and "
                + made.escalations() + (made.escalations() == 1 ? " escalation" : " escalations") + " closed.");
        return "redirect:/board/retired-standards";
    }

    private String draw(String standard, String reason, List<FieldProblem> problems, SignedInUser user, Model model) {
        model.addAttribute("left", leftover(standard, user));
        model.addAttribute("may", retired.may(user));
        model.addAttribute("reason", reason);
        model.addAttribute("wrong", problems.isEmpty() ? Map.of() : Map.of(problems.get(0).field(), problems.get(0).words()));
        model.addAttribute("errors", problems);
        return "escalation/retired-standard";
    }

    private Leftover leftover(String standard, SignedInUser user) {
        Optional<Leftover> found = retired.left(user).stream().filter(left -> left.standard().value().equals(standard)).findFirst();
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
