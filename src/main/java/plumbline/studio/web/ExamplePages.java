package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.standards.TriedRules.ExampleOutcome;
import plumbline.studio.ChangeRequest;
import plumbline.studio.TakingOverExamples;
import plumbline.studio.TakingOverExamples.Chosen;

/** The page on which an author reads what came out of the worked examples, and takes it over. */
@Controller
class ExamplePages {

    private final TakingOverExamples takingOver;
    private final ChangeAnswer answer;

    ExamplePages(TakingOverExamples takingOver, ChangeAnswer answer) {
        this.takingOver = takingOver;
        this.answer = answer;
    }

    @GetMapping(ChangePages.CHANGES + "/{reference}/examples")
    String examples(@PathVariable String reference, @AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(answer.find(reference), List.of(), user, model);
    }

    @PostMapping(ChangePages.CHANGES + "/{reference}/examples")
    String takeOver(@PathVariable String reference, @RequestParam Map<String, String> fields, @RequestParam(name = "take", defaultValue = "") List<String> take,
                    @RequestParam(defaultValue = "") String all, @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash,
                    HttpServletResponse response) {
        ChangeRequest request = answer.find(reference);
        Attempt<ChangeRequest> taken = takingOver.takeOver(user.actor(), reference, Objects.requireNonNullElse(ChangeAnswer.version(fields), 0),
                all.isEmpty() ? chosen(take) : ofFile(request, all));
        if (taken instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return draw(request, List.of(new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason())), user, model);
        }
        flash.addFlashAttribute("done", "Written as it came out. Whoever reviews the change sees which expectations these were.");
        return "redirect:" + ChangePages.CHANGES + "/" + request.reference() + "/examples";
    }

    private String draw(ChangeRequest request, List<FieldProblem> problems, SignedInUser user, Model model) {
        Attempt<List<ExampleOutcome>> tried = takingOver.differing(request);
        List<ExampleOutcome> differing = tried instanceof Attempt.Done<List<ExampleOutcome>> done ? done.value() : List.of();
        ExampleView view = ExampleView.of(request.version(), differing, takingOver.taken(request));
        model.addAttribute("change", request);
        model.addAttribute("notTried", tried instanceof Attempt.Refused<List<ExampleOutcome>> refused ? refused.reason() : null);
        model.addAttribute("files", view.byFile(file -> takingOver.lackingAfterAll(request, differing, file)));
        model.addAttribute("lacking", takingOver.lacking(request));
        model.addAttribute("taken", view.takenOver());
        model.addAttribute("writes", user.role() == Role.POLICY_AUTHOR && request.state().open());
        model.addAttribute("errors", problems);
        return "studio/examples";
    }

    private Set<Chosen> ofFile(ChangeRequest request, String file) {
        return takingOver.differing(request) instanceof Attempt.Done<List<ExampleOutcome>> done
                ? done.value().stream().filter(outcome -> outcome.file().equals(file) && outcome.place() != null)
                .map(outcome -> new Chosen(outcome.file(), Objects.requireNonNull(outcome.place()).at())).collect(Collectors.toSet()) : Set.of();
    }

    /** The values of the tick boxes: where it is written, and in which file. */
    private static Set<Chosen> chosen(List<String> take) {
        return take.stream().filter(value -> value.matches("\\d{1,7} [A-Za-z0-9./-]{1,200}"))
                .map(value -> new Chosen(value.substring(value.indexOf(' ') + 1), Integer.parseInt(value.substring(0, value.indexOf(' ')))))
                .collect(Collectors.toSet());
    }
}
