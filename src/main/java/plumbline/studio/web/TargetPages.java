package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.identity.Choices;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChangeRequest;
import plumbline.studio.TargetDrafting;
import plumbline.studio.Trajectories;
import plumbline.studio.TypedRow;
import plumbline.studio.TypedRows;
import plumbline.studio.TypedTable;

/** The targets of rates and indicators with what is missing in each, and the baselines and trajectories of a change request. */
@Controller
class TargetPages {

    private static final String DRAFT = ChangePages.CHANGES + "/{reference}/targets";
    private static final List<String> FIELDS = List.of("standard", "baseline", "measuredOn", "trajectory");

    private static final Map<String, String> LABELS = Map.of("baseline", "Baseline", "measuredOn", "Measured on", "trajectory", "Trajectory");

    private final TargetDrafting drafting;
    private final TargetDraftReading reading;
    private final Trajectories trajectories;
    private final ChangeAnswer answer;
    private final TypedRowAnswer saved;
    private final TypedRows rows;
    private final StillWriting writing;

    TargetPages(TargetDrafting drafting, TargetDraftReading reading, Trajectories trajectories, ChangeAnswer answer, TypedRowAnswer saved, TypedRows rows, StillWriting writing) {
        this.drafting = drafting;
        this.reading = reading;
        this.trajectories = trajectories;
        this.answer = answer;
        this.saved = saved;
        this.rows = rows;
        this.writing = writing;
    }

    @GetMapping("/standards/targets")
    String targets(@AuthenticationPrincipal SignedInUser user, Model model) {
        Map<String, Trajectories.Progress> progress = trajectories.progress();
        List<TargetView> targets = drafting.targets().stream().map(target -> TargetView.of(target, progress.get(target.standard().id().value()))).toList();
        model.addAttribute("targets", targets);
        model.addAttribute("behind", targets.stream().filter(TargetView::behind).count());
        model.addAttribute("whole", targets.stream().filter(target -> target.smartPoints() == target.smart().size()).count());
        model.addAttribute("writes", user.role() == Role.POLICY_AUTHOR);
        model.addAttribute("changes", drafting.changes().stream().map(request -> new CalendarPages.Change(request.reference(), request.heading(), request.state().word(),
                ChangePage.colour(request.state()), BusinessTime.write(request.inForceOn()))).toList());
        return "studio/targets";
    }

    @PostMapping(ChangePages.CHANGES + "/targets")
    String begin(@AuthenticationPrincipal SignedInUser user) {
        return "redirect:" + TypedRowAnswer.address(((Attempt.Done<ChangeRequest>) drafting.begin(user.actor())).value(), TypedTable.TARGETS);
    }

    @GetMapping(DRAFT)
    String table(@PathVariable String reference, @RequestParam(defaultValue = "") String standard, @AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(answer.find(reference), Map.of("standard", standard), List.of(), user, model);
    }

    @PostMapping(DRAFT + "/rows")
    String put(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
               RedirectAttributes flash, HttpServletResponse response) {
        return saved.to(reference, TypedTable.TARGETS, drafting.put(user.actor(), reference, version(fields), fields.getOrDefault("standard", ""), fields.getOrDefault("baseline", ""),
                fields.getOrDefault("measuredOn", ""), fields.getOrDefault("trajectory", "")), fields, "The row is saved.", user, page(user, model), flash, response);
    }

    @PostMapping(DRAFT + "/rows/{line}/remove")
    String remove(@PathVariable String reference, @PathVariable String line, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user,
                  Model model, RedirectAttributes flash, HttpServletResponse response) {
        if (!line.matches("\\d{1,6}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return saved.to(reference, TypedTable.TARGETS, drafting.remove(user.actor(), reference, version(fields), Integer.parseInt(line)), Map.of(), "The row is taken out.", user,
                page(user, model), flash, response);
    }

    /** The table says measured_on where the form says measuredOn. */
    private TypedRowAnswer.Page page(SignedInUser user, Model model) {
        return (request, sent, problems) -> draw(request, sent,
                problems.stream().map(problem -> "measured_on".equals(problem.field()) ? new FieldProblem("measuredOn", problem.words()) : problem).toList(), user, model);
    }

    private String draw(ChangeRequest request, Map<String, String> sent, List<FieldProblem> problems, SignedInUser user, Model model) {
        Optional<TypedRow> kept = rows.of(request, user.username(), TypedTable.TARGETS, TypedTable.TARGETS.row(sent));
        Map<String, String> typed = sent.containsKey("version") ? sent : kept.map(TypedRow::fields).orElse(sent);
        TargetDraftView drafted = reading.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        TargetDraftView.Row known = drafted.rows().stream().filter(row -> row.standard().equals(typed.get("standard"))).findFirst()
                .orElse(new TargetDraftView.Row(0, typed.getOrDefault("standard", ""), "", "", "", List.of()));
        Map<String, String> stored = Map.of("standard", known.standard(), "baseline", known.baseline(), "measuredOn", known.measuredOn(), "trajectory", known.trajectory());
        model.addAttribute("kept", TypedRowView.kept(kept.orElse(null), stored, known.line() == 0 ? Map.of() : LABELS));
        model.addAttribute("unsaved", TypedRowView.of(request, rows.of(request, user.username(), TypedTable.TARGETS)).stream().filter(row -> !row.row().equals(typed.get("standard"))).toList());
        model.addAttribute("other", writing.other(request, user));
        model.addAttribute("change", request);
        model.addAttribute("drafted", drafted);
        model.addAttribute("open", request.state().open() && user.role() == Role.POLICY_AUTHOR);
        model.addAttribute("standards", Choices.anyOr("Choose a standard", drafting.targets(), target -> target.standard().id().value(),
                target -> target.standard().id() + " " + target.standard().title() + ": green is " + Objects.requireNonNullElse(target.lines().green(), "not said")));
        model.addAttribute("form", FIELDS.stream().collect(java.util.stream.Collectors.toMap(field -> field, field -> typed.getOrDefault(field, stored.get(field)))));
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.isEmpty() || problems.get(0).field() == null ? Map.of() : Map.of(problems.get(0).field(), problems.get(0).words()));
        return "studio/target-draft";
    }

    private static Integer version(Map<String, String> fields) {
        return Objects.requireNonNullElse(ChangeAnswer.version(fields), 0);
    }
}
