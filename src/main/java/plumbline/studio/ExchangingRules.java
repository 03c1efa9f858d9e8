package plumbline.studio;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.intake.words.WordFile;
import plumbline.organisation.ClosureFile;
import plumbline.organisation.CouncilCalendar;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;

/** Hands whole rule sets out and takes them in. What comes in is a change request like any other. */
@Component
public class ExchangingRules {

    private final Drafting drafting;
    private final ChangeRequestTable requests;
    private final RuleSetHistory history;
    private final IncomingTable incoming;
    private final TargetDrafting targets;
    private final CouncilCalendar calendar;
    private final ChangeStory story;
    private final Clock clock;

    ExchangingRules(Drafting drafting, ChangeRequestTable requests, RuleSetHistory history, IncomingTable incoming, TargetDrafting targets,
                    CouncilCalendar calendar, ChangeStory story, Clock clock) {
        this.drafting = drafting;
        this.requests = requests;
        this.history = history;
        this.incoming = incoming;
        this.targets = targets;
        this.calendar = calendar;
        this.story = story;
        this.clock = clock;
    }

    /** The rules folder of a version as a zip, with the tables that hold with it. */
    public Optional<byte[]> archive(int version) {
        return history.stored(version).map(stored -> RuleArchive.write(whole(version)));
    }

    /**
     * The files of a version and the tables that hold where it has none of its own: the policy that came with the service and, for
     * the newest version, an empty table of trajectories, an empty one of words and the closure days there are.
     */
    private List<RuleSource> whole(int version) {
        Map<String, RuleSource> files = new TreeMap<>();
        history.files(version).forEach(file -> files.put(file.path(), file));
        RuleSource policy = IncomingPack.shippedPolicy();
        files.putIfAbsent(policy.path(), policy);
        if (version == history.versions().get(0).number()) {
            files.putIfAbsent(TargetFile.PATH, new RuleSource(TargetFile.PATH, targets.inForce().text()));
            files.putIfAbsent(WordFile.PATH, new RuleSource(WordFile.PATH, WordFile.empty().text()));
            files.putIfAbsent(ClosureFile.PATH, new RuleSource(ClosureFile.PATH, ClosureFile.of(calendar.closureDays()).text()));
        }
        return List.copyOf(files.values());
    }

    /**
     * Begins a change request with the files of an archive that say something else than those in force. Files that are in force
     * and not in the archive stay. Where the council has changed what the archive changes too, and for every table, nothing changes
     * until somebody chooses.
     *
     * @param archive a zip of a rules folder; no more of it is read than such a folder may have
     */
    @Transactional
    public Attempt<ChangeRequest> take(Actor actor, InputStream archive) throws IOException {
        return RuleArchive.read(archive.readNBytes(RuleArchive.LARGEST + 1)).then(files -> {
            int newest = history.versions().get(0).number();
            List<RuleSource> now = history.files(newest);
            IncomingPack pack = IncomingPack.of(whole(newest), files);
            List<RuleSource> coming = pack.comingIn();
            List<IncomingChange> changes = pack.changes();
            long both = changes.stream().filter(IncomingChange::undecided).count();
            if (coming.isEmpty() && both == 0) {
                return Attempt.invalid("file", "Its files say just what is in force. There is nothing to change.");
            }
            ChangeRequest begun = drafting.begun(actor, "Rules from a file", "", BusinessTime.dayOf(clock.instant()));
            coming.forEach(file -> requests.put(begun.id(), new ChangedFile(file.path(), file.text(), DraftRules.hash(StandardFiles.text(now, file.path())))));
            incoming.put(begun.id(), changes);
            story.tell(begun, actor, "Begun with a rules folder", files.size() + " files were read, " + coming.size() + " of them say something else than version " + newest
                    + "." + (both == 0 ? "" : " The council has changed " + both + " of its standards and tables itself: somebody chooses what becomes of each."));
            return Attempt.done(requests.find(begun.id()).orElseThrow());
        });
    }
}
