package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.identity.Choices;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.organisation.ClosureFile;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ClosureDrafting;
import plumbline.studio.TypedRow;
import plumbline.studio.TypedRows;
import plumbline.studio.TypedTable;

/** The closure days of a change request: the table with what is wrong in its place, and a form for one day more. */
@Controller
class ClosureDraftPages {

    private static final String CLOSURES = ChangePages.CHANGES + "/{reference}/closure-days";
    private static final String DAY = "day";
    private static final int LONGEST_LINE = 6;

    private final ClosureDrafting drafting;
    private final ClosureDraftReading reading;
    private final ChangeAnswer answer;
    private final TypedRowAnswer saved;
    private final TypedRows rows;
    private final StillWriting writing;

    ClosureDraftPages(ClosureDrafting drafting, ClosureDraftReading reading, ChangeAnswer answer, TypedRowAnswer saved, TypedRows rows, StillWriting writing) {
        this.drafting = drafting;
        this.reading = reading;
        this.answer = answer;
        this.saved = saved;
        this.rows = rows;
        this.writing = writing;
    }

    @PostMapping(ChangePages.CHANGES + "/closure-days")
    String begin(@AuthenticationPrincipal SignedInUser user) {
        return "redirect:" + TypedRowAnswer.address(((Attempt.Done<ChangeRequest>) drafting.begin(user.actor())).value(), TypedTable.CLOSURE_DAYS);
    }

    @GetMapping(CLOSURES)
    String table(@PathVariable String reference, @AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(answer.find(reference), Map.of(), List.of(), user, model);
    }

    @PostMapping(CLOSURES + "/days")
    String add(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
               RedirectAttributes flash, HttpServletResponse response) {
        LocalDate day = day(fields);
        return saved.to(reference, TypedTable.CLOSURE_DAYS, drafting.add(user.actor(), reference, version(fields), day, fields.getOrDefault("where", ""), fields.getOrDefault("words", "")),
                fields, day == null ? "" : BusinessTime.write(day) + " is in the table.", user, page(user, model), flash, response);
    }

    @PostMapping(CLOSURES + "/days/{line}/remove")
    String remove(@PathVariable String reference, @PathVariable String line, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user,
                  Model model, RedirectAttributes flash, HttpServletResponse response) {
        if (!line.matches("\\d{1," + LONGEST_LINE + "}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return saved.to(reference, TypedTable.CLOSURE_DAYS, drafting.remove(user.actor(), reference, version(fields), Integer.parseInt(line)), Map.of(), "The day is taken out.", user,
                page(user, model), flash, response);
    }

    private TypedRowAnswer.Page page(SignedInUser user, Model model) {
        return (request, sent, problems) -> draw(request, sent, problems, user, model);
    }

    private String draw(ChangeRequest request, Map<String, String> sent, List<FieldProblem> problems, SignedInUser user, Model model) {
        Optional<TypedRow> kept = rows.of(request, user.username(), TypedTable.CLOSURE_DAYS, "");
        Map<String, String> typed = sent.isEmpty() ? kept.map(TypedRow::fields).orElse(sent) : sent;
        model.addAttribute("kept", TypedRowView.kept(kept.orElse(null), Map.of(), Map.of()));
        model.addAttribute("other", writing.other(request, user));
        model.addAttribute("change", request);
        model.addAttribute("closures", reading.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("open", request.state().open() && user.role() == Role.POLICY_AUTHOR);
        model.addAttribute("places", Choices.of(ClosureFile.places(), Function.identity(), Function.identity()));
        model.addAttribute("form", Map.of("day", typed.getOrDefault("day-day", ""), "month", typed.getOrDefault("day-month", ""), "year", typed.getOrDefault("day-year", ""),
                "where", typed.getOrDefault("where", ClosureFile.WHOLE_COUNCIL), "words", typed.getOrDefault("words", "")));
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.isEmpty() || problems.get(0).field() == null ? Map.of() : Map.of(problems.get(0).field(), problems.get(0).words()));
        return "studio/closure-days";
    }

    private static @Nullable LocalDate day(Map<String, String> fields) {
        try {
            return LocalDate.of(part(fields, "year"), part(fields, "month"), part(fields, DAY));
        } catch (NumberFormatException | DateTimeException notADate) {
            return null;
        }
    }

    private static int part(Map<String, String> fields, String name) {
        return Integer.parseInt(fields.getOrDefault("day-" + name, "").strip());
    }

    private static Integer version(Map<String, String> fields) {
        return Objects.requireNonNullElse(ChangeAnswer.version(fields), 0);
    }
}
