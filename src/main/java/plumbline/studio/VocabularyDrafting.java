package plumbline.studio;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.core.WrittenTable;
import plumbline.intake.words.CouncilWord;
import plumbline.intake.words.ListedField;
import plumbline.intake.words.ListedFields;
import plumbline.intake.words.UnreadWords;
import plumbline.intake.words.WordEffect;
import plumbline.intake.words.WordFile;
import plumbline.intake.words.WordImpact;
import plumbline.intake.words.WordRow;
import plumbline.intake.words.WordTrial;
import plumbline.intake.words.WordsInForce;
import plumbline.standards.RuleProblem;

/** Writing the council's own words for the values of lists: a file of a change request like any other, a table to whoever writes it. */
@Component
public class VocabularyDrafting extends TableDrafting {

    private static final TableDrafts.Kind KIND = new TableDrafts.Kind(WordFile.PATH, WordFile.HEADER, "vocabulary mapping");

    private final WordsInForce inForce;
    private final ListedFields fields;
    private final WordTrial trial;

    VocabularyDrafting(TableDrafts tables, WordsInForce inForce, ListedFields fields, WordTrial trial) {
        super(KIND, tables);
        this.inForce = inForce;
        this.fields = fields;
        this.trial = trial;
    }

    /** The table in force; one without rows while nobody has written any. */
    public WordFile inForce() {
        return inForce.table();
    }

    /** The fields with a list of values, in the order in which people choose from them. */
    public List<ListedField> fields() {
        return fields.all();
    }

    /** The field of a name. */
    public Optional<ListedField> field(String name) {
        return fields.named(name);
    }

    @Override
    String unwritten() {
        return WordFile.empty().text();
    }

    /**
     * Saves a row, whatever it says beyond its field.
     *
     * @param version the version of the draft the person saw; refused when somebody has saved since
     * @param line    the line of the row; {@code null} for a new one at the end
     */
    @Transactional
    public Attempt<ChangeRequest> put(Actor actor, String reference, @Nullable Integer version, @Nullable Integer line, CouncilWord word, String reason) {
        Optional<ListedField> field = fields.named(word.field());
        if (field.isEmpty()) {
            return Attempt.invalid("field", "Choose a field with a list of values.");
        }
        return put(actor, reference, version, line, List.of(field.get().name(), word.word().strip(), word.means().strip(), reason.strip()));
    }

    /** The table as a change request wants it; empty when it changes none. */
    public static Optional<WordFile> draft(ChangeRequest request) {
        return TableDrafts.draft(request, KIND).map(table -> new WordFile(table.text()));
    }

    /** The words in open faults that neither the words in force nor those of a draft can read. */
    public UnreadWords unread(@Nullable WordFile draft) {
        return trial.unread(draft == null ? List.of() : draft.table().lines().stream()
                .map(line -> new CouncilWord(draft.table().cell(line, "field"), draft.table().cell(line, "word"), "")).toList());
    }

    /** The rows behind a count of an impact. */
    public Page<WordRow> rows(WordImpact.Line line, int page) {
        return trial.rows(line, page);
    }

    @Override
    public List<RuleProblem> problems(ChangeRequest request) {
        return draft(request).map(file -> KIND.problems(file.problems(fields))).orElse(List.of());
    }

    @Override
    public List<RuleProblem> unusable(ChangeRequest request) {
        return problems(request);
    }

    @Override
    public String unfit() {
        return "The vocabulary mapping does not fit the lists of values that there are now.";
    }

    /** What the words of a change request would do to rows of imported files; empty when the table has problems or there is none. */
    public Optional<WordImpact> impact(ChangeRequest request) {
        return draft(request).filter(file -> file.problems(fields).isEmpty()).map(file -> trial.with(file.words(fields)));
    }

    @Override
    public Attempt<ChangeRequest> refuseUnfit(ChangeRequest request) {
        boolean same = draft(request).filter(file -> cells(file).equals(cells(inForce()))).isPresent();
        return TableDrafts.refuse(request, "The vocabulary mapping", problems(request), same);
    }

    private static List<List<String>> cells(WordFile file) {
        return file.table().lines().stream().map(WrittenTable.Line::cells).toList();
    }

    @Override
    public Optional<String> tried(ChangeRequest request) {
        return impact(request).map(impact -> impact.rows(WordEffect.READ) + " rows of imported files that could not be read would be, " + impact.rows(WordEffect.OTHERWISE)
                + " would mean something else and " + impact.rows(WordEffect.FAULT) + " would become faults, once their files are sent again.");
    }
}
