package plumbline.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.escalation.process.Outcomes;

/** Takes an escalation and its process to another step, together. */
@Component
class Moves {

    private final EscalationRows escalations;
    private final EscalationProcesses processes;
    private final Turns turns;

    Moves(EscalationRows escalations, EscalationProcesses processes, Turns turns) {
        this.escalations = escalations;
        this.processes = processes;
        this.turns = turns;
    }

    /**
     * To a step, in the caller's transaction, which holds the row's lock.
     *
     * @param outcome the branch the process takes
     */
    Escalation to(Escalation escalation, Step step, String outcome) {
        return to(escalation, turns.step(escalation, step), outcome);
    }

    /** To drafting the plan, by a day that whoever acknowledged gave, inside the limit. */
    Escalation toPlan(Escalation escalation, LocalDate planBy) {
        Turn turn = turns.step(escalation, Step.PLAN);
        Instant given = BusinessTime.endOf(planBy);
        return to(escalation, given.isBefore(Objects.requireNonNull(turn.dueAt())) ? turn.dueAt(given) : turn, Outcomes.DONE);
    }

    private Escalation to(Escalation escalation, Turn turn, String outcome) {
        Escalation next = escalation.at(turn);
        escalations.save(next);
        processes.moveOn(escalation.process(), escalation.turn().step().diagramId(), outcome, Turns.wait(next.turn()));
        return next;
    }
}
