package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.escalation.policy.PolicyText;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChangeRequest;
import plumbline.studio.PolicyDrafting;

/** The escalation policy of a change request: the table with what is wrong in its place, and a form for each row. */
@Controller
class PolicyDraftPages {

    private static final String POLICY = ChangePages.CHANGES + "/{reference}/escalation-policy";

    private final PolicyDrafting drafting;
    private final PolicyDraftReading reading;
    private final ChangeAnswer answer;

    PolicyDraftPages(PolicyDrafting drafting, PolicyDraftReading reading, ChangeAnswer answer) {
        this.drafting = drafting;
        this.reading = reading;
        this.answer = answer;
    }

    @PostMapping(ChangePages.CHANGES + "/escalation-policy")
    String begin(@AuthenticationPrincipal SignedInUser user) {
        return "redirect:" + address(((Attempt.Done<ChangeRequest>) drafting.begin(user.actor())).value());
    }

    @GetMapping(POLICY)
    String table(@PathVariable String reference, @AuthenticationPrincipal SignedInUser user, Model model) {
        return drawTable(answer.find(reference), null, user, model);
    }

    @GetMapping(POLICY + "/rows/{line}")
    String row(@PathVariable String reference, @PathVariable String line, @RequestParam(defaultValue = "0") int like, Model model) {
        ChangeRequest request = answer.find(reference);
        PolicyText policy = policy(request);
        Integer number = number(line);
        PolicyText.Line row = policy.line(number == null ? like : number).orElseGet(() -> new PolicyText.Line(0, List.of("*", "*")));
        if (number != null && row.line() == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return drawRow(request, line, PolicyDraftView.cells(row), List.of(), model);
    }

    @PostMapping(POLICY + "/rows/{line}")
    String write(@PathVariable String reference, @PathVariable String line, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user,
                 Model model, RedirectAttributes flash, HttpServletResponse response) {
        ChangeRequest request = answer.find(reference);
        Map<String, String> cells = new LinkedHashMap<>();
        PolicyText.HEADER.forEach(column -> cells.put(column, fields.getOrDefault(column, "").strip()));
        Attempt<ChangeRequest> written = drafting.writeRow(user.actor(), reference, version(fields), number(line), List.copyOf(cells.values()));
        if (written instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return drawRow(request, line, cells, List.of(new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason())), model);
        }
        flash.addFlashAttribute("done", "The row is saved.");
        return "redirect:" + address(request);
    }

    @PostMapping(POLICY + "/rows/{line}/remove")
    String remove(@PathVariable String reference, @PathVariable String line, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user,
                  Model model, RedirectAttributes flash, HttpServletResponse response) {
        Attempt<ChangeRequest> removed = drafting.removeRow(user.actor(), reference, version(fields), Objects.requireNonNullElse(number(line), 0));
        if (removed instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return drawTable(answer.find(reference), new FieldProblem(null, refused.reason()), user, model);
        }
        flash.addFlashAttribute("done", "The row is taken out.");
        return "redirect:" + address(((Attempt.Done<ChangeRequest>) removed).value());
    }

    private String drawTable(ChangeRequest request, @Nullable FieldProblem problem, SignedInUser user, Model model) {
        policy(request);
        model.addAttribute("change", request);
        model.addAttribute("policy", reading.of(request).orElseThrow());
        model.addAttribute("columns", PolicyText.HEADER.stream().skip(PolicyText.CONDITIONS.size()).toList());
        model.addAttribute("open", request.state().open() && user.role() == Role.POLICY_AUTHOR);
        model.addAttribute("errors", problem == null ? List.of() : List.of(problem));
        return "studio/policy";
    }

    private static String drawRow(ChangeRequest request, String line, Map<String, String> cells, List<FieldProblem> problems, Model model) {
        model.addAttribute("change", request);
        model.addAttribute("line", line);
        model.addAttribute("cells", cells);
        model.addAttribute("open", request.state().open());
        model.addAttribute("conditions", PolicyColumn.CONDITIONS);
        model.addAttribute("decided", PolicyColumn.DECIDED);
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.isEmpty() || problems.get(0).field() == null ? Map.of() : Map.of(problems.get(0).field(), problems.get(0).words()));
        return "studio/policy-row";
    }

    private static PolicyText policy(ChangeRequest request) {
        return PolicyDrafting.draft(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String address(ChangeRequest request) {
        return ChangePages.CHANGES + "/" + request.reference() + "/escalation-policy";
    }

    private static Integer version(Map<String, String> fields) {
        return Objects.requireNonNullElse(ChangeAnswer.version(fields), 0);
    }

    /** The number of a line; {@code null} for a new one. */
    private static @Nullable Integer number(String line) {
        if (line.equals("new")) {
            return null;
        }
        if (!line.matches("\\d{1,6}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Integer.valueOf(line);
    }
}
