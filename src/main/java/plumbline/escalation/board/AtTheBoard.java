package plumbline.escalation.board;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.escalation.EscalationWork;
import plumbline.escalation.Happening;
import plumbline.escalation.TopTier;
import plumbline.escalation.board.BoardItem.Challenge;
import plumbline.escalation.board.BoardItem.Ending;
import plumbline.escalation.process.BoardDecisionProcesses;
import plumbline.organisation.BoardMeeting;
import plumbline.organisation.BoardMeetings;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;

/** What people do with an item on the board's agenda: ask, answer, decide, carry out. */
@Component
public class AtTheBoard {

    /** Long enough for an office and its place. */
    static final int LONGEST_OFFICE = 200;

    private final BoardItems items;
    private final BoardMeetings meetings;
    private final Placing placing;
    private final BoardDecisionProcesses processes;
    private final EscalationWork work;
    private final TopTier top;
    private final Organisation organisation;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AtTheBoard(BoardItems items, BoardMeetings meetings, Placing placing, BoardDecisionProcesses processes, EscalationWork work, TopTier top,
               Organisation organisation, TransactionTemplate transactions, Clock clock) {
        this.items = items;
        this.meetings = meetings;
        this.placing = placing;
        this.processes = processes;
        this.work = work;
        this.top = top;
        this.organisation = organisation;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the board asks, of whom, and by when it wants the answer; recorded by whoever speaks for the board. */
    public Attempt<Escalation> challenge(EscalationId id, UUID item, Actor asking, String raisedBy, String words, String askedOf,
                                         @Nullable LocalDate answerBy) {
        return change(id, item, Set.of(ItemStep.CONSIDER), (escalation, at) -> {
            Actor actor = top.speaking(asking).orElse(null);
            if (actor == null) {
                return Attempt.notAllowed("Only the chair of the board, or whoever stands in for the chair, records what the board asks.");
            }
            if (FreeText.emptyOrTooLong(words)) {
                return Attempt.invalid("words", "Write what the board asks, in at most " + FreeText.LONGEST + " characters.");
            }
            if (raisedBy.length() > LONGEST_OFFICE) {
                return Attempt.invalid("raisedBy", "Name the office of whoever asked, in at most " + LONGEST_OFFICE + " characters.");
            }
            if (!holdsAPost(askedOf)) {
                return Attempt.invalid("askedOf", "Choose who answers.");
            }
            if (answerBy == null || answerBy.isBefore(today())) {
                return Attempt.invalid("answerBy", "Enter the day by which the board wants the answer, today or later.");
            }
            items.ask(at, raisedBy.isBlank() ? "The chair" : raisedBy.strip(), words.strip(), actor, askedOf, answerBy);
            items.step(item, ItemStep.ANSWER);
            processes.asked(at.process(), BusinessTime.endOf(answerBy));
            work.tell(escalation, actor, Happening.BOARD_ASKED, words.strip() + " " + askedOf + " answers by " + BusinessTime.write(answerBy));
            work.notify(id, List.of(work.acting(askedOf)), "The board asks you, and wants your answer by " + BusinessTime.write(answerBy));
            return Attempt.done(escalation);
        });
    }

    /** The answer of whoever the board asked. */
    public Attempt<Escalation> answer(EscalationId id, UUID item, Actor answering, String words) {
        return change(id, item, Set.of(ItemStep.ANSWER), (escalation, at) -> {
            Challenge challenge = last(at);
            Actor actor = work.as(answering, challenge.askedOf()).orElse(null);
            if (actor == null) {
                return Attempt.notAllowed("The board asked " + challenge.askedOf() + ", who answers.");
            }
            if (FreeText.emptyOrTooLong(words)) {
                return Attempt.invalid("words", "Write your answer, in at most " + FreeText.LONGEST + " characters.");
            }
            items.answer(item, challenge.number(), words.strip(), actor);
            considerAgain(escalation, at);
            work.tell(escalation, actor, Happening.BOARD_ANSWERED, words.strip());
            tellTheChair(id, "The board was answered by " + actor.words());
            return Attempt.done(escalation);
        });
    }

    /** What the board decided at its meeting, and who carries it out by when, if anybody does. */
    public Attempt<Escalation> decide(EscalationId id, UUID item, Actor deciding, @Nullable DecisionKind kind, String words, String owner,
                                      @Nullable LocalDate dueOn) {
        return change(id, item, Set.of(ItemStep.CONSIDER, ItemStep.ANSWER), (escalation, at) -> {
            Actor actor = top.speaking(deciding).orElse(null);
            if (actor == null) {
                return Attempt.notAllowed("Only the chair of the board, or whoever stands in for the chair, records what the board decided.");
            }
            BoardMeeting meeting = at.meeting() == null ? null : meetings.meeting(at.meeting()).orElse(null);
            if (meeting == null || meeting.day().isAfter(today())) {
                return Attempt.notNow(meeting == null ? "No meeting is called that could decide." : "The board meets on "
                        + BusinessTime.write(meeting.day()) + "; its decision is recorded from that day on.");
            }
            Attempt<Escalation> wrong = wrong(kind, words, owner, dueOn);
            return wrong != null ? wrong
                    : Attempt.done(decided(escalation, at, actor, Objects.requireNonNull(kind), words.strip(), owner, dueOn));
        });
    }

    /** What its owner did to carry out the decision. */
    public Attempt<Escalation> done(EscalationId id, UUID item, Actor doing, String words) {
        return change(id, item, Set.of(ItemStep.FOLLOW_UP), (escalation, at) -> {
            String owner = Objects.requireNonNull(at.action()).owner();
            Actor actor = work.as(doing, owner).orElse(null);
            if (actor == null) {
                return Attempt.notAllowed("It belongs to " + owner + ", who says what was done.");
            }
            if (FreeText.emptyOrTooLong(words)) {
                return Attempt.invalid("words", "Say what was done and what shows it, in at most " + FreeText.LONGEST + " characters.");
            }
            items.done(item, words.strip(), actor);
            items.end(item, Ending.CARRIED_OUT);
            processes.carriedOut(at.process());
            work.tell(escalation, actor, Happening.BOARD_ACTION_DONE, words.strip());
            tellTheChair(id, "What the board decided is carried out, says " + actor.words());
            return Attempt.done(escalation);
        });
    }

    private Escalation decided(Escalation escalation, BoardItem item, Actor actor, DecisionKind kind, String words, String owner,
                               @Nullable LocalDate dueOn) {
        if (item.step() == ItemStep.ANSWER) {
            considerAgain(escalation, item);
        }
        items.decide(item, kind, words, actor);
        String follows = "";
        switch (kind) {
            case NOTED -> {
                items.end(item.id(), Ending.NOTED);
                processes.noted(item.process());
            }
            case PUT_OFF -> {
                placing.carryOver(escalation, item, meetings.meeting(Objects.requireNonNull(item.meeting())).orElseThrow().day().plusDays(1));
                processes.putOff(item.process());
            }
            default -> {
                LocalDate due = Objects.requireNonNull(dueOn);
                items.follow(item.id(), owner, due);
                items.step(item.id(), ItemStep.FOLLOW_UP);
                processes.decided(item.process(), BusinessTime.endOf(due));
                follows = ". " + owner + " carries it out by " + BusinessTime.write(due);
            }
        }
        work.tell(escalation, actor, Happening.BOARD_DECIDED, kind.word() + ": " + words + follows);
        tellOfDecision(escalation, kind, owner, follows);
        return escalation;
    }

    private void tellOfDecision(Escalation escalation, DecisionKind kind, String owner, String follows) {
        work.notify(escalation.id(), Arrays.asList(kind.followedUp() ? work.acting(owner) : null, escalation.turn().holder()),
                "The board decided: " + kind.word() + follows);
    }

    private @Nullable Attempt<Escalation> wrong(@Nullable DecisionKind kind, String words, String owner, @Nullable LocalDate dueOn) {
        if (kind == null) {
            return Attempt.invalid("kind", "Choose what the board decided.");
        }
        if (FreeText.emptyOrTooLong(words)) {
            return Attempt.invalid("words", "Write the decision, in at most " + FreeText.LONGEST + " characters.");
        }
        if (kind.followedUp() && !holdsAPost(owner)) {
            return Attempt.invalid("owner", "Choose who owns it.");
        }
        return kind.followedUp() && (dueOn == null || dueOn.isBefore(today()))
                ? Attempt.invalid("dueOn", "Enter the day by which it is to be done, today or later.") : null;
    }

    private void considerAgain(Escalation escalation, BoardItem item) {
        items.step(item.id(), ItemStep.CONSIDER);
        if (placing.isOver(item.meeting())) {
            placing.carryOver(escalation, item, today());
        }
        processes.answered(item.process(), placing.over(items.item(item.id()).orElseThrow().meeting()));
    }

    private void tellTheChair(EscalationId id, String words) {
        work.notify(id, Collections.singletonList(top.chair()), words);
    }

    private boolean holdsAPost(String username) {
        return organisation.posts().stream().map(Post::username).anyMatch(username::equals);
    }

    private static Challenge last(BoardItem item) {
        return item.challenges().get(item.challenges().size() - 1);
    }

    private Attempt<Escalation> change(EscalationId id, UUID item, Set<ItemStep> steps, BiFunction<Escalation, BoardItem, Attempt<Escalation>> change) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Escalation escalation = work.lock(id).orElse(null);
            BoardItem at = items.item(item).filter(found -> found.escalation().equals(id)).orElse(null);
            if (escalation == null || at == null) {
                return Attempt.notFound("There is no such item before the board.");
            }
            return steps.contains(at.step()) ? change.apply(escalation, at)
                    : Attempt.notNow("Before the board it is at “" + at.step().word() + "”, so this cannot be done now.");
        }));
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}
