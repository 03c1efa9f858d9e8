package plumbline.escalation;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.organisation.BoardMeetingsChanged;

/** What goes to the board on the day of its next meeting goes there on another day when the meetings change. */
@Component
class MeetingLimits {

    private final EscalationRows escalations;
    private final OuterLimits limits;
    private final EscalationProcesses processes;
    private final Story story;
    private final TransactionTemplate transactions;

    MeetingLimits(EscalationRows escalations, OuterLimits limits, EscalationProcesses processes, Story story, TransactionTemplate transactions) {
        this.escalations = escalations;
        this.limits = limits;
        this.processes = processes;
        this.story = story;
        this.transactions = transactions;
    }

    /** Each in a transaction of its own; the publication stays on record until all are through, as that of breaches does. */
    @Async
    @TransactionalEventListener
    void on(BoardMeetingsChanged changed) {
        limits.untilTheBoardMeets().forEach(id -> transactions.executeWithoutResult(status ->
                escalations.lock(id).filter(Escalation::open).ifPresent(this::reckonAgain)));
    }

    private void reckonAgain(Escalation escalation) {
        limits.byMeetings(escalation).ifPresent(due -> {
            limits.next(escalation.id()).ifPresent(next -> processes.outerLimit(escalation.process(), next.dueAt()));
            escalations.save(escalation);
            story.tell(escalation, Actor.SERVICE, Happening.LIMIT_RECKONED_AGAIN,
                    "The board's meetings have changed; the board holds it after " + BusinessTime.write(BusinessTime.dayOf(due)));
        });
    }
}
