package plumbline.studio;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.escalation.policy.PolicyDrafts;
import plumbline.escalation.policy.PolicyImpact;
import plumbline.escalation.policy.PolicyText;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSetHistory;

/** Writing the escalation policy: a file of a change request like any other, a table to whoever writes it. */
@Component
public class PolicyDrafting {

    private static final int LONGEST = 200_000;
    private static final int LONGEST_CELL = 200;

    private final Drafting drafting;
    private final ChangeRequestTable requests;
    private final HeldRequests held;
    private final RuleSetHistory history;
    private final PolicyDrafts policies;
    private final ChangeStory story;
    private final java.time.Clock clock;

    PolicyDrafting(Drafting drafting, ChangeRequestTable requests, HeldRequests held, RuleSetHistory history, PolicyDrafts policies, ChangeStory story,
                   java.time.Clock clock) {
        this.drafting = drafting;
        this.requests = requests;
        this.held = held;
        this.history = history;
        this.policies = policies;
        this.story = story;
        this.clock = clock;
    }

    /** Begins a change request with the policy in force, to be changed. */
    @Transactional
    public Attempt<ChangeRequest> begin(Actor actor) {
        ChangeRequest begun = drafting.begun(actor, "Change the escalation policy", "", BusinessTime.dayOf(clock.instant()));
        String own = StandardFiles.text(history.files(begun.baseVersion()), PolicyText.OWN);
        requests.put(begun.id(), new ChangedFile(PolicyText.OWN, own == null ? PolicyText.shipped().text() : own, DraftRules.hash(own)));
        story.tell(begun, actor, "Begun", "The escalation policy");
        return Attempt.done(requests.find(begun.id()).orElseThrow());
    }

    /**
     * Saves a row, whatever its cells say.
     *
     * @param version the version of the draft the person saw; refused when somebody has saved since
     * @param line    the line of the row; {@code null} for a new one at the end
     * @param cells   one for each column
     */
    @Transactional
    public Attempt<ChangeRequest> writeRow(Actor actor, String reference, @Nullable Integer version, @Nullable Integer line, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (cell.length() > LONGEST_CELL || cell.chars().anyMatch(Character::isISOControl)) {
                return Attempt.invalid(PolicyText.HEADER.get(column), "Write at most " + LONGEST_CELL + " letters, digits and signs in one line.");
            }
        }
        return changed(actor, reference, version, line, policy -> line == null ? policy.with(cells) : policy.with(line, cells), true);
    }

    /** Takes a row out of the table. */
    @Transactional
    public Attempt<ChangeRequest> removeRow(Actor actor, String reference, @Nullable Integer version, int line) {
        return changed(actor, reference, version, line, policy -> policy.without(line), true);
    }

    /** Saves the whole table, whatever it says. */
    @Transactional
    public Attempt<ChangeRequest> write(Actor actor, String reference, @Nullable Integer version, String text) {
        if (text.length() > LONGEST || text.indexOf(0) >= 0) {
            return Attempt.invalid("text", "The table has at most " + LONGEST + " characters, all of them ones that a file can hold.");
        }
        return changed(actor, reference, version, null, policy -> new PolicyText(policy.file(), StandardFiles.plain(text)), false);
    }

    private Attempt<ChangeRequest> changed(Actor actor, String reference, @Nullable Integer version, @Nullable Integer line, UnaryOperator<PolicyText> change,
                                           boolean byRow) {
        return held.open(reference, version).then(request -> {
            Optional<PolicyText> draft = draft(request);
            if (draft.isEmpty() || line != null && draft.get().line(line).isEmpty()) {
                return Attempt.notFound(draft.isEmpty() ? "This change request does not change the escalation policy." : "The table has no row at line " + line + ".");
            }
            if (byRow && draft.get().lines().isEmpty() && draft.get().text().lines().count() > 1) {
                return Attempt.notNow("What is saved is no table, so no row of it can be changed. Send the whole table again, or begin another change request.");
            }
            String baseHash = request.files().stream().filter(PolicyDrafting::policy).findFirst().orElseThrow().baseHash();
            requests.put(request.id(), new ChangedFile(PolicyText.OWN, change.apply(draft.get()).text(), baseHash));
            requests.touched(request, request.heading(), request.reason(), request.inForceOn(), request.baseVersion(), actor);
            return Attempt.done(requests.find(request.id()).orElseThrow());
        });
    }

    /** The policy as a change request wants it; empty when it changes none. */
    public static Optional<PolicyText> draft(ChangeRequest request) {
        return request.files().stream().filter(PolicyDrafting::policy).findFirst()
                .map(file -> new PolicyText(file.path(), Objects.requireNonNull(file.content(), "a policy is never taken out")));
    }

    private static boolean policy(ChangedFile file) {
        return file.path().equals(PolicyText.OWN);
    }

    /** Everything that is wrong with the policy of a change request, line by line. */
    public List<RuleProblem> problems(ChangeRequest request) {
        return draft(request).map(policies::problems).orElse(List.of());
    }

    /** What the policy of a change request would do to the work there is; empty when it has problems or changes none. */
    public Optional<PolicyImpact> impact(ChangeRequest request) {
        return draft(request).filter(policy -> policies.problems(policy).isEmpty()).map(policies::impact);
    }

    /** Refuses a policy that could not be put in force, or that is in force already. */
    Attempt<ChangeRequest> refuseUnfit(ChangeRequest request) {
        List<RuleProblem> problems = problems(request);
        if (!problems.isEmpty()) {
            return Attempt.notNow("The escalation policy has " + (problems.size() == 1 ? "a problem" : problems.size() + " problems") + ". The first: "
                    + problems.get(0).words());
        }
        boolean same = draft(request).filter(policy -> policy.text().equals(policies.inForce().text())).isPresent();
        return same ? Attempt.notNow("The escalation policy says what is in force already. Change something first.") : Attempt.done(request);
    }
}
