package plumbline.studio;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.breaches.whatif.Impact;
import plumbline.breaches.whatif.ImpactId;
import plumbline.breaches.whatif.PassingFacts;
import plumbline.breaches.whatif.WhatIf;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.ContentHash;
import plumbline.intake.BatchId;
import plumbline.intake.words.CouncilWord;
import plumbline.intake.words.CouncilWords;
import plumbline.intake.words.FileTrial;
import plumbline.intake.words.ListedFields;
import plumbline.intake.words.WordFile;
import plumbline.intake.words.WordsInForce;

/**
 * Which breaches a file would bring by the words of a change request, beside those it would bring by the words in force. The service keeps no files, so
 * somebody gives one, or chooses one that waits to be accepted. It is read both ways and undone.
 */
@Component
public class TryingWordsOnFiles {

    private final FileTrial files;
    private final WhatIf whatIf;
    private final WordsInForce inForce;
    private final ListedFields fields;

    TryingWordsOnFiles(FileTrial files, WhatIf whatIf, WordsInForce inForce, ListedFields fields) {
        this.files = files;
        this.whatIf = whatIf;
        this.inForce = inForce;
        this.fields = fields;
    }

    /** The files that wait to be accepted and can be tried. */
    public List<FileTrial.WaitingFile> waiting() {
        return files.waiting();
    }

    /** Tries them on a file that waits; it goes on in the background. */
    public Attempt<ImpactId> start(ChangeRequest request, BatchId waiting, Actor actor) {
        return words(request).then(after -> files.open(waiting).then(file -> whatIf.start(new ReadTwice(file, words(), after), actor)));
    }

    /** The same with a file that is given. */
    public Attempt<ImpactId> start(ChangeRequest request, String fileName, InputStream content, Actor actor) {
        return words(request).then(after -> files.receive(fileName, content).then(file -> whatIf.start(new ReadTwice(file, words(), after), actor)));
    }

    /** The latest trial of just the words that a change request has now, against just those in force. */
    public Optional<Impact> latest(ChangeRequest request) {
        return words(request) instanceof Attempt.Done<List<CouncilWord>> done ? whatIf.latest(hash(words(), done.value())) : Optional.empty();
    }

    private List<CouncilWord> words() {
        return inForce.table().words(fields);
    }

    private Attempt<List<CouncilWord>> words(ChangeRequest request) {
        Optional<WordFile> draft = VocabularyDrafting.draft(request);
        if (draft.isEmpty()) {
            return Attempt.notFound("This change request does not change the vocabulary mapping.");
        }
        return draft.get().problems(fields).isEmpty() ? Attempt.done(draft.get().words(fields))
                : Attempt.notNow("Something is wrong with a row of the table. Put it right, then try the words on a file.");
    }

    private static String hash(List<CouncilWord> before, List<CouncilWord> after) {
        return ContentHash.of("words " + new CouncilWords(before).hash() + " instead " + new CouncilWords(after).hash());
    }

    private static final class ReadTwice implements PassingFacts {

        private final FileTrial.OpenFile file;
        private final List<CouncilWord> before;
        private final List<CouncilWord> after;
        private FileTrial.@Nullable Rows readBefore;
        private FileTrial.@Nullable Rows readAfter;

        ReadTwice(FileTrial.OpenFile file, List<CouncilWord> before, List<CouncilWord> after) {
            this.file = file;
            this.before = before;
            this.after = after;
        }

        @Override
        public String contentHash() {
            return hash(before, after);
        }

        @Override
        public String words() {
            return readBefore == null || readAfter == null ? "The file " + file.name()
                    : "The file %s: of its %,d rows, %,d would go in; by the words in force %,d do".formatted(file.name(), readAfter.all(), readAfter.wentIn(), readBefore.wentIn());
        }

        @Override
        public Optional<String> without(BooleanSupplier wanted, Runnable look) {
            Attempt<FileTrial.Rows> read = file.read(before, wanted, look);
            readBefore = read instanceof Attempt.Done<FileTrial.Rows> done ? done.value() : null;
            return refusal(read);
        }

        @Override
        public Optional<String> with(BooleanSupplier wanted, Runnable look) {
            Attempt<FileTrial.Rows> read = file.read(after, wanted, look);
            readAfter = read instanceof Attempt.Done<FileTrial.Rows> done ? done.value() : null;
            return refusal(read);
        }

        private static Optional<String> refusal(Attempt<FileTrial.Rows> read) {
            return read instanceof Attempt.Refused<FileTrial.Rows> refused ? Optional.of(refused.reason()) : Optional.empty();
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
