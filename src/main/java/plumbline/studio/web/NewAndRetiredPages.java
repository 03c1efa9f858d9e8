package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChangeRequest;
import plumbline.studio.NewAndRetired;

/** Beginning a new standard, and taking one out. */
@Controller
class NewAndRetiredPages {

    private final NewAndRetired newAndRetired;
    private final ChangeAnswer answer;

    NewAndRetiredPages(NewAndRetired newAndRetired, ChangeAnswer answer) {
        this.newAndRetired = newAndRetired;
        this.answer = answer;
    }

    @GetMapping("/standards/new")
    String form(Model model) {
        return draw(Map.of(), List.of(), model);
    }

    @PostMapping("/standards/new")
    String begin(@RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response) {
        Attempt<ChangeRequest> begun = newAndRetired.begin(user.actor(), fields.getOrDefault("id", ""), fields.getOrDefault("title", ""));
        if (begun instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return draw(fields, List.of(new FieldProblem(refused.field(), refused.reason())), model);
        }
        return "redirect:" + ChangePages.CHANGES + "/" + ((Attempt.Done<ChangeRequest>) begun).value().reference() + "/" + fields.getOrDefault("id", "").strip();
    }

    @PostMapping(ChangePages.CHANGES + "/{reference}/{standard}/take-out")
    String takeOut(@PathVariable String reference, @PathVariable String standard, @RequestParam Map<String, String> fields,
                   @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return answer.to(reference, newAndRetired.takeOut(user.actor(), reference, Objects.requireNonNullElse(ChangeAnswer.version(fields), 0), standard), "",
                standard + " is taken out of the rules when this change is in force.", fields, user, model, flash, response);
    }

    private static String draw(Map<String, String> typed, List<FieldProblem> problems, Model model) {
        model.addAttribute("form", Map.of("id", typed.getOrDefault("id", ""), "title", typed.getOrDefault("title", "")));
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.isEmpty() ? Map.of() : Map.of(Objects.requireNonNullElse(problems.get(0).field(), ""), problems.get(0).words()));
        return "studio/new";
    }
}
