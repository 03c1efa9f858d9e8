package plumbline.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;
import plumbline.standards.Standard;

/** Standards that come and go: a new one of the council's own, and one that is taken out of the rules. */
@Component
public class NewAndRetired {

    private static final int LONGEST_TITLE = 120;

    private final Drafting drafting;
    private final ChangeRequestTable requests;
    private final HeldRequests held;
    private final RuleSetHistory history;
    private final ChangeStory story;
    private final Clock clock;

    NewAndRetired(Drafting drafting, ChangeRequestTable requests, HeldRequests held, RuleSetHistory history, ChangeStory story, Clock clock) {
        this.drafting = drafting;
        this.requests = requests;
        this.held = held;
        this.history = history;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Begins a change request with a standard that there is not yet. Its texts are those of a short standard that holds, to be changed.
     *
     * @param id    for example {@code ASC-LOC-01}; no standard in force or of any pack has it
     * @param title what staff read
     */
    @Transactional
    public Attempt<ChangeRequest> begin(Actor actor, String id, String title) {
        String words = title.strip();
        if (!id.strip().matches(StandardId.PATTERN)) {
            return Attempt.invalid("id", "Enter an id of letters and digits, for example ASC-LOC-01.");
        }
        if (words.isEmpty() || words.length() > LONGEST_TITLE || words.lines().count() != 1) {
            return Attempt.invalid("title", "Say what the standard promises in one line of at most " + LONGEST_TITLE + " characters.");
        }
        StandardId standard = new StandardId(id.strip());
        if (newest().stream().anyMatch(file -> StandardFiles.standard(file.path()).filter(standard::equals).isPresent())) {
            return Attempt.invalid("id", "There is a standard " + standard + " already. Choose another id, or change that one.");
        }
        LocalDate today = BusinessTime.dayOf(clock.instant());
        ChangeRequest begun = drafting.begun(actor, "New standard " + standard, "", today);
        String path = StandardFiles.LOCAL + "own/" + standard + StandardFiles.RULES;
        requests.put(begun.id(), new ChangedFile(path, FirstWords.rules(words, today), null));
        requests.put(begun.id(), new ChangedFile(StandardFiles.examplesOf(path), FirstWords.examples(), null));
        story.tell(begun, actor, "Begun", "A new standard, " + standard + " " + words);
        return Attempt.done(requests.find(begun.id()).orElseThrow());
    }

    /**
     * Takes a standard out of the rules. One of the council's own files in the place of a national one gives way to that again; a
     * statutory standard of the national pack stays.
     */
    @Transactional
    public Attempt<ChangeRequest> takeOut(Actor actor, String reference, int version, String standard) {
        return held.open(reference, version).then(request -> drafting.inForce(standard).then(known -> {
            if (Drafting.filesOf(request, standard).isEmpty()) {
                return Attempt.notFound("This change request does not change " + standard + ".");
            }
            if (known.sourceStatus() == Standard.SourceStatus.STATUTORY && !known.file().startsWith(StandardFiles.LOCAL)) {
                return Attempt.notNow(known.id() + " is a statutory standard of the national pack. A council may tighten it, not take it out.");
            }
            Drafting.filesOf(request, standard).forEach(file -> requests.take(request.id(), file.path()));
            for (String path : List.of(known.file(), StandardFiles.examplesOf(known.file()))) {
                String now = StandardFiles.text(newest(), path);
                if (now != null) {
                    requests.put(request.id(), new ChangedFile(path, null, DraftRules.hash(now)));
                }
            }
            requests.touched(request, request.heading(), request.reason(), request.inForceOn(), request.baseVersion(), actor);
            story.tell(request, actor, "Taken out of the rules", known.id() + " " + known.title());
            return Attempt.done(requests.find(request.id()).orElseThrow());
        }));
    }

    /** The standards that a change request takes out. */
    public static List<String> takenOut(ChangeRequest request) {
        return request.files().stream().filter(file -> file.rules() && file.content() == null)
                .map(file -> StandardFiles.standard(file.path()).orElseThrow().value()).toList();
    }

    private List<RuleSource> newest() {
        return history.files(history.versions().get(0).number());
    }
}
