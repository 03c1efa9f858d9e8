package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
import plumbline.studio.TypedRow;
import plumbline.studio.TypedRows;
import plumbline.studio.TypedTable;

/** The escalation policy of a change request: the table with what is wrong in its place, and a form for each row. */
@Controller
class PolicyDraftPages {

    private static final String POLICY = ChangePages.CHANGES + "/{reference}/escalation-policy";

    private final PolicyDrafting drafting;
    private final PolicyDraftReading reading;
    private final ChangeAnswer answer;
    private final TypedRows typed;
    private final StillWriting writing;

    PolicyDraftPages(PolicyDrafting drafting, PolicyDraftReading reading, ChangeAnswer answer, TypedRows typed, StillWriting writing) {
        this.drafting = drafting;
        this.reading = reading;
        this.answer = answer;
        this.typed = typed;
        this.writing = writing;
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
    String row(@PathVariable String reference, @PathVariable String line, @RequestParam(defaultValue = "0") int like, @RequestParam(name = "typed", defaultValue = "") String gone,
               @AuthenticationPrincipal SignedInUser user, Model model) {
        ChangeRequest request = answer.find(reference);
        PolicyText policy = policy(request);
        Integer number = number(line);
        PolicyText.Line row = policy.line(number == null ? like : number).orElseGet(() -> new PolicyText.Line(0, List.of("*", "*")));
        if (number != null && row.line() == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String which = number == null ? gone : row.about();
        Optional<TypedRow> kept = typed.of(request, user.username(), TypedTable.ESCALATION_POLICY, which);
        return drawRow(request, line, which, kept.map(TypedRow::fields).orElseGet(() -> PolicyDraftView.cells(row)), kept.orElse(null), List.of(), user, model);
    }

    @PostMapping(POLICY + "/rows/{line}")
    String write(@PathVariable String reference, @PathVariable String line, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user,
                 Model model, RedirectAttributes flash, HttpServletResponse response) {
        ChangeRequest request = answer.find(reference);
        Map<String, String> cells = new LinkedHashMap<>();
        PolicyText.HEADER.forEach(column -> cells.put(column, fields.getOrDefault(column, "").strip()));
        String which = TypedTable.ESCALATION_POLICY.row(fields);
        Attempt<ChangeRequest> written = drafting.writeRow(user.actor(), reference, version(fields), number(still(request, line, which)), List.copyOf(cells.values()));
        if (written instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            typed.keep(user.actor(), reference, TypedTable.ESCALATION_POLICY, fields);
            TypedRow kept = typed.of(request, user.username(), TypedTable.ESCALATION_POLICY, which).orElse(null);
            return drawRow(request, still(request, line, which), which, cells, kept, List.of(new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason())),
                    user, model);
        }
        typed.forget(user.actor(), request, TypedTable.ESCALATION_POLICY, which);
        flash.addFlashAttribute("done", "The row is saved.");
        return "redirect:" + address(request);
    }

    @PostMapping(POLICY + "/rows/{line}/remove")
    String remove(@PathVariable String reference, @PathVariable String line, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user,
                  Model model, RedirectAttributes flash, HttpServletResponse response) {
        Attempt<ChangeRequest> removed = drafting.remove(user.actor(), reference, version(fields), Objects.requireNonNullElse(number(line), 0));
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
        model.addAttribute("unsaved", TypedRowView.of(request, typed.of(request, user.username(), TypedTable.ESCALATION_POLICY)));
        model.addAttribute("other", writing.other(request, user));
        model.addAttribute("errors", problem == null ? List.of() : List.of(problem));
        return "studio/policy";
    }

    private String drawRow(ChangeRequest request, String line, String which, Map<String, String> cells, @Nullable TypedRow kept, List<FieldProblem> problems, SignedInUser user,
                           Model model) {
        Integer number = number(line);
        Map<String, String> stored = number == null ? Map.of() : policy(request).line(number).map(PolicyDraftView::cells).orElse(Map.of());
        Map<String, String> labels = new LinkedHashMap<>();
        Stream.concat(PolicyColumn.CONDITIONS.stream(), PolicyColumn.DECIDED.stream()).forEach(column -> labels.put(column.name(), column.label()));
        model.addAttribute("kept", TypedRowView.kept(kept, stored, number == null ? Map.of() : labels));
        model.addAttribute("gone", number == null && !which.isEmpty());
        model.addAttribute("row", which);
        model.addAttribute("other", writing.other(request, user));
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

    /** Where a row is by now: rows above it may have been taken out since its form was drawn, or it itself, which makes it a new one. */
    private static String still(ChangeRequest request, String line, String which) {
        Integer number = number(line);
        PolicyText policy = policy(request);
        if (number == null || which.isEmpty() || policy.line(number).filter(row -> row.about().equals(which)).isPresent()) {
            return line;
        }
        return policy.lines().stream().filter(row -> row.about().equals(which)).findFirst().map(row -> String.valueOf(row.line())).orElse("new");
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
