package plumbline.studio;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.core.StandardId;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;
import plumbline.standards.RuleTrial;
import plumbline.standards.StandardChanges;
import plumbline.standards.TriedRules;

/** Reads change requests and tries what they say. */
@Component
public class ChangeRequests implements StandardChanges {

    /** The most change requests on a page of their list. */
    public static final int ON_A_PAGE = 25;

    private final ChangeRequestTable requests;
    private final RuleSetHistory history;
    private final DraftTrials trials;
    private final RuleTrial trial;

    ChangeRequests(ChangeRequestTable requests, RuleSetHistory history, DraftTrials trials, RuleTrial trial) {
        this.requests = requests;
        this.history = history;
        this.trials = trials;
        this.trial = trial;
    }

    /** A page of them, the latest first. */
    public Page<ListedChange> page(@Nullable ChangeState state, int number) {
        return Page.read(requests.count(state), number, ON_A_PAGE, before -> requests.page(state, before, ON_A_PAGE));
    }

    /** The change request that people call so. */
    public Optional<ChangeRequest> called(String reference) {
        return requests.called(reference.toUpperCase(Locale.ROOT));
    }

    /** What happened to it, in order. */
    public List<StoryEntry> story(ChangeRequest request) {
        return requests.story(request.id());
    }

    @Override
    public List<Change> underWay(StandardId standard) {
        return requests.underWay(standard.value()).stream()
                .map(listed -> new Change(listed.reference(), listed.state().word(), "/standards/changes/" + listed.reference())).toList();
    }

    /** Tries a draft over the rules in force. Takes a second or two, unless the same was tried before. */
    public Attempt<TriedRules> tryOut(ChangeRequest request) {
        return trials.tryOut(inForce(), request.files());
    }

    /** What is wrong at first sight with texts of a standard that somebody is writing; nothing is saved. */
    public List<RuleProblem> look(String path, String text) {
        return text.length() > Drafting.LONGEST_EXAMPLES
                ? List.of(RuleProblem.ofFile(path, "the text has " + text.length() + " characters, expected " + Drafting.LONGEST_EXAMPLES + " at most"))
                : trial.look(new RuleSource(path, StandardFiles.plain(text)));
    }

    /** The files that have changed in force since the draft was written. */
    public List<String> overtaken(ChangeRequest request) {
        return request.state().over() ? List.of() : DraftRules.overtaken(inForce(), request.files());
    }

    /** Each file with the text it takes the place of: what is in force, or what was when it took effect. */
    public List<Replacement> replacements(ChangeRequest request) {
        List<RuleSource> before = request.becameVersion() == null ? inForce() : history.files(request.becameVersion() - 1);
        return request.files().stream().map(file -> new Replacement(file.path(), Objects.requireNonNullElse(BoardMatters.replaced(before, file.path()), ""),
                Objects.requireNonNullElse(file.content(), ""))).toList();
    }

    /**
     * A file before and after.
     *
     * @param before the text that it takes the place of; empty when there is none
     */
    public record Replacement(String path, String before, String after) {
    }

    private List<RuleSource> inForce() {
        return history.files(history.versions().get(0).number());
    }
}
