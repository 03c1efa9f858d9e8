package plumbline.escalation.board;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalations;
import plumbline.escalation.WorkItem;
import plumbline.escalation.WorkSource;
import plumbline.escalation.board.BoardItem.Challenge;

/** What the board waits for, on the lists of those who were asked. */
@Component
class BoardWork implements WorkSource {

    private final BoardItems items;
    private final Escalations escalations;
    private final Clock clock;

    BoardWork(BoardItems items, Escalations escalations, Clock clock) {
        this.items = items;
        this.escalations = escalations;
        this.clock = clock;
    }

    @Override
    public List<WorkItem> of(String username) {
        List<WorkItem> work = new ArrayList<>();
        for (BoardItem item : items.open()) {
            Challenge last = item.challenges().isEmpty() ? null : item.challenges().get(item.challenges().size() - 1);
            if (item.step() == ItemStep.ANSWER && last != null && last.askedOf().equals(username)) {
                add(work, item, WorkItem.Kind.ANSWER, last.answerBy());
            } else if (item.step() == ItemStep.FOLLOW_UP && item.action() != null && item.action().owner().equals(username)) {
                add(work, item, WorkItem.Kind.BOARD_ACTION, item.action().dueOn());
            }
        }
        return work;
    }

    private void add(List<WorkItem> work, BoardItem item, WorkItem.Kind kind, LocalDate due) {
        boolean overdue = clock.instant().isAfter(BusinessTime.endOf(due));
        escalations.escalation(item.escalation()).ifPresent(summary ->
                work.add(new WorkItem(summary, kind, null, BusinessTime.endOf(due), overdue, null)));
    }
}
