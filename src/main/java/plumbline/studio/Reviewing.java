package plumbline.studio;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.escalation.process.RuleChangeProcesses;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;

/**
 * Deciding about what was submitted. Trying it takes seconds and is done before anything is locked; what is then approved is only
 * what was tried, told by its hash.
 */
@Component
public class Reviewing {

    private final ChangeRequestTable requests;
    private final HeldRequests held;
    private final FitDrafts fit;
    private final TryingOnLiveFacts liveFacts;
    private final RuleChangeProcesses processes;
    private final ChangeStory story;
    private final Clock clock;

    Reviewing(ChangeRequestTable requests, HeldRequests held, FitDrafts fit, TryingOnLiveFacts liveFacts, RuleChangeProcesses processes, ChangeStory story,
              Clock clock) {
        this.requests = requests;
        this.held = held;
        this.fit = fit;
        this.liveFacts = liveFacts;
        this.processes = processes;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Approves exactly what was submitted.
     *
     * @param hash the hash of what the person has read
     */
    public Attempt<ChangeRequest> approve(SignedInUser user, String reference, String hash) {
        return held.find(reference).then(request -> refuseDecider(user, request)).then(fit::refuseUnfit).then(liveFacts::refuseUnseen)
                .then(read -> held.changed(reference, request -> refuseDecider(user, request).then(allowed -> approved(user, request, hash))));
    }

    private Attempt<ChangeRequest> approved(SignedInUser user, ChangeRequest request, String hash) {
        if (!hash.equals(request.submittedHash()) || !DraftRules.hash(request.files()).equals(hash)) {
            return Attempt.notNow("What was submitted is not what you have read. Read it again and approve that.");
        }
        requests.approved(request, user.actor());
        story.tell(request, user.actor(), "Approved", "In force from " + BusinessTime.write(request.inForceOn()) + ". SHA-256 " + hash);
        if (request.inForceOn().isAfter(BusinessTime.dayOf(clock.instant()))) {
            processes.approved(Objects.requireNonNull(request.process()), BusinessTime.startOf(request.inForceOn()));
        } else {
            processes.approvedAtOnce(Objects.requireNonNull(request.process()));
        }
        return Attempt.done(request);
    }

    /** Gives it back to its writers, with what they should change. */
    public Attempt<ChangeRequest> requestChanges(SignedInUser user, String reference, String reason) {
        return decide(user, reference, reason, "Say what should be changed", request -> {
            requests.unapproved(request, ChangeState.CHANGES_REQUESTED, user.actor());
            processes.changesRequested(Objects.requireNonNull(request.process()));
            story.tell(request, user.actor(), "Changes requested", reason.strip());
        });
    }

    /** Turns it down for good. */
    public Attempt<ChangeRequest> reject(SignedInUser user, String reference, String reason) {
        return decide(user, reference, reason, "Say why it is rejected", request -> {
            requests.unapproved(request, ChangeState.REJECTED, user.actor());
            requests.process(request, null, false);
            processes.rejected(Objects.requireNonNull(request.process()));
            story.tell(request, user.actor(), "Rejected", reason.strip());
        });
    }

    private Attempt<ChangeRequest> decide(SignedInUser user, String reference, String reason, String ask, Consumer<ChangeRequest> decision) {
        if (FreeText.emptyOrTooLong(reason)) {
            return Attempt.invalid("reason", ask + ", in at most " + FreeText.LONGEST + " characters.");
        }
        return held.changed(reference, request -> refuseDecider(user, request).map(allowed -> {
            decision.accept(request);
            return request;
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
}
