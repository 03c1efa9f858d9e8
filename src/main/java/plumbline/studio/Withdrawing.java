package plumbline.studio;

import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FreeText;
import plumbline.escalation.process.RuleChangeProcesses;

/** Its writers take a change back, to write on or for good. */
@Component
public class Withdrawing {

    private final ChangeRequestTable requests;
    private final HeldRequests held;
    private final RuleChangeProcesses processes;
    private final ChangeStory story;

    Withdrawing(ChangeRequestTable requests, HeldRequests held, RuleChangeProcesses processes, ChangeStory story) {
        this.requests = requests;
        this.held = held;
        this.processes = processes;
        this.story = story;
    }

    /** Takes a submitted or approved change back to change it. It needs a new approval then. */
    @Transactional
    public Attempt<ChangeRequest> takeBack(Actor actor, String reference) {
        return held.held(reference).then(request -> {
            if (request.state() != ChangeState.SUBMITTED && request.state() != ChangeState.APPROVED) {
                return Attempt.notNow("Only what was submitted can be taken back. This change request is: " + request.state().word().toLowerCase() + ".");
            }
            if (request.state() == ChangeState.SUBMITTED) {
                processes.changesRequested(Objects.requireNonNull(request.process()));
            } else {
                processes.takenBack(Objects.requireNonNull(request.process()));
            }
            requests.unapproved(request, ChangeState.CHANGES_REQUESTED, actor);
            story.tell(request, actor, "Taken back to change it", "");
            return Attempt.done(requests.find(request.id()).orElseThrow());
        });
    }

    /** Gives a change up, before it is in force. */
    @Transactional
    public Attempt<ChangeRequest> withdraw(Actor actor, String reference, String reason) {
        if (FreeText.emptyOrTooLong(reason)) {
            return Attempt.invalid("reason", "Say why it is withdrawn, in at most " + FreeText.LONGEST + " characters.");
        }
        return held.held(reference).then(request -> {
            if (request.state().over()) {
                return Attempt.notNow("This change request cannot be withdrawn any more: " + request.state().word().toLowerCase() + ".");
            }
            requests.unapproved(request, ChangeState.WITHDRAWN, actor);
            if (request.process() != null) {
                requests.process(request, null, false);
                processes.withdraw(request.process());
            }
            story.tell(request, actor, "Withdrawn", reason.strip());
            return Attempt.done(requests.find(request.id()).orElseThrow());
        });
    }
}
