package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import plumbline.core.StandardId;
import plumbline.identity.Choices;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.standards.Outcome;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangedFile;
import plumbline.studio.ExamplesFromCases;

/** The page on which an author chooses a real case to make a worked example of. */
@Controller
class CasePages {

    private static final String CASES = ChangePages.CHANGES + "/{reference}/{standard}/cases";

    private final ExamplesFromCases fromCases;
    private final ChangeAnswer answer;

    CasePages(ExamplesFromCases fromCases, ChangeAnswer answer) {
        this.fromCases = fromCases;
        this.answer = answer;
    }

    /** A case to choose. */
    record Row(String subject, String period, String outcome, String explanation) {
    }

    @GetMapping(CASES)
    String cases(@PathVariable String reference, @PathVariable String standard, @RequestParam(required = false) @Nullable Outcome outcome,
                 @RequestParam(defaultValue = "1") int page, Model model) {
        return draw(answer.find(reference), standard, outcome, page, List.of(), model);
    }

    @PostMapping(CASES)
    String add(@PathVariable String reference, @PathVariable String standard, @RequestParam Map<String, String> fields,
               @RequestParam(required = false) @Nullable Outcome outcome, @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash,
               HttpServletResponse response) {
        ChangeRequest request = answer.find(reference);
        Attempt<ChangeRequest> added = fromCases.add(user.actor(), reference, Objects.requireNonNullElse(ChangeAnswer.version(fields), 0), id(request, standard),
                fields.getOrDefault("subject", ""), fields.getOrDefault("period", ""));
        if (added instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return draw(request, standard, outcome, 1, List.of(new FieldProblem(null, refused.reason())), model);
        }
        flash.addFlashAttribute("done", "The case is the last of the worked examples now, without anything that tells whose it is. Give it a name that says what it shows.");
        return "redirect:" + ChangePages.CHANGES + "/" + request.reference() + "/" + standard;
    }

    private String draw(ChangeRequest request, String standard, @Nullable Outcome outcome, int page, List<FieldProblem> problems, Model model) {
        model.addAttribute("change", request);
        model.addAttribute("standard", standard);
        model.addAttribute("rows", fromCases.cases(id(request, standard), outcome, page).map(finding -> new Row(finding.subject().ref(), finding.period(),
                finding.outcome().word() + (finding.severity() == null ? "" : " " + finding.severity()), finding.explanation())));
        model.addAttribute("outcome", outcome == null ? "" : outcome.name());
        model.addAttribute("outcomes", Choices.anyOr("Whatever was found", Stream.of(Outcome.values()).toList(), Enum::name, Outcome::word));
        model.addAttribute("open", request.state().open());
        model.addAttribute("errors", problems);
        return "studio/cases";
    }

    /** The id, when the change request changes that standard. */
    private static StandardId id(ChangeRequest request, String standard) {
        return request.files().stream().filter(ChangedFile::rules).map(file -> EditPage.standard(file.path())).filter(standard::equals).findFirst()
                .map(StandardId::new).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
