package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.clock.TimeTravel;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.escalation.PathAhead.Ahead;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.organisation.BoardMeetings;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;

/** The limits and paths of the severities, with nobody opening a page. */
@PlumblineTest
class OuterLimitTest {

    /** The clock goes on while a test works, so the moment before a limit is this much before. */
    private static final Duration JUST_BEFORE = Duration.ofSeconds(45);

    @Autowired
    ApplicationContext context;
    @Autowired
    EscalationProcesses processes;
    @Autowired
    Escalations escalations;
    @Autowired
    SpecialRoutes routes;
    @Autowired
    PathAhead path;
    @Autowired
    Holding holding;
    @Autowired
    JdbcClient jdbc;

    TimeTravel time;

    @BeforeEach
    void travel() {
        time = new TimeTravel(context);
    }

    @Test
    void tellsHeadOfServiceAndAssistantDirectorOfACriticalBreachAtOnceAndGoesStraightToTheDirectorAfterFourHours() {
        WorkFixture work = new WorkFixture(context, "ASC-SAF-01", Severity.S1);
        assertThat(work.escalation().turn().holder()).isEqualTo(work.situation.manager);
        assertThat(toldOf(work)).containsExactly(2, 3);
        assertThat(escalations.heldBefore(work.situation.head)).extracting(summary -> summary.escalation().id()).contains(work.id());
        assertThat(context.getBean(Notices.class).unread(work.situation.assistantDirector)).hasSize(1);
        assertThat(Duration.between(work.escalation().turn().since(), work.escalation().turn().dueAt()).minusHours(4).abs())
                .isLessThan(Duration.ofSeconds(1));
        passes(work, work.escalation().turn().dueAt(), 1, 4);
        assertThat(toldOf(work)).containsExactly(2, 3);
        assertThat(happenings(work, Happening.INFORMED)).isEqualTo(1);
        assertThat(work.escalation().turn().nextTier()).isNull();
        assertThat(path.of(work.escalation())).singleElement().satisfies(board -> assertThat(board.whateverIsDone()).isTrue());
    }

    @Test
    void givesACriticalBreachToTheDirectorAfterOneWorkingDayOnceEvenWhenTheStepEndsAtTheSameMoment() {
        WorkFixture work = new WorkFixture(context, "ASC-SAF-01", Severity.S1).acknowledged();
        Instant oneWorkingDay = endOfWorkingDay(work, 1);
        assertThat(work.escalation().turn().dueAt()).isEqualTo(oneWorkingDay);
        passes(work, oneWorkingDay, 1, 4);
        assertThat(tiersHeld(work)).containsExactly(1, 4);
        assertThat(work.escalation().turn().step()).isEqualTo(Step.PLAN);
        assertThat(work.escalation().turn().dueAt()).isAfter(time.now());
        assertThat(processes.currentStep(work.escalation().process())).contains("plan");
    }

    @Test
    void givesACriticalBreachToTheBoardOnTheDayOfItsNextMeeting() {
        LocalDate today = BusinessTime.dayOf(time.now());
        context.getBean(BoardMeetings.class).enter(List.of(today.plusDays(20), today.plusDays(50)));
        WorkFixture work = new WorkFixture(context, "ASC-SAF-13", Severity.S1);
        Instant before = outer(work, 5);
        assertThat(context.getBean(BoardMeetings.class).firstAfter(BusinessTime.dayOf(before))).contains(BusinessTime.dayOf(before).plusDays(1));
        assertThat(before).isEqualTo(BusinessTime.endOf(BusinessTime.dayOf(before)));
        cancelAllMeetings();
        WorkFixture without = new WorkFixture(context, "ASC-SAF-13", Severity.S1);
        assertThat(outer(without, 5)).isEqualTo(endOfWorkingDay(without, 20));
    }

    @Test
    void givesAHighOneToTheDirectorAfterTenWorkingDaysWhateverIsDone() {
        WorkFixture work = new WorkFixture(context, "ASC-SAF-03", Severity.S2).agreed();
        passes(work, endOfWorkingDay(work, 10), 1, 4);
        assertThat(work.escalation().turn().step()).isEqualTo(Step.ACT);
        assertThat(toldOf(work)).containsExactly(2, 3);
        assertThat(processes.currentStep(work.escalation().process())).contains("act");
        work.finishActions();
        assertThat(processes.currentStep(work.escalation().process())).contains("re-test");
        assertRefused(holding.handDown(work.by(Situation.DIRECTOR), "Back to you."), Kind.NOT_NOW, "Its outer limit has passed");
    }

