package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.escalation.ExceptionLimits.Limit;
import plumbline.escalation.Ladder.Place;
import plumbline.escalation.process.ExpiryProcesses;
import plumbline.organisation.Organisation;

/** Asking for a waiver of one case in breach, deciding about it and ending it early. */
@Component
public class Waiving {

    private final Desk desk;
    private final Ladder ladder;
    private final ExceptionLimits limits;
    private final EscalationRows escalations;
    private final Breaches breaches;
    private final Waivers waivers;
    private final WaiverEnding ending;
    private final Standstill standstill;
    private final ExpiryProcesses processes;
    private final Organisation organisation;
    private final Story story;
    private final Clock clock;
    private final StandIns standIns;

    Waiving(Desk desk, Ladder ladder, ExceptionLimits limits, EscalationRows escalations, Breaches breaches, Waivers waivers,
            WaiverEnding ending, Standstill standstill, ExpiryProcesses processes, Organisation organisation, Story story, Clock clock, StandIns standIns) {
        this.desk = desk;
        this.ladder = ladder;
        this.limits = limits;
        this.escalations = escalations;
        this.breaches = breaches;
        this.waivers = waivers;
        this.ending = ending;
        this.standstill = standstill;
        this.processes = processes;
        this.organisation = organisation;
        this.story = story;
        this.clock = clock;
        this.standIns = standIns;
    }

    /** Asks for a waiver of one of its cases in breach, up to and including a day; its holder does this. */
    public Attempt<Escalation> ask(Change asked, @Nullable UUID breach, String reason, @Nullable LocalDate until) {
        Change change = standIns.asHolder(asked);
        return desk.work(change, escalation -> {
            if (!holds(escalation, change.actor().username())) {
                return Attempt.notAllowed("Only its holder asks for a waiver.");
            }
            BreachId about = breach == null ? null : waivable(escalation).stream().filter(id -> id.value().equals(breach)).findFirst().orElse(null);
            if (about == null) {
                return Attempt.invalid("Choose a case of " + escalation.reference()
                        + " that is in breach and has no waiver yet, neither in force nor asked for.");
            }
            Breach found = breaches.breach(about).orElseThrow();
            Limit limit = limits.limit(escalation.standard(), found.severity());
            LocalDate latest = organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(today(), limit.longestWaiver());
            if (reason.isBlank() || reason.length() > Holding.LONGEST_REASON) {
                return Attempt.invalid("Say why the breach should be waived, in at most " + Holding.LONGEST_REASON + " characters.");
            }
            if (until == null || until.isBefore(today()) || until.isAfter(latest)) {
                return Attempt.invalid("Enter the last day of the waiver, from today to " + BusinessTime.write(latest) + ", which is "
                        + limit.longestWaiver() + " working days.");
            }
            waivers.ask(about, change.actor(), reason.strip(), until, limit.lowestApprover());
            story.tell(escalation, change.actor(), Happening.WAIVER_ASKED, "For " + ending.subject(about) + " until "
                    + BusinessTime.write(until) + ". " + reason.strip());
            return Attempt.done(escalation);
        });
    }

    /** Approves a waiver: nobody has to act on the case from now on. */
    public Attempt<Escalation> approve(Change change, UUID waiver, String comment) {
        return decide(change, waiver, comment, (escalation, asked, place, actor) -> {
            if (asked.until().isBefore(today())) {
                return Attempt.notNow("Its last day, " + BusinessTime.write(asked.until()) + ", has passed. Refuse it; it can be asked for again.");
            }
            String process = processes.start(WaiverEnding.KIND, asked.id(), BusinessTime.endOf(asked.until()));
            waivers.decide(asked.id(), Waiver.State.IN_FORCE, actor, place.tier(), comment.strip(), process);
            Escalation held = standstill.follow(escalation);
            story.tell(held, actor, Happening.WAIVED, ending.subject(asked.breach()) + " until " + BusinessTime.write(asked.until())
                    + (comment.isBlank() ? "" : ". " + comment.strip()));
            return Attempt.done(held);
        });
    }

    /** Refuses a waiver, with the reason. */
    public Attempt<Escalation> refuse(Change change, UUID waiver, String comment) {
        return decide(change, waiver, comment, (escalation, asked, place, actor) -> {
            if (comment.isBlank()) {
                return Attempt.invalid("Say why you refuse the waiver.");
            }
            waivers.decide(asked.id(), Waiver.State.REFUSED, actor, place.tier(), comment.strip(), null);
            String words = "The waiver for " + ending.subject(asked.breach()) + " was refused: " + comment.strip();
            story.tell(escalation, actor, Happening.WAIVER_REFUSED, words);
            ending.tell(escalation, asked, actor, words);
            return Attempt.done(escalation);
        });
    }

