package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
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
@TestPropertySource(properties = "plumbline.escalation.job-executor=true")
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
}
