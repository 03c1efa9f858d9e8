package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import plumbline.clock.TimeTravel;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.core.Severity;
import plumbline.escalation.board.Agendas;
import plumbline.escalation.board.AtTheBoard;
import plumbline.escalation.board.BoardItem;
import plumbline.escalation.board.BoardItem.Ending;
import plumbline.escalation.board.CallingMeetings;
import plumbline.escalation.board.DecisionKind;
import plumbline.escalation.board.ItemStep;
import plumbline.escalation.process.BoardDecisionProcesses;
import plumbline.organisation.BoardMeeting;
import plumbline.organisation.BoardMeetings;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.Post;
import plumbline.testing.PlumblineTest;

/** The ways through {@code bpmn/board-decision.bpmn}, with the agendas and meetings around it. */
@PlumblineTest
class BoardDecisionTest {

    private static final Actor CHAIR = Actor.named(Situation.BOARD);
    private static final Actor DIRECTOR = Actor.named(Situation.DIRECTOR);

    @Autowired
    ApplicationContext context;
    @Autowired
    CallingMeetings calling;
    @Autowired
    BoardMeetings meetings;
    @Autowired
    Agendas agendas;
    @Autowired
    AtTheBoard board;
    @Autowired
    Holding holding;
    @Autowired
    Escalations escalations;
    @Autowired
    Notices notices;
    @Autowired
    BoardDecisionProcesses processes;

    TimeTravel time;
    WorkFixture work;

    @BeforeEach
    void oneAtTheDirector() {
        time = new TimeTravel(context);
        cancelAll();
        work = atTheDirector();
    }

    @AfterEach
    void cancelAll() {
        meetings.all().forEach(meeting -> meetings.cancel(meeting.id(), "The test is over."));
    }

    @Test
    void putsWhatIsUnresolvedAtTheDirectorOnTheAgendaWhenItClosesAndNothingElse() {
        WorkFixture below = new WorkFixture(context);
        BoardMeeting meeting = meetingIn(10);
        LocalDate closes = agendas.of(meeting.id()).orElseThrow().closes();
        assertThat(agendas.of(meeting.id()).orElseThrow().items()).anyMatch(line -> line.item() == null && line.escalation().id().equals(work.id()));
        assertThat(agendas.itemsOf(work.id())).isEmpty();
        until(closes.plusDays(1));
        assertThat(item().step()).isEqualTo(ItemStep.CONSIDER);
        assertThat(item().asked()).startsWith("Unresolved at Director");
        assertThat(item().meeting()).isEqualTo(meeting.id());
        assertThat(processes.currentStep(item().process())).contains("consider");
        assertThat(agendas.itemsOf(below.id())).isEmpty();
        assertThat(story()).contains(Happening.ON_THE_AGENDA);
        assertThat(notices.unread(Situation.DIRECTOR)).anyMatch(notice -> notice.escalation().equals(work.id()) && notice.words().startsWith("On the agenda"));
    }