    @Test
    void givesAModerateOneToTheAssistantDirectorAfterTwentyWorkingDays() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-02", Severity.S3).agreed();
        passes(work, endOfWorkingDay(work, 20), 1, 3);
        assertThat(toldOf(work)).containsExactly(2);
    }

    @Test
    void leavesALowOneWithItsHolderAndSaysThatItIsOverdue() {
        WorkFixture work = new WorkFixture(context, "ASC-REV-02", Severity.S4);
        assertThat(work.escalation().turn().nextTier()).isNull();
        passes(work, work.escalation().turn().dueAt(), 1, 1);
        assertThat(work.escalation().turn().overdueSince()).isNotNull();
        assertThat(happenings(work, Happening.OVERDUE_AT_TOP)).isEqualTo(1);
        assertDone(holding.handUp(work.by(work.situation.manager), "It needs the head."));
        assertThat(work.escalation().turn().tier()).isEqualTo(2);
    }

    @Test
    void goesThePathThatItShowedBefore() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3);
        goesThePathThatItShows(work);
        assertThat(tiersHeld(work)).containsExactly(1, 2, 3, 4, 5);
        assertThat(toldOf(work)).isEmpty();
    }

    @Test
    void goesThePathThatItShowedBeforeWhenNobodyDraftsTheFirstPlan() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3).acknowledged();
        goesThePathThatItShows(work);
        assertThat(work.escalation().turn().step()).isEqualTo(Step.ACKNOWLEDGE);
    }

    @Test
    void goesThePathThatItShowedBeforeWhenAReturnedPlanIsNotDraftedAgain() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3).drafted();
        assertDone(context.getBean(Planning.class).giveBack(work.by(work.situation.head), "Name who checks."));
        goesThePathThatItShows(work);
        assertThat(work.escalation().turn().step()).isEqualTo(Step.PLAN);
    }

    @Test
    void showsWhereTheLimitsThatNoWorkMovesTakeIt() {
        WorkFixture work = new WorkFixture(context, "ASC-SAF-05", Severity.S2).agreed();
        List<Ahead> shown = path.of(work.escalation());
        assertThat(shown.get(0)).isEqualTo(new Ahead(4, Situation.DIRECTOR, endOfWorkingDay(work, 10), true));
        assertThat(shown).extracting(Ahead::tier).containsExactly(4, 5);
    }

    @Test
    void handsDownWithAReasonAndClimbsAgainFromThere() {
        WorkFixture work = new WorkFixture(context);
        assertRefused(holding.handDown(work.by(work.situation.manager), "reason"), Kind.NOT_NOW, "lowest tier");
        assertDone(holding.handUp(work.by(work.situation.manager), "It needs two services."));
        assertRefused(holding.handDown(work.by(work.situation.manager), "reason"), Kind.NOT_ALLOWED, "Only its holder");
        assertRefused(holding.handDown(work.by(work.situation.head), " "), Kind.INVALID, "Say why you hand it down");
        assertDone(holding.handDown(work.by(work.situation.head), "You can do this alone."));
        assertThat(work.escalation().turn().holder()).isEqualTo(work.situation.manager);
        assertThat(escalations.story(work.id())).last().satisfies(entry -> {
            assertThat(entry.happening()).isEqualTo(Happening.HANDED_DOWN);
            assertThat(entry.detail()).contains("You can do this alone.");
        });
        passes(work, work.escalation().turn().dueAt(), 1, 2);
        assertThat(tiersHeld(work)).containsExactly(1, 1, 2, 2);
    }

    @Test
    void movesTheOuterLimitsByTheTimeTheClockWasHeld() {
        WorkFixture work = new WorkFixture(context, "ASC-SAF-05", Severity.S2);
        Instant before = outer(work, 4);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> context.getBean(HeldClock.class)
                .hold(work.escalation(), BusinessTime.startOf(BusinessTime.dayOf(time.now()).plusDays(28))));
        assertThat(outer(work, 4)).isAfter(before.plus(Duration.ofDays(24))).isBefore(before.plus(Duration.ofDays(40)));
    }

    @Test
    void letsTheHeadOfServiceCallInSupportOnceWhereThePolicyNamesIt() {
        WorkFixture work = new WorkFixture(context, "ASC-PRV-01", Severity.S2);
        assertThat(routes.of(work.escalation()).support()).isEqualTo("Commissioning support");
        assertRefused(routes.callIn(work.by(work.situation.manager), "help"), Kind.NOT_ALLOWED, "called in by the head of service");
        assertRefused(routes.callIn(work.by(work.situation.head), ""), Kind.INVALID, "Say what");
        assertDone(routes.callIn(work.by(work.situation.head), "The contract allows a default notice."));
        assertThat(routes.of(work.escalation()).calledIn()).contains("Commissioning support").contains("default notice");
        assertRefused(routes.callIn(work.by(work.situation.head), "again"), Kind.NOT_NOW, "called in already");
        WorkFixture other = new WorkFixture(context);
        assertRefused(routes.callIn(other.by(other.situation.head), "help"), Kind.NOT_ALLOWED, "names no support");
    }

    @Test
    void saysWhoseDutyItIsAndWhoIsToldOutsideTheLadder() {
        WorkFixture housing = new WorkFixture(context, "ASC-DFG-01", Severity.S2);
        assertThat(routes.of(housing.escalation()).duty()).isEqualTo("local housing authority");
        WorkFixture transition = new WorkFixture(context, "ASC-TRA-01", Severity.S2);
        assertThat(routes.of(transition.escalation()).alsoTold()).containsExactly("Director of children's services");
        assertThat(escalations.story(transition.id())).anySatisfy(entry -> assertThat(entry.detail()).contains("Director of children's services"));
    }

    private void goesThePathThatItShows(WorkFixture work) {
        List<Ahead> shown = path.of(work.escalation());
        assertThat(shown).extracting(Ahead::tier).containsExactly(2, 3, 4, 5);
        for (Ahead next : shown) {
            int before = work.escalation().turn().tier();
            assertThat(path.of(work.escalation())).first().isEqualTo(next);
            passes(work, next.after(), before, next.tier());
            assertThat(work.escalation().turn().holder()).isEqualTo(next.holder());
        }
    }

    private void cancelAllMeetings() {
        BoardMeetings meetings = context.getBean(BoardMeetings.class);
        meetings.all().forEach(meeting -> meetings.cancel(meeting.id(), "The test is over."));
    }

    private void passes(WorkFixture work, Instant limit, int before, int after) {
        time.forward(Duration.between(time.now(), limit).minus(JUST_BEFORE));
        assertThat(work.escalation().turn().tier()).as("just before " + limit).isEqualTo(before);
        time.forward(Duration.between(time.now(), limit).plusSeconds(1));
        assertThat(work.escalation().turn().tier()).as("one second after " + limit).isEqualTo(after);
    }

    private Instant endOfWorkingDay(WorkFixture work, int days) {
        return BusinessTime.endOf(context.getBean(Organisation.class).calendar(Jurisdiction.ENGLAND)
                .plusWorkingDays(BusinessTime.dayOf(work.escalation().openedAt()), days));
    }

    private Instant outer(WorkFixture work, int tier) {
        return context.getBean(OuterLimits.class).ahead(work.id()).stream().filter(limit -> limit.tier() == tier).findFirst().orElseThrow().dueAt();
    }

    private List<Integer> toldOf(WorkFixture work) {
        return routes.of(work.escalation()).told().stream().map(SpecialRoutes.Told::tier).toList();
    }

    private List<Integer> tiersHeld(WorkFixture work) {
        return new ArrayList<>(jdbc.sql("select tier from escalation_holder where escalation = ? order by tier, round").param(work.id().value())
                .query(Integer.class).list());
    }

    private int happenings(WorkFixture work, Happening happening) {
        return (int) escalations.story(work.id()).stream().filter(entry -> entry.happening() == happening).count();
    }
}
