package plumbline.escalation;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import plumbline.breaches.ExceptionRequest;
import plumbline.breaches.ExceptionRequest.State;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.escalation.ExceptionRights.Decider;
import plumbline.escalation.process.ExpiryProcesses;

/** Where pauses and waivers are approved, refused and ended early, by the same rules. */
@Component
class ExceptionDesk {

    private final Desk desk;
    private final ExceptionRights rights;
    private final ExceptionTerm term;
    private final Standstill standstill;
    private final ExpiryProcesses processes;
    private final Story story;
    private final ExceptionNotices notices;

    ExceptionDesk(Desk desk, ExceptionRights rights, ExceptionTerm term, Standstill standstill, ExpiryProcesses processes, Story story,
            ExceptionNotices notices) {
        this.desk = desk;
        this.rights = rights;
        this.term = term;
        this.standstill = standstill;
        this.processes = processes;
        this.story = story;
        this.notices = notices;
    }

    /** Approves a request: it is in force from now on, and a process of its own will end it. */
    <R extends ExceptionRequest> Attempt<Escalation> approve(ExceptionKind<R> kind, Change change, UUID id, String comment) {
        return decide(kind, change, id, comment, (escalation, request, decider) -> {
            String until = BusinessTime.write(request.until());
            if (term.over(request.until())) {
                return Attempt.notNow("Its last day, " + until + ", has passed. Refuse it; it can be asked for again.");
            }
            String process = processes.start(kind.word(), request.id(), BusinessTime.endOf(request.until()));
            kind.putDown(request, State.IN_FORCE, decider.actor(), decider.tier(), comment.strip(), process);
            Escalation held = standstill.follow(escalation);
            story.tell(held, decider.actor(), kind.approved(), "The " + kind.name(request) + " lasts until " + until
                    + (comment.isBlank() ? "" : ". " + comment.strip()));
            return Attempt.done(held);
        });
    }

    /** Refuses a request, with the reason. */
    <R extends ExceptionRequest> Attempt<Escalation> refuse(ExceptionKind<R> kind, Change change, UUID id, String comment) {
        return decide(kind, change, id, comment, (escalation, request, decider) -> {
            if (comment.isBlank()) {
                return Attempt.invalid("Say why you refuse the " + kind.word() + ".");
            }
            kind.putDown(request, State.REFUSED, decider.actor(), decider.tier(), comment.strip(), null);
            String words = "The " + kind.name(request) + " was refused: " + comment.strip();
            story.tell(escalation, decider.actor(), kind.refused(), words);
            notices.tell(escalation, request, decider.actor(), words);
            return Attempt.done(escalation);
        });
    }

    /** Ends one in force before its last day. */
    <R extends ExceptionRequest> Attempt<Escalation> end(ExceptionKind<R> kind, Change asked, UUID id, String reason) {
        Change change = rights.asHolder(asked);
        return desk.work(change, escalation -> {
            R request = kind.find(escalation, id).orElse(null);
            if (request == null) {
                return noSuch(kind, escalation);
            }
            if (request.state() != State.IN_FORCE) {
                return Attempt.notNow("This " + kind.word() + " is not in force: " + word(request) + ".");
            }
            if (!rights.mayEnd(escalation, request, change.actor().username())) {
                return Attempt.notAllowed("Its holder, who asked for the " + kind.word() + " and who approved it can end it early.");
            }
            Optional<String> problem = term.missingReason(reason, "the " + kind.word() + " ends early");
            return problem.isPresent() ? Attempt.invalid(problem.get())
                    : Attempt.done(kind.end(escalation, request, change.actor(), reason.strip()));
        });
    }

    @FunctionalInterface
    private interface Decision<R> {
        Attempt<Escalation> about(Escalation escalation, R request, Decider decider);
    }

    private <R extends ExceptionRequest> Attempt<Escalation> decide(ExceptionKind<R> kind, Change change, UUID id, String comment,
            Decision<R> decision) {
        return desk.work(change, escalation -> {
            R request = kind.find(escalation, id).orElse(null);
            if (request == null) {
                return noSuch(kind, escalation);
            }
            if (request.state() != State.ASKED) {
                return Attempt.notNow("Somebody has decided about this " + kind.word() + " already: " + word(request) + ".");
            }
            if (comment.length() > FreeText.LONGEST) {
                return Attempt.invalid("Shorten the comment to " + FreeText.LONGEST + " characters.");
            }
            Optional<Decider> decider = rights.deciding(escalation, request, change.actor());
            return decider.isPresent() ? decision.about(escalation, request, decider.get())
                    : Attempt.notAllowed("This " + kind.word() + " is decided by " + rights.whoDecides(escalation, request) + ".");
        });
    }

    private static Attempt<Escalation> noSuch(ExceptionKind<?> kind, Escalation escalation) {
        return Attempt.notFound(escalation.reference() + " has no such " + kind.word() + ".");
    }

    private static String word(ExceptionRequest request) {
        return request.state().word().toLowerCase(Locale.ROOT);
    }
}