    @Test
    void leadsFromTheQuestionOverTheAnswerToADecisionThatIsCarriedOut() {
        BoardMeeting meeting = onTheAgenda();
        LocalDate today = BusinessTime.dayOf(time.now());
        assertRefused(ask(DIRECTOR, Situation.DIRECTOR, today), Kind.NOT_ALLOWED, "Only the chair");
        assertRefused(ask(CHAIR, "nobody-known", today), Kind.INVALID, "Choose who answers");
        assertRefused(ask(CHAIR, Situation.DIRECTOR, today.minusDays(1)), Kind.INVALID, "Enter the day");
        assertDone(ask(CHAIR, Situation.DIRECTOR, today.plusDays(3)));
        assertThat(processes.currentStep(item().process())).contains("answer");
        assertThat(escalations.workOf(Situation.DIRECTOR)).anyMatch(each -> each.kind() == WorkItem.Kind.ANSWER && each.summary().escalation().id().equals(work.id()));
        assertRefused(board.answer(work.id(), item().id(), CHAIR, "Me"), Kind.NOT_ALLOWED, "The board asked director");
        assertRefused(board.answer(work.id(), item().id(), DIRECTOR, " "), Kind.INVALID, "Write your answer");
        assertDone(board.answer(work.id(), item().id(), DIRECTOR, "Two posts are vacant until March."));
        assertRefused(decide(DecisionKind.ACTION, Situation.DIRECTOR, today.plusDays(60)), Kind.NOT_NOW, "its decision is recorded from that day on");
        until(meeting.day());
        assertRefused(board.decide(work.id(), item().id(), DIRECTOR, DecisionKind.NOTED, "No.", "", null), Kind.NOT_ALLOWED, "Only the chair");
        assertRefused(decide(null, "", null), Kind.INVALID, "Choose what");
        assertRefused(decide(DecisionKind.ACTION, "", null), Kind.INVALID, "Choose who owns it");
        assertRefused(decide(DecisionKind.ACTION, Situation.DIRECTOR, null), Kind.INVALID, "Enter the day");
        assertDone(decide(DecisionKind.ACTION, work.situation.head, meeting.day().plusDays(10)));
        assertThat(processes.currentStep(item().process())).contains("follow-up");
        assertThat(escalations.workOf(work.situation.head)).anyMatch(each -> each.kind() == WorkItem.Kind.BOARD_ACTION);
        assertRefused(board.done(work.id(), item().id(), DIRECTOR, "Done."), Kind.NOT_ALLOWED, "It belongs to");
        assertDone(board.done(work.id(), item().id(), Actor.named(work.situation.head), "Both posts are filled."));
        assertThat(item().ending()).isEqualTo(Ending.CARRIED_OUT);
        assertThat(processes.currentStep(item().process())).isEmpty();
        assertThat(story()).contains(Happening.BOARD_ASKED, Happening.BOARD_ANSWERED, Happening.BOARD_DECIDED, Happening.BOARD_ACTION_DONE);
    }

    @Test
    void whatTheBoardAskedOrDecidedPassesFromALeaverToTheSuccessor() {
        Succession succession = context.getBean(Succession.class);
        Actor administrator = Actor.named("administrator");
        String leaver = work.situation.assistantDirector;
        String next = "next-" + leaver;
        String last = "last-" + leaver;
        work.situation.account(next);
        work.situation.account(last);
        BoardMeeting meeting = onTheAgenda();
        assertDone(ask(CHAIR, leaver, BusinessTime.dayOf(time.now()).plusDays(3)));
        context.getBean(OrganisationChanges.class).put(List.of(), List.of(new Post("Assistant director", 3, work.situation.division, next)));
        assertThat(succession.leavers()).as("the post has gone, the question has not").contains(leaver);
        assertThat(succession.openEscalations(leaver)).isOne();
        assertThat(assertDone(succession.pass(administrator, leaver, next))).isEqualTo(new Succession.Passed(0, 1, 1));
        assertThat(succession.leavers()).doesNotContain(leaver);
        assertRefused(board.answer(work.id(), item().id(), Actor.named(leaver), "I have left."), Kind.NOT_ALLOWED, "The board asked " + next);
        assertDone(board.answer(work.id(), item().id(), Actor.named(next), "I have begun."));
        until(meeting.day());
        assertDone(decide(DecisionKind.ACTION, next, meeting.day().plusDays(10)));
        assertDone(succession.pass(administrator, next, last));
        assertThat(item().challenges().get(0).askedOf()).as("what is answered stays with whoever answered").isEqualTo(next);
        assertThat(escalations.workOf(last)).anyMatch(each -> each.kind() == WorkItem.Kind.BOARD_ACTION);
        assertThat(escalations.story(work.id())).filteredOn(entry -> entry.happening() == Happening.SUCCEEDED).extracting(StoryEntry::detail)
                .containsExactly("What was " + leaver + "'s is " + next + "'s now", "What was " + next + "'s is " + last + "'s now");
        assertDone(board.done(work.id(), item().id(), Actor.named(last), "Both posts are filled."));
        assertThat(item().ending()).isEqualTo(Ending.CARRIED_OUT);
    }

