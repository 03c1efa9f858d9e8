package plumbline.escalation.board;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationWork;
import plumbline.escalation.Happening;
import plumbline.escalation.TopTier;
import plumbline.escalation.board.BoardItem.Challenge;
import plumbline.escalation.process.BoardDecisionClock;

/** What happens to items of the board when only time passes. */
@Component
class BoardClock implements BoardDecisionClock {

    private final BoardItems items;
    private final Placing placing;
    private final EscalationWork work;
    private final TopTier top;
    private final Clock clock;

    BoardClock(BoardItems items, Placing placing, EscalationWork work, TopTier top, Clock clock) {
        this.items = items;
        this.placing = placing;
        this.work = work;
        this.top = top;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Instant carriedOver(UUID id) {
        Escalation escalation = locked(id);
        BoardItem item = items.item(id).orElseThrow();
        if (item.step() == ItemStep.CONSIDER && placing.isOver(item.meeting())) {
            LocalDate today = BusinessTime.dayOf(clock.instant());
            // One that was put off with no meeting called must not come back to the meeting of today.
            placing.carryOver(escalation, item, item.meeting() == null ? today.plusDays(1) : today);
        }
        return placing.over(items.item(id).orElseThrow().meeting());
    }

    @Override
    @Transactional
    public void answerOverdue(UUID id) {
        Escalation escalation = locked(id);
        BoardItem item = items.item(id).orElseThrow();
        if (item.step() == ItemStep.ANSWER) {
            Challenge challenge = item.challenges().get(item.challenges().size() - 1);
            if (items.answerOverdue(id, challenge.number())) {
                tell(escalation, Happening.BOARD_ANSWER_OVERDUE, challenge.askedOf(),
                        "The board wanted an answer by " + BusinessTime.write(challenge.answerBy()));
            }
        }
    }

    @Override
    @Transactional
    public void actionOverdue(UUID id) {
        Escalation escalation = locked(id);
        BoardItem.Action action = Objects.requireNonNull(items.item(id).orElseThrow().action());
        if (items.actionOverdue(id)) {
            tell(escalation, Happening.BOARD_ACTION_OVERDUE, action.owner(),
                    "What the board decided was to be carried out by " + BusinessTime.write(action.dueOn()));
        }
    }

    private void tell(Escalation escalation, Happening happening, String who, String words) {
        work.tell(escalation, Actor.SERVICE, happening, words + ", by " + who);
        work.notify(escalation.id(), Arrays.asList(who, top.chair()), words + " and is overdue");
    }

    /** The escalation first, as everybody locks it first. */
    private Escalation locked(UUID item) {
        return work.lock(items.item(item).orElseThrow().escalation()).orElseThrow();
    }
}
