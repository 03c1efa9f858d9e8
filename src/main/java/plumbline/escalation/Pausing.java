package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.escalation.ExceptionLimits.Limit;
import plumbline.escalation.Ladder.Place;
import plumbline.escalation.process.ExpiryProcesses;
import plumbline.organisation.Organisation;

/** Asking for a pause, deciding about it and ending it early. The clock is held from the approval to the expiry. */
@Component
public class Pausing {

    private final Desk desk;
    private final Ladder ladder;
    private final ExceptionLimits limits;
    private final PauseTable pauses;
    private final PauseEnding ending;
    private final Standstill standstill;
    private final ExpiryProcesses processes;
    private final Organisation organisation;
    private final Story story;
    private final Clock clock;
    private final StandIns standIns;

    Pausing(Desk desk, Ladder ladder, ExceptionLimits limits, PauseTable pauses, PauseEnding ending, Standstill standstill,
            ExpiryProcesses processes, Organisation organisation, Story story, Clock clock, StandIns standIns) {
        this.desk = desk;
        this.ladder = ladder;
        this.limits = limits;
        this.pauses = pauses;
        this.ending = ending;
        this.standstill = standstill;
        this.processes = processes;
        this.organisation = organisation;
        this.story = story;
        this.clock = clock;
        this.standIns = standIns;
    }

    /** Asks for a pause up to and including a day; its holder does this. */
    public Attempt<Escalation> ask(Change asked, String reason, @Nullable LocalDate until) {
        Change change = standIns.asHolder(asked);
        return desk.work(change, escalation -> {
            if (!mayAsk(escalation, change.actor().username())) {
                return Attempt.notAllowed("Only its holder asks for a pause, and only while none is asked for or in force.");
            }
            Limit limit = limits.limit(escalation.standard(), escalation.severity());
            String problem = reason.isBlank() || reason.length() > Holding.LONGEST_REASON
                    ? "Say why the clock should be held, in at most " + Holding.LONGEST_REASON + " characters."
                    : problem(until, limit.longestPause());
            if (problem != null) {
                return Attempt.invalid(problem);
            }
            LocalDate last = Objects.requireNonNull(until);
            pauses.insert(escalation.id(), change.actor(), reason.strip(), last, limit.lowestApprover());
            story.tell(escalation, change.actor(), Happening.PAUSE_ASKED, "Until " + BusinessTime.write(last) + ", to be decided by "
                    + limits.approver(escalation, limit.lowestApprover(), names(change.actor())).map(Place::holder)
                            .orElse("nobody yet, no post that may decide is held") + ". " + reason.strip());
            return Attempt.done(escalation);
        });
    }

    /** Approves a pause: the clock is held from now on. */
    public Attempt<Escalation> approve(Change change, UUID pause, String comment) {
        return decide(change, pause, comment, (escalation, asked, place, actor) -> {
            if (asked.until().isBefore(today())) {
                return Attempt.notNow("Its last day, " + BusinessTime.write(asked.until()) + ", has passed. Refuse it; it can be asked for again.");
            }
            String process = processes.start(PauseEnding.KIND, asked.id(), BusinessTime.endOf(asked.until()));
            pauses.decide(asked.id(), Pause.State.IN_FORCE, actor, place.tier(), comment.strip(), process);
            Escalation held = standstill.follow(escalation);
            story.tell(held, actor, Happening.PAUSED, "Until " + BusinessTime.write(asked.until())
                    + (comment.isBlank() ? "" : ". " + comment.strip()));
            return Attempt.done(held);
        });
    }

    /** Refuses a pause, with the reason. */
    public Attempt<Escalation> refuse(Change change, UUID pause, String comment) {
        return decide(change, pause, comment, (escalation, asked, place, actor) -> {
            if (comment.isBlank()) {
                return Attempt.invalid("Say why you refuse the pause.");
            }
            pauses.decide(asked.id(), Pause.State.REFUSED, actor, place.tier(), comment.strip(), null);
            story.tell(escalation, actor, Happening.PAUSE_REFUSED, comment.strip());
            ending.tell(escalation, asked, actor, "The pause was refused: " + comment.strip());
            return Attempt.done(escalation);
        });
    }

