package plumbline.studio;

import org.springframework.stereotype.Component;
import plumbline.intake.words.WordFile;
import plumbline.intake.words.WordsInForce;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.StoredVersion;

/** Gives readers of files the table of the newest version: what is put in force, brought back or rolled back holds for the next file. */
@Component
class VocabularyInForce implements WordsInForce {

    private final RuleSetHistory history;

    VocabularyInForce(RuleSetHistory history) {
        this.history = history;
    }

    @Override
    public WordFile table() {
        return history.versions().stream().findFirst().map(StoredVersion::number).map(number -> StandardFiles.text(history.files(number), WordFile.PATH))
                .map(WordFile::new).orElseGet(WordFile::empty);
    }
}
