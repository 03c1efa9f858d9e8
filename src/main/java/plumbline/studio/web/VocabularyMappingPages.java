package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.util.UriComponentsBuilder;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.identity.Choices;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.intake.words.CouncilWord;
import plumbline.intake.words.ListedField;
import plumbline.intake.words.WordEffect;
import plumbline.intake.words.WordImpact;
import plumbline.studio.ChangeRequest;
import plumbline.studio.VocabularyDrafting;

/** What the council's own words are read as: the table in force with its history, and the table of a change request. */
@Controller
class VocabularyMappingPages {

    private static final String DRAFT = ChangePages.CHANGES + "/{reference}/vocabulary-mapping";
    private static final int LONGEST_LINE = 6;

    private final VocabularyDrafting drafting;
    private final VocabularyDraftReading reading;
    private final ChangeAnswer answer;

    VocabularyMappingPages(VocabularyDrafting drafting, VocabularyDraftReading reading, ChangeAnswer answer) {
        this.drafting = drafting;
        this.reading = reading;
        this.answer = answer;
    }

    @GetMapping("/standards/vocabulary-mapping")
    String inForce(@AuthenticationPrincipal SignedInUser user, Model model) {
        model.addAttribute("rows", VocabularyDraftView.of(drafting.inForce(), drafting.inForce(), List.of(), null).rows());
        model.addAttribute("unread", drafting.unread(null));
        model.addAttribute("writes", user.role() == Role.POLICY_AUTHOR);
        model.addAttribute("changes", drafting.changes().stream().map(request -> new CalendarPages.Change(request.reference(), request.heading(), request.state().word(),
                ChangePage.colour(request.state()), BusinessTime.write(request.inForceOn()))).toList());
        return "studio/vocabulary";
    }

    /** Begins a change, with a word in it when one was chosen among those that could not be read. */
    @PostMapping(ChangePages.CHANGES + "/vocabulary-mapping")
    String begin(@RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user) {
        ChangeRequest begun = ((Attempt.Done<ChangeRequest>) drafting.begin(user.actor())).value();
        if (fields.containsKey("word")) {
            drafting.put(user.actor(), begun.reference(), null, null, word(fields), fields.getOrDefault("reason", ""));
        }
        return "redirect:" + address(begun);
    }

    @GetMapping(DRAFT)
    String table(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(answer.find(reference), fields, List.of(), user, model);
    }

    @PostMapping(DRAFT + "/rows")
    String put(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
               RedirectAttributes flash, HttpServletResponse response) {
        Attempt<ChangeRequest> saved = drafting.put(user.actor(), reference, version(fields), line(fields.getOrDefault("line", "")), word(fields), fields.getOrDefault("reason", ""));
        return answered(saved, reference, fields, "The row is saved.", user, model, flash, response);
    }

    @PostMapping(DRAFT + "/rows/{line}/remove")
    String remove(@PathVariable String reference, @PathVariable String line, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user,
                  Model model, RedirectAttributes flash, HttpServletResponse response) {
        Integer number = line(line);
        if (number == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return answered(drafting.remove(user.actor(), reference, version(fields), number), reference, Map.of(), "The row is taken out.", user, model, flash, response);
    }

    /** The rows of imported files behind one count of what a change would do. */
    @GetMapping(DRAFT + "/rows")
    String rows(@PathVariable String reference, @RequestParam WordEffect effect, @RequestParam String field, @RequestParam String word, @RequestParam String feed,
                @RequestParam(defaultValue = "") String unit, @RequestParam(name = "page", defaultValue = "1") int number, Model model) {
        ChangeRequest request = answer.find(reference);
        // Nobody looks for other words in files that way.
        WordImpact.Line line = drafting.impact(request).map(WordImpact::lines).orElse(List.of()).stream().filter(one -> one.effect() == effect && one.field().equals(field)
                && one.word().equals(word) && one.feed().equals(feed) && Objects.requireNonNullElse(one.unit(), "").equals(unit)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("change", request);
        model.addAttribute("line", line);
        model.addAttribute("page", drafting.rows(line, number));
        model.addAttribute("address", UriComponentsBuilder.fromPath(address(request) + "/rows").queryParam("effect", effect).queryParam("field", "{field}").queryParam("word", "{word}")
                .queryParam("feed", "{feed}").queryParam("unit", "{unit}").encode().buildAndExpand(field, word, feed, unit).toUriString());
        return "studio/vocabulary-rows";
    }

    private String answered(Attempt<ChangeRequest> changed, String reference, Map<String, String> typed, String success, SignedInUser user, Model model,
                            RedirectAttributes flash, HttpServletResponse response) {
        if (changed instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return draw(answer.find(reference), typed, List.of(new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason())), user, model);
        }
        flash.addFlashAttribute("done", success);
        return "redirect:" + address(((Attempt.Done<ChangeRequest>) changed).value());
    }

    private String draw(ChangeRequest request, Map<String, String> typed, List<FieldProblem> problems, SignedInUser user, Model model) {
        VocabularyDraftView drafted = reading.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Integer line = line(typed.getOrDefault("line", ""));
        VocabularyDraftView.Row row = drafted.rows().stream().filter(one -> Integer.valueOf(one.line()).equals(line)).findFirst()
                .orElse(new VocabularyDraftView.Row(0, "", "", "", "", List.of()));
        Optional<ListedField> field = drafting.field(typed.getOrDefault("field", row.field()));
        boolean open = request.state().open() && user.role() == Role.POLICY_AUTHOR;
        model.addAttribute("change", request);
        model.addAttribute("drafted", drafted);
        model.addAttribute("open", open);
        model.addAttribute("unread", open ? drafting.unread(VocabularyDrafting.draft(request).orElseThrow()) : null);
        model.addAttribute("fields", Choices.anyOr("Choose a field", drafting.fields(), ListedField::name, ListedField::name));
        model.addAttribute("field", field.map(ListedField::name).orElse(""));
        model.addAttribute("values", Choices.anyOr("Choose what it means", field.map(ListedField::values).orElse(List.of()), Function.identity(), Function.identity()));
        model.addAttribute("form", Map.of("line", row.line() == 0 ? "" : String.valueOf(row.line()), "word", typed.getOrDefault("word", row.word()),
                "means", typed.getOrDefault("means", field.flatMap(known -> known.value(row.means())).orElse("")), "reason", typed.getOrDefault("reason", row.reason())));
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.isEmpty() || problems.get(0).field() == null ? Map.of() : Map.of(problems.get(0).field(), problems.get(0).words()));
        return "studio/vocabulary-draft";
    }

    private static CouncilWord word(Map<String, String> fields) {
        return new CouncilWord(fields.getOrDefault("field", ""), fields.getOrDefault("word", ""), fields.getOrDefault("means", ""));
    }

    private static @Nullable Integer line(String written) {
        return written.matches("\\d{1," + LONGEST_LINE + "}") ? Integer.valueOf(written) : null;
    }

    private static String address(ChangeRequest request) {
        return ChangePages.CHANGES + "/" + request.reference() + "/vocabulary-mapping";
    }

    private static Integer version(Map<String, String> fields) {
        return Objects.requireNonNullElse(ChangeAnswer.version(fields), 0);
    }
}
