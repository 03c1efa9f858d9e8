package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import plumbline.breaches.BreachId;
import plumbline.clock.TimeTravel;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;

/** Nobody opens a page; only time passes. */
@PlumblineTest
@TestPropertySource(properties = "plumbline.escalation.timers-fire=true")
class ClockOnlyTest {

    @Autowired
    OpeningEscalations opening;

    @Autowired
    EscalationProcesses processes;

    @Autowired
    Organisation organisation;

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    Situation situation;
    TimeTravel time;

    @BeforeEach
    void situation() {
        situation = new Situation(context);
        time = new TimeTravel(context);
    }

    @Test
    void climbsTierByTierToTheBoardAndStaysThereFlagged() {
        BreachId breach = situation.breach("ASC-ASM-01", Severity.S2);
        opening.openAllMissing();
        List<Integer> tiers = new ArrayList<>(List.of(situation.carrying(breach).turn().tier()));
        // One working day to acknowledge at each of five tiers, passed on the day after it ends.
        for (int day = 0; day < 12; day++) {
            time.oneWorkingDay();
            int tier = situation.carrying(breach).turn().tier();
            if (tier != tiers.get(tiers.size() - 1)) {
                tiers.add(tier);
            }
        }
        assertThat(tiers).containsExactly(1, 2, 3, 4, 5);
        Escalation atTheBoard = situation.carrying(breach);
        assertThat(atTheBoard.turn().holder()).isEqualTo(Situation.BOARD);
        assertThat(atTheBoard.turn().nextTier()).isNull();
        assertThat(atTheBoard.turn().overdueSince()).isNotNull();
        assertThat(atTheBoard.turn().step()).isEqualTo(Step.ACKNOWLEDGE);
        assertThat(processes.currentStep(atTheBoard.process())).contains("acknowledge");
        assertThat(story.of(atTheBoard.id()).stream().filter(entry -> entry.happening() == Happening.CLIMBED)).hasSize(4);
    }

    @Test
    void climbsOnTheDayTheLimitHasPassedAndNotBefore() {
        BreachId breach = situation.breach("ASC-ASM-02", Severity.S3);
        opening.openAllMissing();
        Escalation opened = situation.carrying(breach);
        int limit = 3;
        assertThat(BusinessTime.dayOf(opened.turn().dueAt())).isEqualTo(organisation.calendar(Jurisdiction.ENGLAND)
                .plusWorkingDays(BusinessTime.dayOf(opened.openedAt()), limit));
        for (int day = 0; day < limit; day++) {
            time.oneWorkingDay();
            assertThat(situation.carrying(breach).turn().tier()).isEqualTo(1);
        }
        time.oneWorkingDay();
        assertThat(situation.carrying(breach).turn().tier()).isEqualTo(2);
        assertThat(situation.carrying(breach).turn().holder()).isEqualTo(situation.head);
    }

    @Test
    void climbsFromEveryStepAndStaysAtIt() {
        // The gravest have the shortest limits: the longest, for the actions, is five working days.
        Map<Step, WorkFixture> works = new EnumMap<>(Step.class);
        works.put(Step.PLAN, critical().acknowledged());
        works.put(Step.AGREE, critical().drafted());
        works.put(Step.ACT, critical().agreed());
        works.put(Step.RE_TEST, critical().allActionsDone());
        works.put(Step.SIGN_OFF, critical().testedClean());
        for (int day = 0; day < 6; day++) {
            time.oneWorkingDay();
        }
        works.forEach((step, work) -> {
            Escalation climbed = work.escalation();
            // What was acknowledged and then left is open again.
            Step expected = step == Step.PLAN ? Step.ACKNOWLEDGE : step;
            assertThat(climbed.turn().step()).isEqualTo(expected);
            assertThat(climbed.turn().tier()).as("tier at " + step).isGreaterThan(1);
            assertThat(processes.currentStep(climbed.process())).contains(expected.diagramId());
        });
        WorkFixture acting = works.get(Step.ACT);
        acting.finishActions();
        assertThat(processes.currentStep(acting.escalation().process())).contains(Step.RE_TEST.diagramId());
    }

    @Test
    void marksAnActionOverdueOnceAndGoesOnWaitingForIt() {
        WorkFixture work = new WorkFixture(context).drafted(1);
        context.getBean(Planning.class).agree(work.by(work.situation.head), "");
        time.oneWorkingDay();
        time.oneWorkingDay();
        assertThat(work.plan().actions()).allSatisfy(action -> assertThat(action.word()).isEqualTo("Overdue"));
        // Handing up begins the actions anew in the process; what was told once is not told again.
        context.getBean(Holding.class).handUp(work.by(work.situation.manager), "We cannot do it alone.");
        time.forward(Duration.ofHours(1));
        for (int day = 0; day < 31; day++) {
            time.oneWorkingDay();
        }
        assertThat(work.escalation().turn().tier()).isGreaterThan(2);
        assertThat(story.of(work.id()).stream().filter(entry -> entry.happening() == Happening.ACTION_OVERDUE)).hasSize(3);
        work.finishActions();
        assertThat(work.escalation().turn().step()).isEqualTo(Step.RE_TEST);
    }

    @Test
    void wakesByItselfWhenALimitPasses() {
        WorkFixture work = new WorkFixture(context);
        jdbc.sql("update escalation set step_due_at = ? where id = ?")
                .params(EscalationRows.at(time.now().minusSeconds(60)), work.id().value()).update();
        jdbc.sql("update camunda.act_ru_job set duedate_ = localtimestamp - interval '1 day' where process_instance_id_ = ?")
                .param(work.escalation().process()).update();
        await(() -> work.escalation().turn().tier() == 2);
    }

    @Test
    void climbsAsTheCalendarSaysForEitherSeverityThatClimbsStepByStepAndAnyStart() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<Severity, Integer> limits = Map.of(Severity.S2, 1, Severity.S3, 3);
        List<Expected> all = new ArrayList<>();
        for (int day = 0; day < 16; day++) {
            Severity severity = Severity.values()[1 + random.nextInt(2)];
            Situation place = new Situation(context);
            BreachId breach = place.breach("ASC-ASM-01", severity);
            opening.openAllMissing();
            all.add(new Expected(place, breach, limits.get(severity), today()));
            for (int moves = 1 + random.nextInt(2); moves > 0; moves--) {
                time.oneWorkingDay();
                all.forEach(expected -> expected.dayIs(today()));
                all.forEach(expected -> assertThat(expected.place.carrying(expected.breach).turn().tier())
                        .as("seed " + seed).isEqualTo(expected.tier));
            }
        }
    }

    /** The tier clock, told a second time in the simplest way. */
    private final class Expected {
        private final Situation place;
        private final BreachId breach;
        private final int limit;
        private LocalDate due;
        private int tier = 1;

        Expected(Situation place, BreachId breach, int limit, LocalDate start) {
            this.place = place;
            this.breach = breach;
            this.limit = limit;
            this.due = after(start);
        }

        void dayIs(LocalDate today) {
            if (today.isAfter(due) && tier < 5) {
                tier++;
                due = after(today);
            }
        }

        private LocalDate after(LocalDate start) {
            return organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(start, limit);
        }
    }

    private LocalDate today() {
        return BusinessTime.dayOf(time.now());
    }

    private WorkFixture critical() {
        return new WorkFixture(context, "ASC-SAF-01", Severity.S1);
    }

    private static void await(BooleanSupplier condition) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("gave up waiting").isLessThan(giveUp);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
