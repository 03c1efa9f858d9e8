package plumbline.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.WorkingCalendar;
import plumbline.escalation.failure.Failures;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.organisation.CalendarChanged;

/** Reckons the deadlines of open escalations again when other days than before do not count. */
@Component
class FollowingCalendars {

    private final EscalationRows escalations;
    private final OpenClocks clocks;
    private final OuterLimits limits;
    private final Ladder ladder;
    private final EscalationProcesses processes;
    private final CalendarMoves moves;
    private final Story story;
    private final Failures failures;
    private final IncompleteEventPublications publications;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    FollowingCalendars(EscalationRows escalations, OpenClocks clocks, OuterLimits limits, Ladder ladder, EscalationProcesses processes, CalendarMoves moves,
                       Story story, Failures failures, IncompleteEventPublications publications, JdbcClient jdbc, TransactionTemplate transactions) {
        this.escalations = escalations;
        this.clocks = clocks;
        this.limits = limits;
        this.ladder = ladder;
        this.processes = processes;
        this.moves = moves;
        this.story = story;
        this.failures = failures;
        this.publications = publications;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Each in a transaction of its own; the publication stays on record until all are through and everybody is told. What a killed
     * service has moved already is on record as well and is not moved twice. What fails for one keeps no other waiting, and is
     * tried again every minute.
     */
    @Async
    @TransactionalEventListener
    void on(CalendarChanged changed) {
        if (changed.jurisdiction() != Jurisdiction.ENGLAND) {
            return;
        }
        CalendarShift shift = new CalendarShift(calendar(changed.before()), calendar(changed.after()), BusinessTime.dayOf(changed.at()));
        String doing = doing(changed);
        failures.each(doing, clocks.all().stream().map(clock -> clock.escalation()).filter(open -> open.openedAt().isBefore(changed.at())).toList(),
                open -> open.id().toString(), open -> follow(open.id(), shift, changed));
        if (!failures.of(doing)) {
            failures.each(telling(changed), List.of(changed), CalendarChanged::why, told -> transactions.executeWithoutResult(status -> moves.tell(told)));
        }
        if (notThrough(changed)) {
            throw new IllegalStateException("not every escalation has followed the calendar yet, or not everybody is told: " + changed.why());
        }
    }

    private boolean notThrough(CalendarChanged changed) {
        return failures.of(doing(changed)) || failures.of(telling(changed));
    }

    /** Has what could not follow follow now: the changes that are not through are published again. */
    void tryAgain() {
        publications.resubmitIncompletePublications(publication -> publication.getEvent() instanceof CalendarChanged changed && notThrough(changed));
    }

    private static String telling(CalendarChanged changed) {
        return "telling of the calendar " + changed.change();
    }

    private static String doing(CalendarChanged changed) {
        return "following the calendar " + changed.change();
    }

    private void follow(EscalationId id, CalendarShift shift, CalendarChanged changed) {
        transactions.executeWithoutResult(status -> escalations.lock(id).filter(Escalation::open)
                .filter(open -> !moves.movedBy(changed.change(), id)).flatMap(open -> clocks.of(id)).ifPresent(clock -> follow(clock, shift, changed)));
    }

    private static WorkingCalendar calendar(List<LocalDate> days) {
        return WorkingCalendar.of(new HashSet<>(days), Set.of());
    }

    private void follow(OpenClocks.OpenClock clock, CalendarShift shift, CalendarChanged changed) {
        Escalation escalation = clock.escalation();
        Turn turn = escalation.turn();
        // A step that has begun since is reckoned by the new calendar already.
        Instant step = turn.since().isAfter(changed.at()) ? turn.dueAt() : clock.step(shift);
        Map<OuterLimit, Instant> outer = clock.outer(shift);
        if (step.equals(turn.dueAt()) && outer.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>();
        if (!step.equals(turn.dueAt())) {
            words.add(moved(changed.change(), escalation, turn.step().word(), turn.dueAt(), step));
        }
        outer.forEach((limit, due) -> {
            words.add(moved(changed.change(), escalation, "Held by " + ladder.name(limit.tier()) + " at the latest", limit.dueAt(), due));
            jdbc.sql("update escalation_outer_limit set due_at = ? where escalation = ? and tier = ?")
                    .params(EscalationRows.at(due), escalation.id().value(), limit.tier()).update();
        });
        Escalation now = escalation.at(turn.dueAt(step));
        escalations.save(now);
        processes.reschedule(now.process(), Turns.wait(now.turn()));
        limits.next(now.id()).ifPresent(next -> processes.outerLimit(now.process(), next.dueAt()));
        story.tell(now, Actor.SERVICE, Happening.LIMIT_RECKONED_AGAIN, changed.why() + ", so other days count. " + String.join("; ", words));
    }

    private String moved(UUID change, Escalation escalation, String what, Instant before, Instant after) {
        moves.put(change, escalation.id(), what, before, after);
        return what + ": by " + BusinessTime.write(BusinessTime.dayOf(after)) + ", was " + BusinessTime.write(BusinessTime.dayOf(before));
    }
}
