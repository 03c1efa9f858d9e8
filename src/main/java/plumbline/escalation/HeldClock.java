package plumbline.escalation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.WorkingCalendar;
import plumbline.organisation.Organisation;

/**
 * An escalation's clock while it is held. Its deadline moves by the time it is held, so that afterwards it has what was
 * left before: working days for a deadline at the end of a day, elapsed time for one to the minute.
 */
@Component
class HeldClock {

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final OuterLimits limits;
    private final Clock clock;

    HeldClock(JdbcClient jdbc, Organisation organisation, OuterLimits limits, Clock clock) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.limits = limits;
        this.clock = clock;
    }

    /** When the clock runs again; empty while it runs. */
    Optional<Instant> heldUntil(EscalationId escalation) {
        return jdbc.sql("select held_until from escalation where id = ? and held_until is not null").param(escalation.value())
                .query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** A turn whose limit was reckoned from now, as it is while the clock is held. */
    Turn held(EscalationId escalation, Turn turn) {
        return heldUntil(escalation).map(until -> moved(turn, clock.instant(), until)).orElse(turn);
    }

    /**
     * Holds the clock until another moment than so far, or lets it run. The caller holds the row's lock, saves the turn and
     * tells the process.
     *
     * @param until when it runs again; {@code null} for now
     */
    Turn hold(Escalation escalation, @Nullable Instant until) {
        Instant now = clock.instant();
        Instant soFar = heldUntil(escalation.id()).orElse(null);
        // One that has run out already moved the deadline as far as it does.
        Instant from = soFar == null ? now : soFar;
        Instant to = until != null ? until : now.isBefore(from) ? now : from;
        jdbc.sql("update escalation set held_until = ? where id = ?")
                .params(EscalationRows.at(until), escalation.id().value()).update();
        WorkingCalendar calendar = organisation.calendar(Jurisdiction.ENGLAND);
        limits.move(escalation.id(), due -> moved(due, from, to, calendar));
        return moved(escalation.turn(), from, to);
    }

    private Turn moved(Turn turn, Instant from, Instant to) {
        Instant due = Objects.requireNonNull(turn.dueAt(), "an open escalation has a limit");
        return new Turn(turn.step(), turn.tier(), turn.holder(), turn.actsNext(), turn.nextTier(), turn.nextHolder(), turn.since(),
                moved(due, from, to, organisation.calendar(Jurisdiction.ENGLAND)), turn.overdueSince());
    }

    /** A deadline when the clock stands still from one moment to another; the other way round it is taken back. */
    static Instant moved(Instant due, Instant from, Instant to, WorkingCalendar calendar) {
        LocalDate lastDay = BusinessTime.dayOf(due);
        if (!due.equals(BusinessTime.endOf(lastDay))) {
            return due.plus(Duration.between(from, to));
        }
        // The day on which it stops is still to be worked afterwards, and the day on which it runs again counts.
        int left = calendar.workingDaysBetween(BusinessTime.dayOf(from).minusDays(1), lastDay);
        return BusinessTime.endOf(calendar.plusWorkingDays(BusinessTime.dayOf(to).minusDays(1), left));
    }
}
