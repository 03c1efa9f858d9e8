package plumbline.establishment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.establishment.KeepingSecondLines;
import plumbline.identity.Choices;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.identity.Users;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.organisation.SecondLine;
import plumbline.organisation.Tier;

/** The page of second lines: who is told beside the council's tiers about the casework of seconded staff. */
@Controller
@RequestMapping("/organisation/second-lines")
class SecondLinePages {

    private static final String PAGE = "redirect:/organisation/second-lines";

    /** A post in words; {@code unitCode} and {@code tier} say which. */
    record Line(String unitCode, int tier, String unit, String body, String beside, String post, String who) {
    }

    private final KeepingSecondLines lines;
    private final Organisation organisation;
    private final Users users;

    SecondLinePages(KeepingSecondLines lines, Organisation organisation, Users users) {
        this.lines = lines;
        this.organisation = organisation;
        this.users = users;
    }

    @GetMapping
    String all(@AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(Map.of(), List.of(), user, model);
    }

    @PostMapping
    String put(@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response,
               RedirectAttributes next) {
        KeepingSecondLines.Draft draft = new KeepingSecondLines.Draft(form.getOrDefault("unit", ""), form.getOrDefault("body", ""), form.getOrDefault("tier", ""),
                form.getOrDefault("postTitle", ""), form.getOrDefault("signInName", ""));
        if (lines.put(draft, user.actor()) instanceof Attempt.Refused<SecondLine> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return draw(form, List.of(new FieldProblem(refused.field(), refused.reason())), user, model);
        }
        next.addFlashAttribute("done", "The post is named. It is told of what opens or climbs from now on.");
        return PAGE;
    }

    @PostMapping("/end")
    String end(@RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "0") int tier, @AuthenticationPrincipal SignedInUser user,
               RedirectAttributes next) {
        // Whoever ends what somebody else ended a moment ago has what they want.
        lines.end(unit, tier, user.actor());
        next.addFlashAttribute("done", "The post is taken away. It is told of nothing more.");
        return PAGE;
    }

    private String draw(Map<String, String> form, List<FieldProblem> problems, SignedInUser user, Model model) {
        model.addAttribute("lines", lines.all().stream().map(this::line).toList());
        model.addAttribute("units", Choices.anyOr("Choose a unit", organisation.units(), unit -> unit.id().value(), OrgUnit::name));
        model.addAttribute("tiers", Choices.anyOr("Choose a tier", organisation.ladder().tiers(), Tier::name, Tier::name));
        model.addAttribute("mayChange", user.role() == Role.ADMINISTRATOR);
        model.addAttribute("form", form);
        model.addAttribute("errors", problems);
        Map<String, String> wrong = new LinkedHashMap<>();
        problems.forEach(problem -> wrong.put(String.valueOf(problem.field()), problem.words()));
        model.addAttribute("wrong", wrong);
        return "establishment/second-lines";
    }

    private Line line(SecondLine post) {
        String who = post.username().map(name -> users.maySignIn(name) ? name : name + ", who cannot sign in").orElse("nobody signs in");
        return new Line(post.unit().value(), post.tier(), organisation.unit(post.unit()).map(OrgUnit::name).orElse(post.unit().value()), post.body(),
                organisation.ladder().at(post.tier()).map(Tier::name).orElseThrow(), post.title(), who);
    }
}
