package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.escalation.EscalationId;
import plumbline.escalation.theme.Theme;
import plumbline.escalation.theme.ThemeDraft;
import plumbline.escalation.theme.Themes;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;

/** The list of improvement themes and the page of each. */
@Controller
class ThemePages {

    private static final Set<Role> THOSE_WITH_PLANS = EnumSet.range(Role.BOARD, Role.TEAM_MANAGER);

    /** The page's own word for a field that other pages use for something else; and where a refusal about no field is shown. */
    private static final Map<String, String> CALLED_ON_THE_PAGE = Map.of("title", "name", "", "name");

    private final Themes themes;
    private final ThemeRows rows;
    private final Wording wording;

    ThemePages(Themes themes, ThemeRows rows, Wording wording) {
        this.themes = themes;
        this.rows = rows;
        this.wording = wording;
    }

    @GetMapping("/board/themes")
    String list(@AuthenticationPrincipal SignedInUser user, Model model) {
        return drawList(Map.of(), List.of(), user, model);
    }

    @PostMapping("/board/themes")
    String propose(@RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash,
                   HttpServletResponse response) {
        Attempt<Theme> attempt = themes.propose(user.actor(), new ThemeDraft(fields.getOrDefault("name", ""), fields.getOrDefault("change", ""),
                fields.getOrDefault("director", ""), FormDate.of(fields, "starts"), FormDate.of(fields, "ends")));
        if (attempt instanceof Attempt.Refused<Theme> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return drawList(fields, List.of(new FieldProblem(CALLED_ON_THE_PAGE.getOrDefault(refused.field(), refused.field()), refused.reason())), user, model);
        }
        flash.addFlashAttribute("done", "The theme has begun. Add plans to it.");
        return "redirect:/board/themes/" + ((Attempt.Done<Theme>) attempt).value().id();
    }

    @GetMapping("/board/themes/{theme}")
    String theme(@PathVariable UUID theme, @AuthenticationPrincipal SignedInUser user, Model model) {
        return drawTheme(theme, "", List.of(), user, model);
    }

    @PostMapping("/board/themes/{theme}/plans")
    String add(@PathVariable UUID theme, @RequestParam(defaultValue = "") String reference, @AuthenticationPrincipal SignedInUser user, Model model,
               RedirectAttributes flash, HttpServletResponse response) {
        return answer(theme, themes.add(user.actor(), theme, reference), "The plan is added.", "reference", reference, user, model, flash, response);
    }

    @PostMapping("/board/themes/{theme}/plans/{escalation}/remove")
    String remove(@PathVariable UUID theme, @PathVariable UUID escalation, @RequestParam(defaultValue = "") String reason,
                  @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return answer(theme, themes.remove(user.actor(), theme, new EscalationId(escalation), reason), "The plan is taken out.",
                "reason-" + escalation, "", user, model, flash, response);
    }

    private String answer(UUID theme, Attempt<Theme> attempt, String success, String field, String reference, SignedInUser user, Model model,
                          RedirectAttributes flash, HttpServletResponse response) {
        if (attempt instanceof Attempt.Refused<Theme> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return drawTheme(theme, reference, List.of(new FieldProblem(field, refused.reason())), user, model);
        }
        flash.addFlashAttribute("done", success);
        return "redirect:/board/themes/" + theme;
    }

    private String drawList(Map<String, String> fields, List<FieldProblem> problems, SignedInUser user, Model model) {
        Words words = wording.now();
        model.addAttribute("themes", themes.all().stream().map(theme -> rows.of(theme, words)).toList());
        model.addAttribute("people", people(words));
        model.addAttribute("mayPropose", themes.mayPropose(user.username()));
        model.addAttribute("form", new PlanForm(fields));
        model.addAttribute("wrong", wrong(problems));
        model.addAttribute("errors", problems);
        return "escalation/themes";
    }

    private String drawTheme(UUID id, String reference, List<FieldProblem> problems, SignedInUser user, Model model) {
        Words words = wording.now();
        Theme theme = themes.theme(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("theme", rows.of(theme, words));
        model.addAttribute("director", words.answering(theme.director()));
        model.addAttribute("runs", BusinessTime.write(theme.starts()) + " to " + BusinessTime.write(theme.ends()));
        model.addAttribute("mayAdd", THOSE_WITH_PLANS.contains(user.role()));
        model.addAttribute("mayRemove", themes.mayRemove(theme, user.username()));
        model.addAttribute("reference", reference);
        model.addAttribute("wrong", wrong(problems));
        model.addAttribute("errors", problems);
        return "escalation/theme";
    }

    private Map<String, String> people(Words words) {
        Map<String, String> people = new LinkedHashMap<>();
        people.put("", "Choose a director");
        themes.directors().forEach(director -> people.put(director, words.person(director)));
        return people;
    }

    private static Map<String, String> wrong(List<FieldProblem> problems) {
        return problems.isEmpty() ? Map.of() : Map.of(problems.get(0).field(), problems.get(0).words());
    }
}
