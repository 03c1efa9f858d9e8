package plumbline.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.escalation.process.StepClock;
import plumbline.escalation.process.Wait;

/** Answers the process when a limit has passed. The engine may ask twice; the second time nothing changes. */
@Component
class TierClock implements StepClock {

    private final EscalationRows escalations;
    private final Climb climb;
    private final OuterLimits limits;
    private final Ladder ladder;
    private final Telling telling;
    private final Muting muting;
    private final EscalationProcesses processes;
    private final Story story;
    private final JdbcClient jdbc;
    private final Clock clock;

    TierClock(EscalationRows escalations, Climb climb, OuterLimits limits, Ladder ladder, Telling telling, Muting muting, EscalationProcesses processes, Story story, JdbcClient jdbc, Clock clock) {
        this.escalations = escalations;
        this.climb = climb;
        this.limits = limits;
        this.ladder = ladder;
        this.telling = telling;
        this.muting = muting;
        this.processes = processes;
        this.story = story;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Passed limitPassed(UUID id, int expectedTier, String step) {
        Escalation escalation = escalations.lock(new EscalationId(id)).orElseThrow();
        Turn turn = escalation.turn();
        boolean stillTheSameTurn = escalation.open() && turn.tier() == expectedTier && turn.step() == Step.inDiagram(step);
        if (!stillTheSameTurn || !clock.instant().isAfter(turn.dueAt())) {
            // Somebody acted, or an earlier try got this far: the process waits for what the table says.
            return new Passed(new Wait(turn.tier(), turn.dueAt() == null ? clock.instant() : turn.dueAt()), false);
        }
        Optional<Escalation> muted = muting.heldOn(escalation);
        if (muted.isPresent()) {
            return new Passed(Turns.wait(muted.get().turn()), false);
        }
        if (turn.step() == Step.PLAN && story.waitsForFirstPlan(escalation.id())) {
            Escalation lapsed = climb.lapsed(escalation, "no plan was drafted by " + BusinessTime.write(turn.dueAt()) + "; it is open again");
            return new Passed(Turns.wait(lapsed.turn()), true);
        }
        Escalation moved = climb.missed(escalation, "the limit passed on " + BusinessTime.write(turn.dueAt()));
        return new Passed(Turns.wait(moved.turn()), false);
    }

    @Override
    @Transactional
    public Optional<Instant> outerLimitPassed(UUID id) {
        Escalation escalation = escalations.lock(new EscalationId(id)).orElseThrow();
        OuterLimit limit = limits.next(escalation.id()).orElse(null);
        // A pause may have moved it since the process began to wait.
        boolean passed = escalation.open() && limit != null && clock.instant().isAfter(limit.dueAt());
        if (passed && muting.heldOn(escalation).isEmpty()) {
            limits.passed(escalation.id(), limit);
            atTheLatest(escalation, limit);
        }
        return limits.next(escalation.id()).map(OuterLimit::dueAt);
    }

    private void atTheLatest(Escalation escalation, OuterLimit limit) {
        Turn turn = escalation.turn();
        String words = "whatever was done, by " + BusinessTime.write(limit.dueAt());
        if (turn.tier() < limit.tier()) {
            Escalation moved = climb.atTheLatest(escalation, ladder.at(limit.tier(), escalation.unit()), words);
            processes.reschedule(moved.process(), Turns.wait(moved.turn()));
        } else if (limit.tier() == ladder.top()) {
            escalations.save(escalation);
            story.tell(escalation, Actor.SERVICE, Happening.OUTER_LIMIT_PASSED, "Still open at " + ladder.name(turn.tier()) + ", " + words);
        }
    }

    @Override
    public List<String> openActions(UUID escalation) {
        return jdbc.sql("""
                select a.id from action a join action_plan p on p.id = a.plan
                where p.escalation = ? and p.state = 'AGREED' and a.done_at is null order by a.number""")
                .param(escalation).query(UUID.class).list().stream().map(UUID::toString).toList();
    }

    @Override
    public Instant actionDueAt(UUID action) {
        return BusinessTime.endOf(jdbc.sql("select agreed_due_on from action where id = ?").param(action).query(LocalDate.class).single());
    }

    @Override
    @Transactional
    public void actionOverdue(UUID action) {
        UUID id = jdbc.sql("select p.escalation from action a join action_plan p on p.id = a.plan where a.id = ?").param(action)
                .query(UUID.class).single();
        // The escalation first, as everybody locks it first.
        Escalation escalation = escalations.lock(new EscalationId(id)).orElseThrow();
        // A later day may have been agreed since the process began to wait.
        if (!clock.instant().isAfter(actionDueAt(action))) {
            return;
        }
        int marked = jdbc.sql("update action set overdue_at = ? where id = ? and overdue_at is null and done_at is null")
                .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), action).update();
        if (marked == 0) {
            return;
        }
        String what = jdbc.sql("select 'Action ' || number || ', owner ' || owner from action where id = ?").param(action)
                .query(String.class).single();
        story.tell(escalation, Actor.SERVICE, Happening.ACTION_OVERDUE, what);
        telling.overdue(escalation, action);
    }
}
