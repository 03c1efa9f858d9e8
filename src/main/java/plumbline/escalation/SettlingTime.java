package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.breaches.Breach;
import plumbline.breaches.Breaches;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.escalation.process.ExpiryClock;
import plumbline.escalation.process.ExpiryProcesses;
import plumbline.evaluation.RunId;
import plumbline.organisation.Organisation;

/**
 * A breach that clears before a plan is agreed ends its escalation only when it has stayed clear for a time. What comes back
 * meanwhile goes on as if nothing had been: nothing is told and the clock has what was left.
 */
@Component
class SettlingTime implements ExpiryClock {

    static final String KIND = "settling";

    private record Begun(RunId run, String process) {
    }

    private final JdbcClient jdbc;
    private final EscalationRows escalations;
    private final Breaches breaches;
    private final ExpiryProcesses processes;
    private final EscalationProcesses escalationProcesses;
    private final Standstill standstill;
    private final PauseEnding pauses;
    private final Muting muting;
    private final Organisation organisation;
    private final Story story;
    private final Clock clock;

    SettlingTime(JdbcClient jdbc, EscalationRows escalations, Breaches breaches, ExpiryProcesses processes,
                 EscalationProcesses escalationProcesses, Standstill standstill, PauseEnding pauses, Muting muting, Organisation organisation, Story story,
                 Clock clock) {
        this.jdbc = jdbc;
        this.escalations = escalations;
        this.breaches = breaches;
        this.processes = processes;
        this.escalationProcesses = escalationProcesses;
        this.standstill = standstill;
        this.pauses = pauses;
        this.muting = muting;
        this.organisation = organisation;
        this.story = story;
        this.clock = clock;
    }

    /** All cases tested clean before a plan was agreed. The caller holds the row's lock. */
    void clear(Escalation escalation, RunId run) {
        if (begun(escalation.id()).isPresent()) {
            return;
        }
        int days = jdbc.sql("select settling_working_days from recurrence where severity = ?").param(escalation.severity().name())
                .query(Integer.class).single();
        if (days == 0) {
            close(escalation, run);
            return;
        }
        LocalDate until = organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(BusinessTime.dayOf(clock.instant()), days);
        String process = processes.start(KIND, escalation.id().value(), BusinessTime.endOf(until));
        jdbc.sql("insert into settling (escalation, run, since, until, live_process_id) values (?, ?, ?, ?, ?)")
                .params(escalation.id().value(), run.value(), EscalationRows.at(clock.instant()), until, process).update();
        standstill.follow(escalation);
    }

    /**
     * A case is in breach again or has joined, or a plan was agreed meanwhile. The caller holds the row's lock.
     *
     * @return the escalation as it goes on
     */
    Escalation unsettled(Escalation escalation) {
        Begun begun = begun(escalation.id()).orElse(null);
        if (begun == null) {
            return escalation;
        }
        processes.end(begun.process());
        forget(escalation.id());
        return standstill.follow(escalation);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public void expired(UUID subject) {
        Escalation escalation = escalations.lock(new EscalationId(subject)).orElseThrow();
        Begun begun = begun(escalation.id()).orElse(null);
        if (begun == null) {
            return;
        }
        forget(escalation.id());
        boolean clear = breaches.all(escalations.breachesOf(escalation.id())).stream().noneMatch(each -> each.state() == Breach.State.OPEN);
        if (escalation.open() && clear && escalation.turn().step().beforePlanIsAgreed()) {
            close(escalation, begun.run());
        } else if (escalation.open()) {
            standstill.follow(escalation);
        }
    }

    private void close(Escalation escalation, RunId run) {
        muting.lockChildren(escalation);
        escalationProcesses.cancel(escalation.process());
        Escalation closed = escalation.closed(Closure.CONDITION_CLEARED, clock.instant());
        escalations.save(closed);
        pauses.closed(closed, Actor.SERVICE);
        muting.closed(closed, Actor.SERVICE);
        story.tell(closed, Actor.SERVICE, Happening.CONDITION_CLEARED,
                escalations.breachesOf(closed.id()).isEmpty() ? "Its cases went to another unit before a plan was agreed, and none came back"
                        : "Every case tested clean in evaluation run " + run + ", before a plan was agreed, and stayed clear");
    }

    private void forget(EscalationId escalation) {
        jdbc.sql("delete from settling where escalation = ?").param(escalation.value()).update();
    }

    private Optional<Begun> begun(EscalationId escalation) {
        return jdbc.sql("select run, live_process_id from settling where escalation = ?").param(escalation.value())
                .query((row, i) -> new Begun(new RunId(row.getObject("run", UUID.class)), row.getString("live_process_id"))).optional();
    }
}
