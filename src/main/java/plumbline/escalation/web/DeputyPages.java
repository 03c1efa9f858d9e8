package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
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
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.escalation.Deputizing;
import plumbline.escalation.Succession;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.organisation.Deputy;

/** Who stands in for whom: one's own deputies, and for the administrator everybody's and what leavers leave. */
@Controller
class DeputyPages {

    /** One deputy, in words. */
    record DeputyRow(UUID id, String person, String deputy, String starts, String ends, String state, boolean mayEnd) {
    }

    private final Deputizing deputizing;
    private final Succession succession;
    private final Wording wording;

    DeputyPages(Deputizing deputizing, Succession succession, Wording wording) {
        this.deputizing = deputizing;
        this.succession = succession;
        this.wording = wording;
    }

    @GetMapping("/deputies")
    String deputies(@AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(user, Map.of(), List.of(), model);
    }

    @PostMapping("/deputies")
    String name(@RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                RedirectAttributes flash, HttpServletResponse response) {
        String person = administrator(user) ? fields.getOrDefault("person", "") : user.username();
        Attempt<Deputy> attempt = deputizing.name(user.actor(), administrator(user), person, fields.getOrDefault("deputy", ""),
                FormDate.of(fields, "starts"), FormDate.of(fields, "ends"));
        if (attempt instanceof Attempt.Refused<Deputy> refused) {
            return refused(refused, refused.field().isEmpty() ? "starts" : refused.field(), fields, user, model, response);
        }
        flash.addFlashAttribute("done", "The deputy is named. Work moves with the first day and comes back after the last.");
        return "redirect:/deputies";
    }

    @PostMapping("/deputies/{deputy}/end")
    String end(@PathVariable UUID deputy, @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash,
               HttpServletResponse response) {
        if (deputizing.end(user.actor(), administrator(user), deputy) instanceof Attempt.Refused<Deputy> refused) {
            return refused(refused, "deputy", Map.of(), user, model, response);
        }
        flash.addFlashAttribute("done", "Nobody stands in any more. The work is back.");
        return "redirect:/deputies";
    }

    @PostMapping("/deputies/fallback")
    String fallback(@RequestParam(defaultValue = "") String fallback, @AuthenticationPrincipal SignedInUser user, Model model,
                    RedirectAttributes flash, HttpServletResponse response) {
        if (deputizing.nameFallback(user.actor(), fallback) instanceof Attempt.Refused<String> refused) {
            return refused(refused, "fallback", Map.of("fallback", fallback), user, model, response);
        }
        flash.addFlashAttribute("done", "The fallback is named.");
        return "redirect:/deputies";
    }

    @PostMapping("/deputies/successions")
    String succeed(@RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
                   RedirectAttributes flash, HttpServletResponse response) {
        Attempt<Succession.Passed> attempt = succession.pass(user.actor(), fields.getOrDefault("leaver", ""),
                fields.getOrDefault("successor", "").strip());
        if (attempt instanceof Attempt.Refused<Succession.Passed> refused) {
            return refused(refused, refused.field(), fields, user, model, response);
        }
        attempt.map(passed -> flash.addFlashAttribute("done", "Passed on: " + passed.posts() + " posts, " + passed.actions()
                + " actions, in " + passed.escalations() + " escalations."));
        return "redirect:/deputies";
    }

    private String refused(Attempt.Refused<?> refused, String field, Map<String, String> fields, SignedInUser user, Model model,
                           HttpServletResponse response) {
        response.setStatus(Problems.status(refused.kind()).value());
        return draw(user, fields, List.of(new FieldProblem(field, refused.reason())), model);
    }

    private String draw(SignedInUser user, Map<String, String> fields, List<FieldProblem> problems, Model model) {
        Words words = wording.now();
        Map<String, String> people = new LinkedHashMap<>(Map.of("", "Choose somebody"));
        deputizing.people().forEach(person -> people.put(person, words.person(person)));
        boolean administrator = administrator(user);
        Map<String, String> leavers = new LinkedHashMap<>(Map.of("", "Choose somebody"));
        if (administrator) {
            succession.leavers().forEach(person -> leavers.put(person, words.person(person)));
        }
        model.addAttribute("leavers", leavers);
        model.addAttribute("deputies", deputizing.current().stream()
                .filter(deputy -> administrator || user.role() == Role.AUDITOR || List.of(deputy.person(), deputy.deputy()).contains(user.username()))
                .map(deputy -> row(deputy, user, words)).toList());
        model.addAttribute("people", people);
        model.addAttribute("administrator", administrator);
        model.addAttribute("fallback", fields.getOrDefault("fallback", deputizing.fallback().orElse("")));
        model.addAttribute("mayName", administrator || deputizing.people().contains(user.username()));
        model.addAttribute("fields", fields);
        model.addAttribute("errors", problems);
        model.addAttribute("wrongField", problems.isEmpty() ? "" : problems.get(0).field());
        model.addAttribute("wrong", problems.isEmpty() ? "" : problems.get(0).words());
        return "escalation/deputies";
    }

    private DeputyRow row(Deputy deputy, SignedInUser user, Words words) {
        boolean own = List.of(deputy.person(), deputy.deputy()).contains(user.username());
        return new DeputyRow(deputy.id(), words.person(deputy.person()), words.person(deputy.deputy()), BusinessTime.write(deputy.starts()),
                BusinessTime.write(deputy.ends()), deputy.on(BusinessTime.dayOf(words.now())) ? "Stands in now" : "To come",
                administrator(user) || own && user.role() != Role.AUDITOR);
    }

    private static boolean administrator(SignedInUser user) {
        return user.role() == Role.ADMINISTRATOR;
    }
}
