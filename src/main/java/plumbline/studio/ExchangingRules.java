package plumbline.studio;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;

/** Hands whole rule sets out and takes them in. What comes in is a change request like any other. */
@Component
public class ExchangingRules {

    private final Drafting drafting;
    private final ChangeRequestTable requests;
    private final RuleSetHistory history;
    private final ChangeStory story;
    private final Clock clock;

    ExchangingRules(Drafting drafting, ChangeRequestTable requests, RuleSetHistory history, ChangeStory story, Clock clock) {
        this.drafting = drafting;
        this.requests = requests;
        this.history = history;
        this.story = story;
        this.clock = clock;
    }

    /** The rules folder of a version as a zip. */
    public Optional<byte[]> archive(int version) {
        return history.stored(version).map(stored -> RuleArchive.write(history.files(version)));
    }

    /**
     * Begins a change request with the files of an archive that say something else than those in force. Files that are in force
     * and not in the archive stay.
     *
     * @param archive a zip of a rules folder; no more of it is read than such a folder may have
     */
    @Transactional
    public Attempt<ChangeRequest> take(Actor actor, InputStream archive) throws IOException {
        return RuleArchive.read(archive.readNBytes(RuleArchive.LARGEST + 1)).then(files -> {
            int newest = history.versions().get(0).number();
            List<RuleSource> now = history.files(newest);
            List<ChangedFile> changed = new ArrayList<>();
            for (RuleSource file : files) {
                String before = StandardFiles.text(now, file.path());
                if (before == null || !StandardFiles.plain(before).equals(file.text())) {
                    changed.add(new ChangedFile(file.path(), file.text(), DraftRules.hash(before)));
                }
            }
            if (changed.isEmpty()) {
                return Attempt.invalid("file", "Its files say just what is in force. There is nothing to change.");
            }
            ChangeRequest begun = drafting.begun(actor, "Rules from a file", "", BusinessTime.dayOf(clock.instant()));
            changed.forEach(file -> requests.put(begun.id(), file));
            story.tell(begun, actor, "Begun with a rules folder", files.size() + " files were read, " + changed.size() + " of them say something else than version " + newest + ".");
            return Attempt.done(requests.find(begun.id()).orElseThrow());
        });
    }
}
