package plumbline.escalation;

import org.springframework.stereotype.Component;
import plumbline.escalation.process.EscalationProcesses;

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
        Escalation next = escalation.at(turns.step(escalation, step));
        escalations.save(next);
        processes.moveOn(escalation.process(), escalation.turn().step().diagramId(), outcome, Turns.wait(next.turn()));
        return next;
    }
}