    /** Ends a waiver before it expires; the case has to be worked on again. */
    public Attempt<Escalation> clear(Change asked, UUID waiver, String reason) {
        Change change = standIns.asHolder(asked);
        return desk.work(change, escalation -> {
            Waiver found = find(escalation, waiver);
            if (found == null) {
                return Attempt.notFound(escalation.reference() + " has no such waiver.");
            }
            if (found.state() != Waiver.State.IN_FORCE) {
                return Attempt.notNow("This waiver is not in force: " + found.state().word().toLowerCase(Locale.ROOT) + ".");
            }
            if (!mayClear(escalation, found, change.actor().username())) {
                return Attempt.notAllowed("Its holder, who asked for the waiver and who approved it can end it early.");
            }
            if (reason.isBlank() || reason.length() > Holding.LONGEST_REASON) {
                return Attempt.invalid("Say why the waiver ends early, in at most " + Holding.LONGEST_REASON + " characters.");
            }
            ending.clear(escalation, found, change.actor(), reason.strip());
            return Attempt.done(escalation);
        });
    }

    /** The cases for which a person may ask for a waiver now. */
    public Set<BreachId> mayAskFor(Escalation escalation, String username) {
        return escalation.open() && holds(escalation, username) ? waivable(escalation) : Set.of();
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
        return waiver.state() == Waiver.State.ASKED && approver(escalation, waiver).filter(place -> standIns.acts(username, place.holder())).isPresent();
    }

    /** Whether a person may end this one early. */
    public boolean mayClear(Escalation escalation, Waiver waiver, String username) {
        return waiver.state() == Waiver.State.IN_FORCE && (holds(escalation, username) || Pausing.names(waiver.askedBy()).contains(username)
                || waiver.decidedBy() != null && Pausing.names(waiver.decidedBy()).contains(username));
    }

    /** Who decides about a waiver that is asked for. */
    public Optional<String> decider(Escalation escalation, Waiver waiver) {
        return approver(escalation, waiver).map(Place::holder);
    }

    @FunctionalInterface
    private interface Decision {
        Attempt<Escalation> about(Escalation escalation, Waiver waiver, Place place, Actor actor);
    }

    private Attempt<Escalation> decide(Change change, UUID id, String comment, Decision decision) {
        return desk.work(change, escalation -> {
            Waiver waiver = find(escalation, id);
            if (waiver == null) {
                return Attempt.notFound(escalation.reference() + " has no such waiver.");
            }
            if (waiver.state() != Waiver.State.ASKED) {
                return Attempt.notNow("Somebody has decided about this waiver already: " + waiver.state().word().toLowerCase(Locale.ROOT) + ".");
            }
            if (comment.length() > Holding.LONGEST_REASON) {
                return Attempt.invalid("Shorten the comment to " + Holding.LONGEST_REASON + " characters.");
            }
            Place place = approver(escalation, waiver).orElse(null);
            Actor actor = place == null ? null : standIns.as(change.actor(), place.holder()).orElse(null);
            return actor != null ? decision.about(escalation, waiver, place, actor)
                    : Attempt.notAllowed("This waiver is decided by " + (place == null ? "nobody, the post is vacant" : place.holder())
                            + ", never by who asked for it and not below " + ladder.name(waiver.lowestApprover()) + ".");
        });
    }

    private Set<BreachId> waivable(Escalation escalation) {
        List<BreachId> all = escalations.breachesOf(escalation.id());
        Set<BreachId> open = new LinkedHashSet<>();
        breaches.all(all).stream().filter(each -> each.state() == Breach.State.OPEN).forEach(each -> open.add(each.id()));
        waivers.of(all).stream().filter(waiver -> waiver.state() == Waiver.State.ASKED || waiver.state() == Waiver.State.IN_FORCE)
                .forEach(waiver -> open.remove(waiver.breach()));
        return open;
    }

    private @Nullable Waiver find(Escalation escalation, UUID id) {
        return waivers.waiver(id).filter(waiver -> escalations.breachesOf(escalation.id()).contains(waiver.breach())).orElse(null);
    }

    private Optional<Place> approver(Escalation escalation, Waiver waiver) {
        return limits.approver(escalation, waiver.lowestApprover(), Pausing.names(waiver.askedBy()));
    }

    private boolean holds(Escalation escalation, String username) {
        return standIns.acts(username, ladder.at(escalation.turn().tier(), escalation.unit()).holder());
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}