    @Test
    void followsUpAtTheNextMeetingAndTellsOnceWhatIsOverdue() {
        BoardMeeting meeting = onTheAgenda();
        BoardMeeting next = meetingIn(60);
        until(meeting.day());
        assertDone(decide(DecisionKind.SUPPORT, work.situation.head, meeting.day().plusDays(5)));
        until(meeting.day().plusDays(20));
        assertThat(item().action().overdueAt()).isNotNull();
        assertThat(story().stream().filter(Happening.BOARD_ACTION_OVERDUE::equals)).hasSize(1);
        assertThat(notices.unread(work.situation.head)).anyMatch(notice -> notice.words().contains("is overdue"));
        assertThat(agendas.of(next.id()).orElseThrow().followUps()).anyMatch(line -> line.escalation().id().equals(work.id()));
        assertDone(board.done(work.id(), item().id(), Actor.named(work.situation.head), "It is there now."));
        assertThat(agendas.of(next.id()).orElseThrow().followUps()).anyMatch(line -> line.escalation().id().equals(work.id()));
        assertThat(item().action().doneAt()).isNotNull();
    }

    @Test
    void tellsOnceThatTheAnswerIsOverdueAndLetsTheBoardDecideWithoutIt() {
        BoardMeeting meeting = onTheAgenda();
        assertDone(ask(CHAIR, Situation.DIRECTOR, BusinessTime.dayOf(time.now())));
        until(meeting.day());
        assertThat(item().challenges()).singleElement().satisfies(challenge -> assertThat(challenge.overdueAt()).isNotNull());
        assertThat(story().stream().filter(Happening.BOARD_ANSWER_OVERDUE::equals)).hasSize(1);
        assertDone(decide(DecisionKind.NOTED, "", null));
        assertThat(item().ending()).isEqualTo(Ending.NOTED);
        assertThat(processes.currentStep(item().process())).isEmpty();
    }

    @Test
    void carriesOverByItselfWhatAMeetingLeavesOpen() {
        BoardMeeting meeting = onTheAgenda();
        BoardMeeting next = meetingIn(60);
        until(meeting.day().plusDays(15));
        assertThat(item().meeting()).isEqualTo(next.id());
        assertThat(item().step()).isEqualTo(ItemStep.CONSIDER);
        assertThat(story().stream().filter(Happening.CARRIED_OVER::equals)).hasSize(1);
        until(next.day());
        BoardMeeting third = meetingIn(30);
        assertDone(decide(DecisionKind.PUT_OFF, "", null));
        assertThat(item().meeting()).isEqualTo(third.id());
        assertThat(processes.currentStep(item().process())).contains("consider");
    }

    @Test
    void takesOffWhatHasEnded() {
        onTheAgenda();
        work.situation.clear(List.of(work.breach));
        context.getBean(SettlingEscalations.class).after(work.situation.completedRun());
        time.forward(Duration.ofDays(10));
        assertThat(work.escalation().open()).isFalse();
        assertThat(item().ending()).isEqualTo(Ending.TAKEN_OFF);
        assertThat(processes.currentStep(item().process())).isEmpty();
    }

    @Test
    void addsWhatReachesTheBoardAfterTheAgendaHasClosed() {
        BoardMeeting meeting = onTheAgenda();
        WorkFixture late = atTheDirector();
        assertThat(agendas.itemsOf(late.id())).isEmpty();
        assertDone(holding.handUp(late.by(Situation.DIRECTOR), "Only the board can decide this."));
        assertThat(agendas.itemsOf(late.id())).singleElement().satisfies(item -> assertThat(item.meeting()).isEqualTo(meeting.id()));
    }

