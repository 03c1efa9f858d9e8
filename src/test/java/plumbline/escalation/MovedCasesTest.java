package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import plumbline.breaches.BreachId;
import plumbline.clock.TimeTravel;
import plumbline.core.Attempt.Kind;
import plumbline.core.Severity;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.testing.PlumblineTest;

/** Whoever answers for a case works on it: a person who moves to another team takes the escalation along. */
@PlumblineTest
class MovedCasesTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    MovedCases moved;
    @Autowired
    BreachesListener listener;
    @Autowired
    OpeningEscalations opening;
    @Autowired
    SettlingEscalations settling;
    @Autowired
    OuterLimits limits;
    @Autowired
    Muting muting;
    @Autowired
    EscalationProcesses processes;
    @Autowired
    Holding holding;
    @Autowired
    Escalations escalations;
    @Autowired
    Notices notices;

    Situation there;

    @BeforeEach
    void anotherTeam() {
        there = new Situation(context);
    }

    @Test
    void takesTheEscalationAlongWithItsPlanAndTheLimitsThatNoWorkMoves() {
        WorkFixture work = new WorkFixture(context, "ASC-SAF-01", Severity.S1).drafted();
        Escalation before = work.escalation();
        List<OuterLimit> outer = limits.ahead(before.id());
        work.situation.goesTo(there.team, List.of(work.breach));
        listener.recover();
        Escalation after = work.escalation();
        assertThat(work.situation.all(work.breach)).hasSize(1);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.unit()).isEqualTo(there.team);
        assertThat(after.turn().step()).isEqualTo(Step.AGREE);
        assertThat(after.turn().holder()).isEqualTo(there.manager);
        assertThat(after.turn().actsNext()).isEqualTo(there.head);
        assertThat(limits.ahead(after.id())).isEqualTo(outer);
        assertThat(work.plan().actions()).hasSize(3);
        assertThat(processes.currentStep(after.process())).contains("agree");
        assertThat(words(work.situation.manager)).anyMatch(words -> words.startsWith("It went to another unit."));
        assertThat(words(there.manager)).anyMatch(words -> words.contains("holds it now"));
        assertThat(escalations.story(after.id())).extracting(StoryEntry::happening).containsOnlyOnce(Happening.MOVED);
    }

    @Test
    void tellsThoseWhoAreInformedAtOnceInTheUnitItGoesTo() {
        WorkFixture work = new WorkFixture(context, "ASC-SAF-01", Severity.S1);
        assertThat(words(there.assistantDirector)).isEmpty();
        work.situation.goesTo(there.team, List.of(work.breach));
        moved.follow();
        assertThat(words(there.head)).as("the head of service").anyMatch(words -> words.startsWith("It went to another unit"));
        assertThat(words(there.assistantDirector)).as("the assistant director").anyMatch(words -> words.startsWith("It went to another unit"));
    }

    @Test
    void letsTheNewHolderActAndNotTheFormerOne() {
        WorkFixture work = new WorkFixture(context, "ASC-SAF-01", Severity.S1);
        work.situation.goesTo(there.team, List.of(work.breach));
        moved.follow();
        assertRefused(holding.acknowledge(work.by(work.situation.manager), work.lastPlanDay()), Kind.NOT_ALLOWED, "");
        assertDone(holding.acknowledge(work.by(there.manager), work.lastPlanDay()));
    }

    @Test
    void takesAGroupAlongWhenAllItsCasesGo() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3);
        work.acknowledged();
        work.situation.goesTo(there.team, List.of(work.breach));
        moved.follow();
        assertThat(work.escalation().unit()).isEqualTo(there.team);
        assertThat(work.escalation().turn().step()).isEqualTo(Step.PLAN);
    }

    @Test
    void leavesAGroupWhereItIsWhenSomeOfItsCasesGoAndJoinsThoseToTheOtherOne() {
        BreachId theirs = there.breach("ASC-ASM-01", Severity.S3);
        Situation here = new Situation(context);
        List<BreachId> cases = here.breaches("ASC-ASM-01", Severity.S3, 2);
        opening.openAllMissing();
        Escalation group = here.carrying(cases.get(0));
        here.goesTo(there.team, List.of(cases.get(1)));
        listener.recover();
        assertThat(here.carrying(cases.get(0))).extracting(Escalation::id, Escalation::unit).containsExactly(group.id(), here.team);
        assertThat(escalations.cases(group.id(), 1).items()).hasSize(1);
        assertThat(escalations.cases(there.carrying(theirs).id(), 1).items()).extracting(found -> found.id()).containsExactlyInAnyOrder(theirs, cases.get(1));
        assertThat(escalations.story(group.id())).extracting(StoryEntry::happening).contains(Happening.CASES_LEFT);

        here.goesTo(here.team, List.of(cases.get(1)));
        listener.recover();
        assertThat(escalations.cases(group.id(), 1).items()).as("it came back to the same one").hasSize(2);
    }

    @Test
    void endsAGroupThatEveryCaseHasLeftBeforeAnyPlan() {
        BreachId theirs = there.breach("ASC-ASM-01", Severity.S3);
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3);
        Escalation left = work.escalation();
        work.situation.goesTo(there.team, List.of(work.breach));
        listener.recover();
        assertThat(work.situation.carrying(work.breach).id()).isEqualTo(there.carrying(theirs).id());
        settling.after(there.completedRun());
        new TimeTravel(context).forward(Duration.ofDays(15));
        assertThat(escalations.story(left.id())).last().satisfies(entry -> {
            assertThat(entry.happening()).isEqualTo(Happening.CONDITION_CLEARED);
            assertThat(entry.detail()).startsWith("Its cases went to another unit");
        });
    }

    @Test
    void isNotMutedByASystemicOneOfTheUnitItLeft() {
        Situation here = new Situation(context);
        List<BreachId> single = here.breaches("ASC-GOV-08", Severity.S3, 5);
        opening.openAllMissing();
        here.breach("ASC-GOV-08", Severity.S3);
        opening.openAllMissing();
        assertThat(muting.parent(here.carrying(single.get(0)).id())).isPresent();
        here.goesTo(there.team, List.of(single.get(0)));
        moved.follow();
        assertThat(muting.parent(here.carrying(single.get(0)).id())).isEmpty();
        assertThat(here.carrying(single.get(0)).turn().holder()).isEqualTo(there.manager);
        assertThat(muting.parent(here.carrying(single.get(1)).id())).isPresent();
    }

    @Test
    void aSystemicOneThatGoesAloneLeavesTheOnesThatItMutedRunning() {
        Situation here = new Situation(context);
        List<BreachId> single = here.breaches("ASC-GOV-08", Severity.S3, 5);
        opening.openAllMissing();
        BreachId last = here.breach("ASC-GOV-08", Severity.S3);
        opening.openAllMissing();
        Escalation parent = here.carrying(last);
        here.goesTo(there.team, List.of(last, single.get(0)));
        moved.follow();
        assertThat(here.carrying(last).unit()).isEqualTo(there.team);
        Escalation stays = here.carrying(single.get(1));
        assertThat(muting.parent(stays.id())).isEmpty();
        assertThat(escalations.story(stays.id())).last().satisfies(entry -> {
            assertThat(entry.happening()).isEqualTo(Happening.MUTED_NO_MORE);
            assertThat(entry.detail()).startsWith(parent.reference() + " is about another unit");
        });
        assertThat(words(here.manager)).filteredOn(words -> words.startsWith(parent.reference() + " is about another unit")).hasSize(4);
        Escalation goes = here.carrying(single.get(0));
        assertThat(goes.unit()).isEqualTo(there.team);
        assertThat(muting.parent(goes.id())).as("it went with it").map(Muting.Parent::id).contains(parent.id());
        assertThat(escalations.story(goes.id())).extracting(StoryEntry::happening).doesNotContain(Happening.MUTED_NO_MORE);
        new TimeTravel(context).forward(Duration.ofDays(30));
        assertThat(here.carrying(single.get(1)).turn().tier()).as("its clock runs").isGreaterThan(1);
        assertThat(here.carrying(single.get(0)).turn().tier()).isEqualTo(1);
    }

    @Test
    void goesOnceWhenEightFollowAtOnce() {
        WorkFixture work = new WorkFixture(context, "ASC-SAF-01", Severity.S1);
        work.situation.goesTo(there.team, List.of(work.breach));
        CompletableFuture.allOf(IntStream.range(0, 8).mapToObj(i -> CompletableFuture.runAsync(moved::follow)).toArray(CompletableFuture[]::new)).join();
        assertThat(escalations.story(work.id())).extracting(StoryEntry::happening).containsOnlyOnce(Happening.MOVED);
    }

    private List<String> words(String username) {
        return notices.unread(username).stream().map(Notice::words).toList();
    }
}
