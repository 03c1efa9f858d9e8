package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.breaches.Waivers;
import plumbline.clock.TimeTravel;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.core.Severity;
import plumbline.testing.PlumblineTest;

/** Nothing is over because somebody says so: only fresh facts show it, or a named director accepts what remains. */
@PlumblineTest
class VerifiedClosureTest {

    private static final String TWO_PERIODS_OF_FIVE_DAYS = "ASC-ASM-02";

    @Autowired
    ApplicationContext context;
    @Autowired
    SettlingEscalations settling;
    @Autowired
    OpeningEscalations opening;
    @Autowired
    AcceptingRisk acceptingRisk;
    @Autowired
    SigningOff signingOff;
    @Autowired
    Escalations escalations;
    @Autowired
    Waivers waivers;
    @Autowired
    JdbcClient jdbc;

    TimeTravel time;

    @BeforeEach
    void standards() {
        time = new TimeTravel(context);
        jdbc.sql("insert into verification values (?, 'S3', 2, 5, 4) on conflict do nothing").param(TWO_PERIODS_OF_FIVE_DAYS).update();
    }

    @Test
    void aCleanTestOnTheFactsFromBeforeProvesNothing() {
        WorkFixture work = new WorkFixture(context).agreed();
        time.forward(Duration.ofMinutes(1));
        work.situation.importedFactsOf(work.today());
        time.forward(Duration.ofMinutes(1));
        work.finishActions();
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.runOnTheSameFacts());
        assertThat(work.escalation().turn().step()).isEqualTo(Step.RE_TEST);
        // A file that came in afterwards, but speaks of days before the last action was done.
        work.situation.importedFactsOf(work.today().minusDays(1));
        settling.after(work.situation.runOnTheSameFacts());
        assertThat(work.escalation().turn().step()).isEqualTo(Step.RE_TEST);
        assertThat(escalations.story(work.id())).extracting(StoryEntry::happening).doesNotContain(Happening.TESTED_CLEAN);
        work.situation.importedFactsOf(work.today());
        settling.after(work.situation.runOnTheSameFacts());
        assertThat(work.escalation().turn().step()).isEqualTo(Step.SIGN_OFF);
    }

    @Test
    void asksForAsManyCleanPeriodsAsTheStandardAndNoneTooSoon() {
        WorkFixture work = twoPeriods();
        settling.after(work.situation.completedRun());
        assertThat(work.escalation().turn().step()).isEqualTo(Step.RE_TEST);
        for (int day = 0; day < 4; day++) {
            time.oneWorkingDay();
        }
        settling.after(work.situation.completedRun());
        assertThat(work.escalation().turn().step()).isEqualTo(Step.RE_TEST);
        time.oneWorkingDay();
        settling.after(work.situation.completedRun());
        assertThat(work.escalation().turn().step()).isEqualTo(Step.SIGN_OFF);
        assertThat(escalations.story(work.id()).stream().filter(entry -> entry.happening() == Happening.CLEAN_ONCE)).hasSize(1)
                .allMatch(entry -> entry.detail().endsWith("1 of 2 periods"));
    }

    @Test
    void beginsToCountAnewWhenATestFindsTheBreachAgain() {
        WorkFixture work = twoPeriods();
        settling.after(work.situation.completedRun());
        for (int day = 0; day < 5; day++) {
            time.oneWorkingDay();
        }
        work.situation.reopen(work.breach);
        settling.after(work.situation.completedRun());
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.completedRun());
        assertThat(work.escalation().turn().step()).isEqualTo(Step.RE_TEST);
        assertThat(jdbc.sql("select count(*) from clean_test where escalation = ?").param(work.id().value()).query(Integer.class).single()).isOne();
    }

    @Test
    void aDirectorWithNoPartInItAcceptsTheRemainingRisk() {
        WorkFixture work = new WorkFixture(context).allActionsDone();
        assertRefused(acceptingRisk.accept(work.by(work.situation.manager), "It is fine.", work.today()), Kind.NOT_ALLOWED, "Only Director");
        assertRefused(acceptingRisk.accept(work.by(work.situation.assistantDirector), "It is fine.", work.today()), Kind.NOT_ALLOWED, "Only Director");
        assertRefused(acceptingRisk.accept(work.by(Situation.DIRECTOR), " ", work.today()), Kind.INVALID, "Say why");
        assertRefused(acceptingRisk.accept(work.by(Situation.DIRECTOR), "Why", work.today().plusYears(1)), Kind.INVALID, "Enter until when");
        assertRefused(signingOff.sign(work.by(work.situation.head), ""), Kind.NOT_NOW, "still in breach");
        assertDone(acceptingRisk.accept(work.by(Situation.DIRECTOR), "The person has moved away.", work.today()));
        assertThat(work.escalation().turn().step()).isEqualTo(Step.SIGN_OFF);
        assertThat(waivers.waived()).contains(work.breach);
        settling.after(work.situation.completedRun());
        assertDone(signingOff.sign(work.by(work.situation.head), ""));
        assertThat(work.escalation().cleanRun()).isNull();
        assertThat(jdbc.sql("""
                select a.accepted_by from sign_off s join risk_acceptance a on a.id = s.risk_acceptance where s.escalation = ?""")
                .param(work.escalation().id().value()).query(String.class).single()).isEqualTo(Situation.DIRECTOR);
        opening.openAllMissing();
        assertThat(work.situation.all(work.breach)).noneMatch(Escalation::open);
        time.forward(Duration.between(time.now(), BusinessTime.endOf(work.today()).plusSeconds(2)));
        assertThat(work.situation.all(work.breach)).anyMatch(Escalation::open);
    }

    @Test
    void aRiskThatIsAcceptedNoMoreIsNoPartOfALaterSignOff() {
        WorkFixture work = new WorkFixture(context).allActionsDone();
        assertDone(acceptingRisk.accept(work.by(Situation.DIRECTOR), "The person has moved away.", work.today()));
        time.forward(Duration.between(time.now(), BusinessTime.endOf(work.today()).plusSeconds(2)));
        settling.after(work.situation.completedRun());
        assertThat(work.escalation().turn().step()).as("its case came back").isEqualTo(Step.RE_TEST);
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.completedRun());
        assertDone(signingOff.sign(work.by(work.situation.head), "Clean now."));
        assertThat(jdbc.sql("select count(*) from sign_off where escalation = ? and risk_acceptance is null").param(work.id().value()).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void theDatabaseRefusesARiskThatIsAcceptedByItsOwnerOrTooLow() {
        WorkFixture work = new WorkFixture(context).allActionsDone();
        assertThatThrownBy(() -> acceptInTheTable(work, work.situation.manager, 5)).hasMessageContaining("work of their own");
        assertThatThrownBy(() -> acceptInTheTable(work, work.situation.assistantDirector, 3)).hasMessageContaining("cannot accept a risk");
        assertThatThrownBy(() -> jdbc.sql("update escalation set step = 'SIGN_OFF' where id = ?").param(work.id().value()).update())
                .hasMessageContaining("escalation_sign_off_rests_on_something");
    }

    private void acceptInTheTable(WorkFixture work, String by, int tier) {
        jdbc.sql("""
                insert into risk_acceptance (id, escalation, plan, accepted_by, tier, accepted_at, until, reason, cases)
                values (?, ?, ?, ?, ?, ?, ?, 'why', 1)""")
                .params(UUID.randomUUID(), work.id().value(), work.plan().id(), by, tier, EscalationRows.at(time.now()), work.today()).update();
    }

    private WorkFixture twoPeriods() {
        WorkFixture work = new WorkFixture(context, TWO_PERIODS_OF_FIVE_DAYS, Severity.S3).allActionsDone();
        work.situation.clear(List.of(work.breach));
        return work;
    }
}
