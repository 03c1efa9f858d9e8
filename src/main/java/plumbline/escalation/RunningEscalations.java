package plumbline.escalation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.escalation.process.EscalationProcesses;

/** Takes escalations that were opened before a new version of the process over to it when the service starts. */
@Component
class RunningEscalations {

    private static final Logger LOG = LoggerFactory.getLogger(RunningEscalations.class);

    private final EscalationRows escalations;
    private final OuterLimits limits;
    private final EscalationProcesses processes;
    private final TransactionTemplate transactions;

    RunningEscalations(EscalationRows escalations, OuterLimits limits, EscalationProcesses processes, TransactionTemplate transactions) {
        this.escalations = escalations;
        this.limits = limits;
        this.processes = processes;
        this.transactions = transactions;
    }

    /** Before the engine's clock runs; each in a transaction of its own, so that a killed start goes on where it was. */
    @EventListener(ApplicationStartedEvent.class)
    void bringUpToDate() {
        processes.outdated().forEach(process -> escalations.ofProcess(process).ifPresent(this::bringUpToDate));
    }

    private void bringUpToDate(EscalationId id) {
        try {
            transactions.executeWithoutResult(status -> escalations.lock(id).filter(Escalation::open).ifPresent(this::bringUpToDate));
        } catch (RuntimeException problem) {
            // It goes on by the diagram it began with, and the next start tries again.
            LOG.warn("The process of escalation {} stays on the diagram of before", id, problem);
        }
    }

    private void bringUpToDate(Escalation escalation) {
        if (limits.next(escalation.id()).isEmpty()) {
            limits.begin(escalation.id(), limits.reckon(escalation.standard(), escalation.severity(), escalation.unit(),
                    escalation.turn().tier(), escalation.openedAt()));
        }
        limits.next(escalation.id()).ifPresent(next -> processes.bringUpToDate(escalation.process(), next.dueAt()));
    }
}
