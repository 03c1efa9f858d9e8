package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
import plumbline.identity.Choices;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.standards.StandardForm;
import plumbline.standards.StandardForm.Part;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangedFile;
import plumbline.studio.FormDrafting;

/** The form of a standard, beside its text: for whoever changes a number or an owner and writes no sentences. */
@Controller
class FormPages {

    private static final String FORM = ChangePages.CHANGES + "/{reference}/{standard}/form";

    private final FormDrafting drafting;
    private final StandardForm form;
    private final ChangeAnswer answer;
    private final StillWriting writing;

    FormPages(FormDrafting drafting, StandardForm form, ChangeAnswer answer, StillWriting writing) {
        this.drafting = drafting;
        this.form = form;
        this.answer = answer;
        this.writing = writing;
    }

    @GetMapping(FORM)
    String form(@PathVariable String reference, @PathVariable String standard, @AuthenticationPrincipal SignedInUser user, Model model) {
        ChangeRequest request = answer.find(reference);
        return draw(request, standard, Map.of(), List.of(), user, model);
    }

    @PostMapping(FORM)
    String write(@PathVariable String reference, @PathVariable String standard, @RequestParam Map<String, String> fields,
                 @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        ChangeRequest request = answer.find(reference);
        Attempt<ChangeRequest> written = drafting.write(user.actor(), reference, Objects.requireNonNullElse(ChangeAnswer.version(fields), 0), standard, fields);
        if (written instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return draw(request, standard, fields, List.of(new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason())), user, model);
        }
        flash.addFlashAttribute("done", "The draft is saved.");
        return "redirect:" + ChangePages.CHANGES + "/" + request.reference() + "/" + standard + (fields.containsKey("on") ? "" : "/form");
    }

    private String draw(ChangeRequest request, String standard, Map<String, String> typed, List<FieldProblem> problems, SignedInUser user, Model model) {
        ChangedFile rules = EditPage.file(request, standard, true).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String text = Objects.requireNonNullElse(rules.content(), "");
        List<StandardForm.Line> lines = form.lines(text);
        Map<String, String> values = new LinkedHashMap<>();
        lines.forEach(line -> {
            values.put(line.wordsField(), typed.getOrDefault(line.wordsField(), line.words()));
            line.slots().forEach(slot -> values.put(slot.field(), typed.getOrDefault(slot.field(), slot.value())));
        });
        model.addAttribute("change", request);
        model.addAttribute("version", typed.getOrDefault("version", String.valueOf(request.version())));
        model.addAttribute("standard", standard);
        model.addAttribute("above", of(lines, Part.ABOVE));
        model.addAttribute("when", of(lines, Part.WHEN));
        model.addAttribute("then", of(lines, Part.THEN));
        model.addAttribute("values", values);
        model.addAttribute("additions", Choices.anyOr("Add nothing", form.additions(text), StandardForm.Addition::sentence,
                addition -> addition.topic() + ": " + addition.sentence()));
        model.addAttribute("open", request.state().open());
        model.addAttribute("other", writing.other(request, user));
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.stream().filter(problem -> problem.field() != null)
                .collect(Collectors.toMap(FieldProblem::field, FieldProblem::words, (one, other) -> one)));
        return "studio/form";
    }

    private static List<StandardForm.Line> of(List<StandardForm.Line> lines, Part part) {
        return lines.stream().filter(line -> line.part() == part).toList();
    }
}