    /** Ends a pause before it expires; the clock runs on with what was left. */
    public Attempt<Escalation> clear(Change asked, UUID pause, String reason) {
        Change change = standIns.asHolder(asked);
        return desk.work(change, escalation -> {
            Pause found = pauses.find(pause).filter(each -> each.escalation().equals(escalation.id())).orElse(null);
            if (found == null) {
                return Attempt.notFound(escalation.reference() + " has no such pause.");
            }
            if (found.state() != Pause.State.IN_FORCE) {
                return Attempt.notNow("This pause is not in force: " + found.state().word().toLowerCase(Locale.ROOT) + ".");
            }
            if (!mayClear(escalation, found, change.actor().username())) {
                return Attempt.notAllowed("Its holder, who asked for the pause and who approved it can end it early.");
            }
            return reason.isBlank() ? Attempt.invalid("Say why the pause ends early.")
                    : Attempt.done(ending.clear(escalation, found, change.actor(), reason.strip()));
        });
    }

    /** Whether a person may ask for one now. */
    public boolean mayAsk(Escalation escalation, String username) {
        return escalation.open() && holds(escalation, username) && pauses.of(escalation.id()).stream()
                .noneMatch(pause -> pause.state() == Pause.State.ASKED || pause.state() == Pause.State.IN_FORCE);
    }

    /** Whether a person decides about this one. */
    public boolean mayDecide(Escalation escalation, Pause pause, String username) {
        return pause.state() == Pause.State.ASKED && approver(escalation, pause).filter(place -> standIns.acts(username, place.holder())).isPresent();
    }

    /** Whether a person may end this one early. */
    public boolean mayClear(Escalation escalation, Pause pause, String username) {
        return pause.state() == Pause.State.IN_FORCE && (holds(escalation, username) || names(pause.askedBy()).contains(username)
                || pause.decidedBy() != null && names(pause.decidedBy()).contains(username));
    }

    /** The longest an escalation may be paused, in working days. */
    public int longest(Escalation escalation) {
        return limits.limit(escalation.standard(), escalation.severity()).longestPause();
    }

    /** Who decides about a pause that is asked for. */
    public Optional<String> decider(Escalation escalation, Pause pause) {
        return approver(escalation, pause).map(Place::holder);
    }

    @FunctionalInterface
    private interface Decision {
        Attempt<Escalation> about(Escalation escalation, Pause pause, Place place, Actor actor);
    }

    private Attempt<Escalation> decide(Change change, UUID id, String comment, Decision decision) {
        return desk.work(change, escalation -> {
            Pause pause = pauses.find(id).filter(each -> each.escalation().equals(escalation.id())).orElse(null);
            if (pause == null) {
                return Attempt.notFound(escalation.reference() + " has no such pause.");
            }
            if (pause.state() != Pause.State.ASKED) {
                return Attempt.notNow("Somebody has decided about this pause already: " + pause.state().word().toLowerCase(Locale.ROOT) + ".");
            }
            if (comment.length() > Holding.LONGEST_REASON) {
                return Attempt.invalid("Shorten the comment to " + Holding.LONGEST_REASON + " characters.");
            }
            Place place = approver(escalation, pause).orElse(null);
            Actor actor = place == null ? null : standIns.as(change.actor(), place.holder()).orElse(null);
            return actor != null ? decision.about(escalation, pause, place, actor)
                    : Attempt.notAllowed("This pause is decided by " + (place == null ? "nobody, the post is vacant" : place.holder())
                            + ", never by who asked for it and not below " + ladder.name(pause.lowestApprover()) + ".");
        });
    }

    private Optional<Place> approver(Escalation escalation, Pause pause) {
        return limits.approver(escalation, pause.lowestApprover(), names(pause.askedBy()));
    }

    private boolean holds(Escalation escalation, String username) {
        return standIns.acts(username, ladder.at(escalation.turn().tier(), escalation.unit()).holder());
    }

    private @Nullable String problem(@Nullable LocalDate until, int longest) {
        LocalDate latest = organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(today(), longest);
        return until != null && !until.isBefore(today()) && !until.isAfter(latest) ? null
                : "Enter the last day of the pause, from today to " + BusinessTime.write(latest) + ", which is " + longest + " working days.";
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }

    /** Whoever acted, and whom they stood in for. */
    static Set<String> names(Actor actor) {
        Set<String> names = new HashSet<>(Set.of(actor.username()));
        actor.onBehalfOf().ifPresent(names::add);
        return names;
    }
}
