package plumbline.studio;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.escalation.process.RuleChangeProcesses;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;
import plumbline.standards.TriedRules;

/**
 * Submitting a draft and deciding about it. Trying it takes seconds and is done before anything is locked; what is then written
 * down is only what was tried, told by its hash.
 */
@Component
public class Reviewing {

    private static final int LONGEST_REASON = 4_000;

    private final ChangeRequestTable requests;
    private final RuleSetHistory history;
    private final DraftTrials trials;
    private final TryingOnLiveFacts liveFacts;
    private final RuleChangeProcesses processes;
    private final ChangeStory story;
    private final java.time.Clock clock;
    private final TransactionTemplate transaction;

    Reviewing(ChangeRequestTable requests, RuleSetHistory history, DraftTrials trials, TryingOnLiveFacts liveFacts, RuleChangeProcesses processes,
              ChangeStory story, java.time.Clock clock, PlatformTransactionManager transactions) {
        this.requests = requests;
        this.history = history;
        this.trials = trials;
        this.liveFacts = liveFacts;
        this.processes = processes;
        this.story = story;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Hands a draft over for approval. Only one that compiles, whose worked examples hold on both sides of its line, is taken. */
    public Attempt<ChangeRequest> submit(Actor actor, String reference, int version) {
        return find(reference).then(request -> {
            if (!request.state().open()) {
                return Attempt.notNow("It is submitted already: " + request.state().word().toLowerCase() + ".");
            }
            if (request.reason().isBlank()) {
                return Attempt.invalid("reason", "Say why the change is wanted. Whoever approves it reads that first.");
            }
            return refuseUnfit(request).then(fine -> changed(reference, held -> submitted(held, version, request, actor))).map(submitted -> {
                liveFacts.seeTo(submitted, actor);
                return submitted;
            });
        });
    }

    private Attempt<ChangeRequest> submitted(ChangeRequest held, int version, ChangeRequest tried, Actor actor) {
        if (!held.state().open() || held.version() != version || !held.files().equals(tried.files())) {
            return Attempt.notNow(held.changedBy() + " has changed this draft since you opened it. Open it again and look at it before you submit it.");
        }
        List<RuleSource> now = history.files(history.versions().get(0).number());
        String hash = DraftRules.hash(held.files());
        requests.submitted(held, hash, BoardMatters.among(now, held.files()), actor);
        requests.wrote(held.id(), actor);
        if (held.process() == null) {
            String process = processes.start(held.id());
            requests.process(held, process, true);
        } else {
            processes.submittedAgain(held.process());
        }
        story.tell(held, actor, "Submitted", "SHA-256 " + hash);
        return Attempt.done(held);
    }

    /**
     * Approves exactly what was submitted.
     *
     * @param hash the hash of what the person has read
     */
    public Attempt<ChangeRequest> approve(SignedInUser user, String reference, String hash) {
        return find(reference).then(request -> refuseDecider(user, request)).then(this::refuseUnfit).then(liveFacts::refuseUnseen).then(request -> changed(reference, held ->
                refuseDecider(user, held).then(decided -> {
                    if (!hash.equals(held.submittedHash()) || !DraftRules.hash(held.files()).equals(hash)) {
                        return Attempt.notNow("What was submitted is not what you have read. Read it again and approve that.");
                    }
                    requests.approved(held, user.actor());
                    story.tell(held, user.actor(), "Approved", "In force from " + BusinessTime.write(held.inForceOn()) + ". SHA-256 " + hash);
                    if (held.inForceOn().isAfter(BusinessTime.dayOf(clock.instant()))) {
                        processes.approved(Objects.requireNonNull(held.process()), BusinessTime.startOf(held.inForceOn()));
                    } else {
                        processes.approvedAtOnce(Objects.requireNonNull(held.process()));
                    }
                    return Attempt.done(held);
                })));
    }

    /** Gives it back to its writers, with what they should change. */
    public Attempt<ChangeRequest> requestChanges(SignedInUser user, String reference, String reason) {
        return decide(user, reference, reason, "Say what should be changed.", held -> {
            requests.unapproved(held, ChangeState.CHANGES_REQUESTED, user.actor());
            processes.changesRequested(Objects.requireNonNull(held.process()));
            story.tell(held, user.actor(), "Changes requested", reason.strip());
        });
    }

    /** Turns it down for good. */
    public Attempt<ChangeRequest> reject(SignedInUser user, String reference, String reason) {
        return decide(user, reference, reason, "Say why it is rejected.", held -> {
            requests.unapproved(held, ChangeState.REJECTED, user.actor());
            requests.process(held, null, false);
            processes.rejected(Objects.requireNonNull(held.process()));
            story.tell(held, user.actor(), "Rejected", reason.strip());
        });
    }

    private Attempt<ChangeRequest> decide(SignedInUser user, String reference, String reason, String ask, java.util.function.Consumer<ChangeRequest> decision) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Attempt.invalid("reason", ask);
        }
        return changed(reference, held -> refuseDecider(user, held).map(allowed -> {
            decision.accept(held);
            return held;
        }));
    }

    /** Whether a person may decide about it as it is. */
    public boolean mayDecide(SignedInUser user, ChangeRequest request) {
        return refuseDecider(user, request) instanceof Attempt.Done;
    }

    private static Attempt<ChangeRequest> refuseDecider(SignedInUser user, ChangeRequest request) {
        Role wanted = request.forTheBoard() ? Role.BOARD : Role.POLICY_APPROVER;
        if (user.role() != wanted) {
            return Attempt.notAllowed(request.forTheBoard() ? "It changes a target or the severity of a statutory standard, so the governance board decides about it."
                    : "A policy approver decides about it.");
        }
        if (request.writers().contains(user.username()) || request.author().equals(user.username())) {
            return Attempt.notAllowed("You have written in this change request. Somebody else has to decide about it.");
        }
        return request.state() == ChangeState.SUBMITTED ? Attempt.done(request)
                : Attempt.notNow("There is nothing to decide at the moment. This change request is: " + request.state().word().toLowerCase() + ".");
    }

    /** Whether it fits the rules in force and compiles with them, and all examples hold. */
    private Attempt<ChangeRequest> refuseUnfit(ChangeRequest request) {
        List<RuleSource> now = history.files(history.versions().get(0).number());
        List<String> overtaken = DraftRules.overtaken(now, request.files());
        if (!overtaken.isEmpty()) {
            return Attempt.notNow("Another change of " + String.join(" and ", overtaken) + " has come into force since this draft was written. Bring the draft up to date first.");
        }
        if (DraftRules.different(now, request.files()).isEmpty()) {
            return Attempt.notNow("The draft says what is in force already. Change something first.");
        }
        return trials.tryOut(now, request.files()).then(tried -> refuse(tried, request));
    }

    private static Attempt<ChangeRequest> refuse(TriedRules tried, ChangeRequest request) {
        if (tried.fine()) {
            return Attempt.done(request);
        }
        long failed = tried.examples().stream().filter(outcome -> !outcome.holds()).count();
        return Attempt.notNow(!tried.problems().isEmpty() ? "The draft has " + problems(tried.problems().size()) + ". The first: " + tried.problems().get(0).words()
                : !tried.lacking().isEmpty() ? String.join(" ", tried.lacking())
                : failed + (failed == 1 ? " worked example comes" : " worked examples come") + " out otherwise than expected. Change the rule or the examples.");
    }

    private static String problems(int count) {
        return count == 1 ? "a problem" : count + " problems";
    }

    private Attempt<ChangeRequest> find(String reference) {
        return requests.called(reference).map(Attempt::done).orElseGet(() -> Attempt.notFound("There is no such change request."));
    }

    private Attempt<ChangeRequest> changed(String reference, Function<ChangeRequest, Attempt<ChangeRequest>> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Attempt<ChangeRequest> attempt = requests.hold(reference).map(Attempt::done)
                    .orElseGet(() -> Attempt.<ChangeRequest>notFound("There is no such change request.")).then(change);
            return attempt instanceof Attempt.Done<ChangeRequest> done ? find(done.value().reference()) : attempt;
        }));
    }
}
