package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import plumbline.breaches.Breach;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.core.Page;
import plumbline.core.StandardId;
import plumbline.escalation.setaside.SetAside;
import plumbline.escalation.setaside.SettingAside;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.standards.RuleSets;

/** Where a director looks at what a change of the rules brought, sets it aside with a reason and an end, and ends that. */
@Controller
class SetAsidePages {

    /** What a director would set aside, in words. */
    record ProposalView(String words, boolean something, String latest) {
    }

    private final SettingAside settingAside;
    private final RuleSets ruleSets;
    private final Wording wording;

    SetAsidePages(SettingAside settingAside, RuleSets ruleSets, Wording wording) {
        this.settingAside = settingAside;
        this.ruleSets = ruleSets;
        this.wording = wording;
    }

    /** The list; for a director with the form, and with what it would set aside once standard and day are given. */
    @GetMapping("/board/set-asides")
    String list(@RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model) {
        boolean asked = fields.containsKey("standard");
        return draw(fields, asked ? problems(fields) : List.of(), asked, user, model);
    }

    @PostMapping("/board/set-asides")
    String setAside(@RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash,
                    HttpServletResponse response) {
        List<FieldProblem> problems = problems(fields);
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return draw(fields, problems, false, user, model);
        }
        Attempt<SetAside> attempt = settingAside.setAside(user, new StandardId(fields.get("standard")), FormDate.of(fields, "from"),
                fields.getOrDefault("reason", ""), FormDate.of(fields, "until"));
        if (attempt instanceof Attempt.Refused<SetAside> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return draw(fields, List.of(new FieldProblem(refused.field().isEmpty() ? "standard" : refused.field(), refused.reason())), true, user, model);
        }
        SetAside made = ((Attempt.Done<SetAside>) attempt).value();
        flash.addFlashAttribute("done", made.breaches() + (made.breaches() == 1 ? " breach is" : " breaches are") + " set aside until "
                + BusinessTime.write(made.until()) + ".");
        return "redirect:/board/set-asides/" + made.id();
    }

    @GetMapping("/board/set-asides/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal SignedInUser user, Model model) {
        return drawOne(id, page, "", List.of(), user, model);
    }

    @PostMapping("/board/set-asides/{id}/end")
    String end(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, @AuthenticationPrincipal SignedInUser user, Model model,
               RedirectAttributes flash, HttpServletResponse response) {
        Attempt<SetAside> attempt = settingAside.end(user, id, reason);
        if (attempt instanceof Attempt.Refused<SetAside> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return drawOne(id, 1, reason, List.of(new FieldProblem("reason", refused.reason())), user, model);
        }
        flash.addFlashAttribute("done", "They are not set aside any more.");
        return "redirect:/board/set-asides/" + id;
    }

    private static List<FieldProblem> problems(Map<String, String> fields) {
        if (!fields.getOrDefault("standard", "").matches(StandardId.PATTERN)) {
            return List.of(new FieldProblem("standard", "Choose the standard whose breaches are set aside."));
        }
        return FormDate.of(fields, "from") == null ? List.of(new FieldProblem("from", "Enter the day from which the breaches began.")) : List.of();
    }

    private String draw(Map<String, String> fields, List<FieldProblem> problems, boolean asked, SignedInUser user, Model model) {
        Words words = wording.now();
        boolean may = settingAside.may(user);
        model.addAttribute("rows", settingAside.all().stream().map(made -> SetAsideView.of(made, words)).toList());
        model.addAttribute("may", may);
        model.addAttribute("standards", standards());
        model.addAttribute("form", new PlanForm(fields));
        model.addAttribute("proposal", may && asked && problems(fields).isEmpty() ? proposal(fields, user) : null);
        model.addAttribute("wrong", wrong(problems));
        model.addAttribute("errors", problems);
        return "escalation/set-asides";
    }

    private ProposalView proposal(Map<String, String> fields, SignedInUser user) {
        LocalDate from = Objects.requireNonNull(FormDate.of(fields, "from"));
        SettingAside.Proposal found = settingAside.proposal(user, new StandardId(fields.get("standard")), from);
        @Nullable LocalDate latest = found.latest();
        if (latest == null) {
            return new ProposalView("No open breach of " + found.standard() + " began on " + BusinessTime.write(from)
                    + " or later without an exception of its own. Choose an earlier day or another standard.", false, "");
        }
        return new ProposalView(found.breaches() + (found.breaches() == 1 ? " open breach of " : " open breaches of ") + found.standard()
                + " that began on " + BusinessTime.write(from) + " or later, in " + found.escalations()
                + (found.escalations() == 1 ? " escalation" : " escalations"), true, "Not after " + BusinessTime.write(latest)
                + ". It ends before that if the text of the rule changes.");
    }

    private String drawOne(UUID id, int page, String reason, List<FieldProblem> problems, SignedInUser user, Model model) {
        Words words = wording.now();
        SetAside made = settingAside.setAside(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Page<Breach> breaches = settingAside.breaches(made, page);
        model.addAttribute("made", SetAsideView.of(made, words));
        model.addAttribute("breaches", breaches);
        model.addAttribute("units", breaches.items().stream().map(breach -> words.unit(breach.unit())).toList());
        model.addAttribute("address", "/board/set-asides/" + id);
        model.addAttribute("may", settingAside.may(user) && made.state() == SetAside.State.IN_FORCE);
        model.addAttribute("reason", reason);
        model.addAttribute("wrong", wrong(problems));
        model.addAttribute("errors", problems);
        return "escalation/set-aside";
    }

    private Map<String, String> standards() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "Choose a standard");
        ruleSets.inForce().standards().stream().sorted(Comparator.comparing(standard -> standard.id().value()))
                .forEach(standard -> choices.put(standard.id().value(), standard.id() + " " + standard.title()));
        return choices;
    }

    private static Map<String, String> wrong(List<FieldProblem> problems) {
        return problems.isEmpty() ? Map.of() : Map.of(problems.get(0).field(), problems.get(0).words());
    }
}
