package plumbline.escalation;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.escalation.ExceptionLimits.Limit;
import plumbline.escalation.Ladder.Place;

/** Asking for a pause, deciding about it and ending it early. The clock is held from the approval to the expiry. */
@Component
public class Pausing {

    private final Desk desk;
    private final ExceptionDesk exceptions;
    private final ExceptionRights rights;
    private final ExceptionLimits limits;
    private final ExceptionTerm term;
    private final RepeatedExceptions repeated;
    private final PauseTable pauses;
    private final PauseKind kind;
    private final Story story;

    Pausing(Desk desk, ExceptionDesk exceptions, ExceptionRights rights, ExceptionLimits limits, ExceptionTerm term, RepeatedExceptions repeated,
            PauseTable pauses, PauseKind kind, Story story) {
        this.desk = desk;
        this.exceptions = exceptions;
        this.rights = rights;
        this.limits = limits;
        this.term = term;
        this.repeated = repeated;
        this.pauses = pauses;
        this.kind = kind;
        this.story = story;
    }

    /** Asks for a pause up to and including a day; its holder does this. */
    public Attempt<Escalation> ask(Change asked, String reason, @Nullable LocalDate until) {
        Change change = rights.asHolder(asked);
        return desk.work(change, escalation -> {
            if (!mayAsk(escalation, change.actor().username())) {
                return Attempt.notAllowed("Only its holder asks for a pause, and only while none is asked for or in force.");
            }
            Limit limit = limits.limit(escalation.standard(), escalation.severity());
            Optional<String> problem = term.problem(kind.word(), "the clock should be held", reason, until, limit.longestPause());
            if (problem.isPresent()) {
                return Attempt.invalid(problem.get());
            }
            LocalDate last = Objects.requireNonNull(until);
            int lowest = repeated.lowestApprover(pauses.of(escalation.id()), last, limit.longestPause(), limit);
            pauses.insert(escalation.id(), change.actor(), reason.strip(), last, lowest);
            story.tell(escalation, change.actor(), Happening.PAUSE_ASKED, "Until " + BusinessTime.write(last) + ", to be decided by "
                    + limits.approver(escalation, lowest, change.actor().people()).map(Place::holder)
                            .orElse("nobody yet, no post that may decide is held") + ". " + reason.strip());
            return Attempt.done(escalation);
        });
    }

    /** Approves a pause: the clock is held from now on. */
    public Attempt<Escalation> approve(Change change, UUID pause, String comment) {
        return exceptions.approve(kind, change, pause, comment);
    }

    /** Refuses a pause, with the reason. */
    public Attempt<Escalation> refuse(Change change, UUID pause, String comment) {
        return exceptions.refuse(kind, change, pause, comment);
    }

    /** Ends a pause before it expires; the clock runs on with what was left. */
    public Attempt<Escalation> clear(Change change, UUID pause, String reason) {
        return exceptions.end(kind, change, pause, reason);
    }

    /** Whether a person may ask for one now. */
    public boolean mayAsk(Escalation escalation, String username) {
        return escalation.open() && rights.holds(escalation, username) && pauses.of(escalation.id()).stream().noneMatch(Pause::live);
    }

    /** Whether a person decides about this one. */
    public boolean mayDecide(Escalation escalation, Pause pause, String username) {
        return rights.mayDecide(escalation, pause, username);
    }

    /** Whether a person may end this one early. */
    public boolean mayClear(Escalation escalation, Pause pause, String username) {
        return rights.mayEnd(escalation, pause, username);
    }

    /** The longest an escalation may be paused, in working days. */
    public int longest(Escalation escalation) {
        return limits.limit(escalation.standard(), escalation.severity()).longestPause();
    }

    /** For how many working days its clock has been held so far by pauses that are over. */
    public int held(Escalation escalation) {
        return repeated.used(pauses.of(escalation.id()));
    }

    /** Who decides about a pause that is asked for. */
    public Optional<String> decider(Escalation escalation, Pause pause) {
        return rights.decider(escalation, pause);
    }
}
