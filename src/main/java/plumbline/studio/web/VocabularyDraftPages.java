package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
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
import plumbline.core.FieldProblem;
import plumbline.identity.Choices;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.intake.words.CouncilWord;
import plumbline.intake.words.ListedField;
import plumbline.studio.ChangeRequest;
import plumbline.studio.TryingWordsOnFiles;
import plumbline.studio.TypedRow;
import plumbline.studio.TypedRows;
import plumbline.studio.TypedTable;
import plumbline.studio.VocabularyDrafting;

/** The vocabulary mapping of a change request: the table with what is wrong in its place, and a form for one word. */
@Controller
class VocabularyDraftPages {

    static final String DRAFT = ChangePages.CHANGES + "/{reference}/vocabulary-mapping";

    private static final int LONGEST_LINE = 6;
    private static final Map<String, String> LABELS = Map.of("word", "The council writes", "means", "It is read as", "reason", "Why");

    private final VocabularyDrafting drafting;
    private final VocabularyDraftReading reading;
    private final ChangeAnswer answer;
    private final TypedRowAnswer saved;
    private final TypedRows rows;
    private final StillWriting writing;
    private final TryingWordsOnFiles trying;

    VocabularyDraftPages(VocabularyDrafting drafting, VocabularyDraftReading reading, ChangeAnswer answer, TypedRowAnswer saved, TypedRows rows, StillWriting writing,
                         TryingWordsOnFiles trying) {
        this.drafting = drafting;
        this.reading = reading;
        this.answer = answer;
        this.saved = saved;
        this.rows = rows;
        this.writing = writing;
        this.trying = trying;
    }

    /** Begins a change, with a word in it when one was chosen among those that could not be read. */
    @PostMapping(ChangePages.CHANGES + "/vocabulary-mapping")
    String begin(@RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user) {
        ChangeRequest begun = ((Attempt.Done<ChangeRequest>) drafting.begin(user.actor())).value();
        if (fields.containsKey("word")) {
            drafting.put(user.actor(), begun.reference(), null, null, word(fields), fields.getOrDefault("reason", ""));
        }
        return "redirect:" + TypedRowAnswer.address(begun, TypedTable.VOCABULARY);
    }

    @GetMapping(DRAFT)
    String table(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(answer.find(reference), fields, model.getAttribute("notTried") instanceof FieldProblem problem ? List.of(problem) : List.of(), user, model);
    }

    @PostMapping(DRAFT + "/rows")
    String put(@PathVariable String reference, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user, Model model,
               RedirectAttributes flash, HttpServletResponse response) {
        Attempt<ChangeRequest> put = drafting.put(user.actor(), reference, version(fields), line(fields.getOrDefault("line", "")), word(fields), fields.getOrDefault("reason", ""));
        return saved.to(reference, TypedTable.VOCABULARY, put, fields, "The row is saved.", user, page(user, model), flash, response);
    }

    @PostMapping(DRAFT + "/rows/{line}/remove")
    String remove(@PathVariable String reference, @PathVariable String line, @RequestParam Map<String, String> fields, @AuthenticationPrincipal SignedInUser user,
                  Model model, RedirectAttributes flash, HttpServletResponse response) {
        Integer number = line(line);
        if (number == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return saved.to(reference, TypedTable.VOCABULARY, drafting.remove(user.actor(), reference, version(fields), number), Map.of(), "The row is taken out.", user, page(user, model),
                flash, response);
    }

    private TypedRowAnswer.Page page(SignedInUser user, Model model) {
        return (request, sent, problems) -> draw(request, sent, problems, user, model);
    }

    private String draw(ChangeRequest request, Map<String, String> sent, List<FieldProblem> problems, SignedInUser user, Model model) {
        VocabularyDraftView drafted = reading.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean open = request.state().open() && user.role() == Role.POLICY_AUTHOR;
        model.addAttribute("change", request);
        model.addAttribute("drafted", drafted);
        model.addAttribute("open", open);
        model.addAttribute("other", writing.other(request, user));
        model.addAttribute("unread", open ? drafting.unread(VocabularyDrafting.draft(request).orElseThrow()) : null);
        model.addAttribute("trial", FileTrialView.of(request, trying, user));
        addForm(request, drafted, sent, user, model);
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.isEmpty() || problems.get(0).field() == null ? Map.of() : Map.of(problems.get(0).field(), problems.get(0).words()));
        return "studio/vocabulary-draft";
    }

    /** The form says what was sent, else what was typed into the row before, else what the row says. */
    private void addForm(ChangeRequest request, VocabularyDraftView drafted, Map<String, String> sent, SignedInUser user, Model model) {
        VocabularyDraftView.Row row = row(drafted, sent);
        String which = row.line() == 0 ? sent.getOrDefault("row", "") : row.about();
        List<TypedRow> typed = rows.of(request, user.username(), TypedTable.VOCABULARY);
        Optional<TypedRow> kept = typed.stream().filter(each -> each.row().equals(which)).findFirst();
        Map<String, String> stored = Map.of("field", row.field(), "word", row.word(), "means", row.means(), "reason", row.reason());
        Map<String, String> form = new HashMap<>(stored);
        kept.map(TypedRow::fields).filter(fields -> !sent.containsKey("version")).ifPresent(form::putAll);
        form.putAll(sent);
        Optional<ListedField> field = drafting.field(form.get("field"));
        model.addAttribute("fields", Choices.anyOr("Choose a field", drafting.fields(), ListedField::name, ListedField::name));
        model.addAttribute("field", field.map(ListedField::name).orElse(""));
        model.addAttribute("values", Choices.anyOr("Choose what it means", field.map(ListedField::values).orElse(List.of()), Function.identity(), Function.identity()));
        model.addAttribute("form", Map.of("line", row.line() == 0 ? "" : String.valueOf(row.line()), "row", which, "word", form.get("word"),
                "means", field.flatMap(known -> known.value(form.get("means"))).orElse(""), "reason", form.get("reason")));
        model.addAttribute("kept", TypedRowView.kept(kept.orElse(null), stored, row.line() == 0 ? Map.of() : LABELS));
        model.addAttribute("unsaved", TypedRowView.of(request, typed.stream().filter(each -> !each.row().equals(which)).toList()));
    }

    /** The row that is asked for by what it is about, wherever it stands by now, or by its line; one without a line when the table has no such row. */
    private static VocabularyDraftView.Row row(VocabularyDraftView drafted, Map<String, String> sent) {
        Integer line = line(sent.getOrDefault("line", ""));
        String about = sent.getOrDefault("row", "");
        return drafted.rows().stream().filter(row -> about.isEmpty() ? Integer.valueOf(row.line()).equals(line) : row.about().equals(about)).findFirst()
                .orElse(new VocabularyDraftView.Row(0, "", "", "", "", List.of()));
    }

    private static CouncilWord word(Map<String, String> fields) {
        return new CouncilWord(fields.getOrDefault("field", ""), fields.getOrDefault("word", ""), fields.getOrDefault("means", ""));
    }

    private static @Nullable Integer line(String written) {
        return written.matches("\\d{1," + LONGEST_LINE + "}") ? Integer.valueOf(written) : null;
    }

    private static Integer version(Map<String, String> fields) {
        return Objects.requireNonNullElse(ChangeAnswer.version(fields), 0);
    }
}
