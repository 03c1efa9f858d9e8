package plumbline.escalation;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.escalation.ExceptionLimits.Limit;

/** Asking for a waiver of one case in breach, deciding about it and ending it early. */
@Component
public class Waiving {

    private final Desk desk;
    private final ExceptionDesk exceptions;
    private final ExceptionRights rights;
    private final ExceptionLimits limits;
    private final ExceptionTerm term;
    private final RepeatedExceptions repeated;
    private final EscalationRows escalations;
    private final Breaches breaches;
    private final Waivers waivers;
    private final WaiverKind kind;
    private final WaiverEnding ending;
    private final Story story;

    Waiving(Desk desk, ExceptionDesk exceptions, ExceptionRights rights, ExceptionLimits limits, ExceptionTerm term, RepeatedExceptions repeated,
            EscalationRows escalations, Breaches breaches, Waivers waivers, WaiverKind kind, WaiverEnding ending, Story story) {
        this.desk = desk;
        this.exceptions = exceptions;
        this.rights = rights;
        this.limits = limits;
        this.term = term;
        this.repeated = repeated;
        this.escalations = escalations;
        this.breaches = breaches;
        this.waivers = waivers;
        this.kind = kind;
        this.ending = ending;
        this.story = story;
    }

    /** Asks for a waiver of one of its cases in breach, up to and including a day; its holder does this. */
    public Attempt<Escalation> ask(Change asked, @Nullable UUID breach, String reason, @Nullable LocalDate until) {
        Change change = rights.asHolder(asked);
        return desk.work(change, escalation -> {
            if (!rights.holds(escalation, change.actor().username())) {
                return Attempt.notAllowed("Only its holder asks for a waiver.");
            }
            BreachId about = waivable(escalation).stream().filter(id -> id.value().equals(breach)).findFirst().orElse(null);
            if (about == null) {
                return Attempt.invalid("Choose a case of " + escalation.reference()
                        + " that is in breach and has no waiver yet, neither in force nor asked for.");
            }
            Limit limit = limits.limit(escalation.standard(), breaches.breach(about).orElseThrow().severity());
            Optional<String> problem = term.problem(kind.word(), "the breach should be waived", reason, until, limit.longestWaiver());
            if (problem.isPresent()) {
                return Attempt.invalid(problem.get());
            }
            LocalDate last = Objects.requireNonNull(until);
            waivers.ask(about, change.actor(), reason.strip(), last,
                    repeated.lowestApprover(waivers.of(List.of(about)), last, limit.longestWaiver(), limit));
            story.tell(escalation, change.actor(), Happening.WAIVER_ASKED, "For " + ending.subject(about) + " until "
                    + BusinessTime.write(last) + ". " + reason.strip());
            return Attempt.done(escalation);
        });
    }

    /** Approves a waiver: nobody has to act on the case from now on. */
    public Attempt<Escalation> approve(Change change, UUID waiver, String comment) {
        return exceptions.approve(kind, change, waiver, comment);
    }

    /** Refuses a waiver, with the reason. */
    public Attempt<Escalation> refuse(Change change, UUID waiver, String comment) {
        return exceptions.refuse(kind, change, waiver, comment);
    }

    /** Ends a waiver before it expires; the case has to be worked on again. */
    public Attempt<Escalation> clear(Change change, UUID waiver, String reason) {
        return exceptions.end(kind, change, waiver, reason);
    }

    /** The cases for which a person may ask for a waiver now. */
    public Set<BreachId> mayAskFor(Escalation escalation, String username) {
        return escalation.open() && rights.holds(escalation, username) ? waivable(escalation) : Set.of();
    }

    /** The waivers of an escalation's cases, the latest first. */
    public List<Waiver> of(EscalationId escalation) {
        return waivers.of(escalations.breachesOf(escalation));
    }

    /** The escalation that carries a waived case, or carried it last. */
    public Optional<EscalationId> carrying(Waiver waiver) {
        return escalations.carrying(waiver.breach());
    }

    /** What the waiver is about, as people call it. */
    public String subject(Waiver waiver) {
        return ending.subject(waiver.breach());
    }

    /** Whether a person decides about this one. */
    public boolean mayDecide(Escalation escalation, Waiver waiver, String username) {
        return rights.mayDecide(escalation, waiver, username);
    }

    /** Whether a person may end this one early. */
    public boolean mayClear(Escalation escalation, Waiver waiver, String username) {
        return rights.mayEnd(escalation, waiver, username);
    }

    /** Who decides about a waiver that is asked for. */
    public Optional<String> decider(Escalation escalation, Waiver waiver) {
        return rights.decider(escalation, waiver);
    }

    private Set<BreachId> waivable(Escalation escalation) {
        List<BreachId> all = escalations.breachesOf(escalation.id());
        Set<BreachId> open = new LinkedHashSet<>();
        breaches.all(all).stream().filter(each -> each.state() == Breach.State.OPEN).forEach(each -> open.add(each.id()));
        waivers.of(all).stream().filter(Waiver::live).forEach(waiver -> open.remove(waiver.breach()));
        return open;
    }
}
