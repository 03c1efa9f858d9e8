package plumbline.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.WorkingCalendar;
import plumbline.organisation.Organisation;

/** Keeps the offset in the database, so that a restarted demonstration goes on where it was. */
@Component
class DemonstrationClock implements MovableClock {

    private final ServiceClock clock;
    private final boolean demonstration;
    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    DemonstrationClock(ServiceClock clock, @Value("${plumbline.demonstration}") boolean demonstration, JdbcClient jdbc,
                       Organisation organisation, AuditTrail audit, TransactionTemplate transactions,
                       ApplicationEventPublisher events) {
        this.clock = clock;
        this.demonstration = demonstration;
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
        if (demonstration) {
            jdbc.sql("select seconds_ahead from demonstration_clock").query(Long.class).optional()
                    .ifPresent(seconds -> clock.moveTo(Duration.ofSeconds(seconds)));
        }
    }

    @Override
    public boolean movable() {
        return demonstration;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public synchronized Attempt<Instant> moveForward(int days, Actor actor) {
        if (!demonstration) {
            return Attempt.notAllowed("Time can be moved only in a demonstration.");
        }
        if (days < 1 || days > MOST_WORKING_DAYS) {
            return Attempt.invalid("Give a number of working days between 1 and " + MOST_WORKING_DAYS + ".");
        }
        WorkingCalendar calendar = organisation.calendar(Jurisdiction.ENGLAND);
        for (int moved = 0; moved < days; moved++) {
            moveOneWorkingDay(calendar, actor);
        }
        return Attempt.done(clock.instant());
    }

    private void moveOneWorkingDay(WorkingCalendar calendar, Actor actor) {
        ZonedDateTime now = clock.instant().atZone(BusinessTime.ZONE);
        LocalDate next = calendar.plusWorkingDays(now.toLocalDate(), 1);
        Duration further = Duration.between(now, now.with(next));
        Duration offset = clock.offset().plus(further);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into demonstration_clock (only_row, seconds_ahead) values (true, ?)
                    on conflict (only_row) do update set seconds_ahead = excluded.seconds_ahead""")
                    .param(offset.toSeconds()).update();
            audit.record(actor, "clock moved forward", "clock", "demonstration", "to " + BusinessTime.write(next));
        });
        clock.moveTo(offset);
        events.publishEvent(new ClockMoved(clock.instant(), offset));
    }
}
