package plumbline.standards.versions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Attempt;
import plumbline.standards.StandardForm;
import plumbline.standards.rulefile.FormText;
import plumbline.standards.rulefile.VocabularyBook;
import plumbline.standards.rulefile.VocabularyBook.LineHelp;
import plumbline.standards.rulefile.VocabularyBook.RecordHelp;
import plumbline.standards.rulefile.VocabularyBook.SentenceHelp;

/** The vocabulary as authors read it, with examples from the standards in force, and as forms over it. */
@Component
public class WordsForAuthors implements StandardForm {

    private final FilesInForce filesInForce;
    private final RuleSetStore store;
    private final VocabularyBook book;
    private final FormText form;
    private volatile @Nullable Words latest;

    WordsForAuthors(FilesInForce filesInForce, RuleSetStore store) {
        this.filesInForce = filesInForce;
        this.store = store;
        this.book = new VocabularyBook(filesInForce.vocabulary().text());
        this.form = new FormText(book);
    }

    /**
     * What an author may write.
     *
     * @param ruleSetVersion the version the examples come from
     * @param lines          what stands above the rules of a file
     * @param records        the words sentences may use of each record
     */
    public record Words(int ruleSetVersion, List<LineHelp> lines, List<SentenceHelp> sentences, List<RecordHelp> records) {
    }

    /** Worked out once for each version: looking for examples reads every rule file. */
    public Words of(int version) {
        Words known = latest;
        if (known == null || known.ruleSetVersion() != version) {
            known = new Words(version, VocabularyBook.lines(), book.sentences(filesInForce.of(store.files(version)).stream()
                    .filter(file -> file.path().endsWith(".dslr")).toList()), book.records());
            latest = known;
        }
        return known;
    }

    @Override
    public List<Line> lines(String text) {
        return form.lines(text);
    }

    @Override
    public Attempt<String> write(String text, Map<String, String> fields) {
        return form.write(text, fields);
    }

    @Override
    public List<Addition> additions(String text) {
        Set<String> topics = form.lines(text).stream().filter(line -> line.part() == Part.THEN).map(Line::topic).collect(Collectors.toSet());
        return of(store.versions().get(0).number()).sentences().stream().filter(sentence -> sentence.part().equals("then") && topics.contains(sentence.topic()))
                .flatMap(sentence -> Optional.ofNullable(sentence.example()).map(example -> new Addition(sentence.topic(), example)).stream()).toList();
    }
}