    @Test
    void goesToTheNextMeetingWhenItsOwnIsCancelledAndWaitsWhileNoneIsCalled() {
        BoardMeeting meeting = onTheAgenda();
        assertRefused(calling.cancel(DIRECTOR, false, meeting.id(), "Snow"), Kind.NOT_ALLOWED, "Only the chair");
        assertRefused(calling.cancel(CHAIR, false, meeting.id(), " "), Kind.INVALID, "Say why");
        assertDone(calling.cancel(CHAIR, false, meeting.id(), "Snow."));
        assertThat(item().meeting()).isNull();
        assertRefused(calling.cancel(CHAIR, false, meeting.id(), "Snow."), Kind.NOT_NOW, "is cancelled");
        BoardMeeting other = meetingIn(40);
        assertThat(item().meeting()).isEqualTo(other.id());
        LocalDate moved = other.day().plusDays(7);
        assertDone(calling.move(CHAIR, false, other.id(), moved, "The hall is taken."));
        until(moved.plusDays(1));
        assertThat(item().meeting()).isEqualTo(other.id());
        assertDone(decide(DecisionKind.NOTED, "", null));
    }

    @Test
    void movesTheLimitOfWhatGoesToTheBoardAtItsNextMeeting() {
        WorkFixture critical = new WorkFixture(context, "ASC-SAF-13", Severity.S1);
        BoardMeeting meeting = meetingIn(30);
        awaitBoardHoldsItFrom(critical, meeting.day());
        assertDone(calling.move(Actor.named("administrator"), true, meeting.id(), meeting.day().plusDays(14), "The hall is taken."));
        awaitBoardHoldsItFrom(critical, meeting.day().plusDays(14));
        until(meeting.day().plusDays(14));
        assertThat(critical.escalation().turn().tier()).isEqualTo(5);
        assertThat(agendas.itemsOf(critical.id())).isNotEmpty();
    }

    @Test
    void refusesTwoMeetingsOnOneDayAndMeetingsThatAreOver() {
        BoardMeeting meeting = meetingIn(30);
        assertRefused(calling.call(CHAIR, false, meeting.day()), Kind.NOT_NOW, "already");
        assertRefused(calling.call(CHAIR, false, BusinessTime.dayOf(time.now())), Kind.INVALID, "after today");
        assertRefused(calling.call(Actor.named(work.situation.manager), false, meeting.day().plusDays(1)), Kind.NOT_ALLOWED, "Only the chair");
    }

    private WorkFixture atTheDirector() {
        WorkFixture made = new WorkFixture(context);
        for (String holder : List.of(made.situation.manager, made.situation.head, made.situation.assistantDirector)) {
            assertDone(holding.handUp(made.by(holder), "It needs more than we have."));
        }
        return made;
    }

    /** A meeting whose agenda has just closed with the escalation on it. */
    private BoardMeeting onTheAgenda() {
        BoardMeeting meeting = meetingIn(21);
        until(agendas.of(meeting.id()).orElseThrow().closes().plusDays(1));
        return meeting;
    }

    private BoardMeeting meetingIn(int days) {
        return assertDone(calling.call(CHAIR, false, BusinessTime.dayOf(time.now()).plusDays(days)));
    }

    private void until(LocalDate day) {
        time.forward(Duration.between(time.now(), BusinessTime.startOf(day)).plusHours(9));
    }

    private BoardItem item() {
        return agendas.itemsOf(work.id()).get(0);
    }

    private Attempt<Escalation> ask(Actor actor, String of, LocalDate by) {
        return board.challenge(work.id(), item().id(), actor, "Portfolio holder", "Why has it taken so long?", of, by);
    }

    private Attempt<Escalation> decide(DecisionKind kind, String owner, LocalDate due) {
        return board.decide(work.id(), item().id(), CHAIR, kind, "Fill both posts.", owner, due);
    }

    private List<Happening> story() {
        return escalations.story(work.id()).stream().map(StoryEntry::happening).toList();
    }

    private void awaitBoardHoldsItFrom(WorkFixture critical, LocalDate day) {
        await().untilAsserted(() -> assertThat(context.getBean(OuterLimits.class).ahead(critical.id()))
                .anyMatch(limit -> limit.tier() == 5 && limit.dueAt().equals(BusinessTime.endOf(day.minusDays(1)))));
    }
}
