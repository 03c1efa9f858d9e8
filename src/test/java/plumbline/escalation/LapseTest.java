package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import plumbline.clock.TimeTravel;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.testing.PlumblineTest;

/** Acknowledging stops the climb until the day that was given, and no longer. */
@PlumblineTest
class LapseTest {

    /** The clock goes on while a test works, so the moment before a limit is this much before. */
    private static final Duration JUST_BEFORE = Duration.ofSeconds(60);

    @Autowired
    ApplicationContext context;
    @Autowired
    Holding holding;
    @Autowired
    Planning planning;
    @Autowired
    Escalations escalations;
    @Autowired
    EscalationProcesses processes;

    TimeTravel time;
    WorkFixture work;

    @BeforeEach
    void open() {
        time = new TimeTravel(context);
        work = new WorkFixture(context);
    }

    @Test
    void needsADayInsideTheLimitForThePlan() {
        LocalDate last = work.lastPlanDay();
        assertThat(refusal(null)).contains("not after " + BusinessTime.write(last));
        assertThat(refusal(last.plusDays(1))).contains("for S3 moderate not after " + BusinessTime.write(last));
        assertThat(refusal(work.today().minusDays(1))).contains("today or later");
        assertDone(holding.acknowledge(work.by(work.situation.manager), last));
        assertThat(work.escalation().turn().dueAt()).isEqualTo(BusinessTime.endOf(last));
    }

    @Test
    void holdsUntilTheDayThatWasGivenAndThenIsOpenAgainOneTierUp() {
        LocalDate given = work.today().plusDays(2);
        assertDone(holding.acknowledge(work.by(work.situation.manager), given));
        to(BusinessTime.endOf(given).minus(JUST_BEFORE));
        assertThat(work.escalation().turn().step()).isEqualTo(Step.PLAN);
        assertThat(work.escalation().turn().tier()).isEqualTo(1);
        to(BusinessTime.endOf(given).plusSeconds(1));
        assertThat(work.escalation().turn().step()).isEqualTo(Step.ACKNOWLEDGE);
        assertThat(work.escalation().turn().holder()).isEqualTo(work.situation.head);
        assertThat(processes.currentStep(work.escalation().process())).contains("acknowledge");
        assertThat(escalations.story(work.id())).filteredOn(entry -> entry.happening() == Happening.LAPSED).singleElement()
                .satisfies(entry -> assertThat(entry.detail()).contains("no plan was drafted by " + BusinessTime.write(BusinessTime.endOf(given))));
        assertDone(holding.acknowledge(work.by(work.situation.head), work.lastPlanDay()));
        assertDone(planning.draft(work.by(work.situation.head), work.draft()));
        assertThat(processes.currentStep(work.escalation().process())).contains("agree");
    }

    @Test
    void doesNotLapseOnceAPlanWasDrafted() {
        work.drafted();
        assertDone(planning.giveBack(work.by(work.situation.head), "Name a date."));
        to(work.escalation().turn().dueAt().plusSeconds(1));
        assertThat(work.escalation().turn().step()).isEqualTo(Step.PLAN);
        assertThat(work.escalation().turn().tier()).isEqualTo(2);
        assertThat(escalations.story(work.id())).noneMatch(entry -> entry.happening() == Happening.LAPSED);
    }

    private String refusal(LocalDate planBy) {
        var attempt = holding.acknowledge(work.by(work.situation.manager), planBy);
        assertRefused(attempt, Kind.INVALID, "Give the day by which the plan will be drafted");
        return attempt.toString();
    }

    private void to(Instant moment) {
        time.forward(Duration.between(time.now(), moment));
    }
}
