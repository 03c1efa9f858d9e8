package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.breaches.BreachId;
import plumbline.core.Severity;
import plumbline.escalation.failure.Failure;
import plumbline.escalation.failure.Failures;
import plumbline.escalation.failure.LateLimits;
import plumbline.escalation.process.GivenUpTimers;
import plumbline.testing.PlumblineTest;

/** What fails for one escalation keeps no other waiting, is seen, and is tried until it succeeds. */
@PlumblineTest
class OneFailsOthersGoOnTest {

    private static final String STANDARD = "ASC-SAF-01";

    @Autowired
    ApplicationContext context;
    @Autowired
    BreachesListener listener;
    @Autowired
    TryingAgain tryingAgain;
    @Autowired
    Failures failures;
    @Autowired
    GivenUpTimers givenUp;
    @Autowired
    LateLimits lateLimits;
    @Autowired
    ProcessEngine engine;
    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nothingStandsInTheWayAnyMore() {
        letTheDatabaseTake();
        listener.recover();
    }

    @Test
    void theOthersOpenThoughOneCannot() {
        Situation broken = new Situation(context);
        BreachId cannot = broken.breach(STANDARD, Severity.S2);
        Situation fine = new Situation(context);
        BreachId can = fine.breach(STANDARD, Severity.S2);
        letTheDatabaseRefuse(broken);
        listener.recover();
        assertThat(broken.all(cannot)).isEmpty();
        assertThat(fine.carrying(can).open()).isTrue();
        assertThat(failures.all()).extracting(Failure::doing, Failure::subject).contains(tuple("opening escalations", "breach " + cannot));

        tryingAgain.again();
        assertThat(of(cannot)).extracting(Failure::times).containsExactly(2);
        letTheDatabaseTake();
        tryingAgain.again();
        assertThat(broken.carrying(cannot).open()).isTrue();
        assertThat(of(cannot)).isEmpty();
    }

    @Test
    void theOthersAreRaisedAndOpenedThoughOneCannotBe() {
        WorkFixture cannot = new WorkFixture(context, STANDARD, Severity.S2);
        WorkFixture fine = new WorkFixture(context, STANDARD, Severity.S2);
        letTheDatabaseRefuse(cannot.situation);
        cannot.situation.becomes(cannot.breach, Severity.S1);
        fine.situation.becomes(fine.breach, Severity.S1);
        BreachId another = fine.situation.breach(STANDARD, Severity.S2);
        listener.recover();
        assertThat(cannot.escalation().severity()).isEqualTo(Severity.S2);
        assertThat(fine.escalation().severity()).isEqualTo(Severity.S1);
        assertThat(fine.situation.all(another)).hasSize(1);
        assertThat(failures.all()).extracting(Failure::doing, Failure::subject).contains(tuple("raising escalations", cannot.id().toString()));
        letTheDatabaseTake();
        tryingAgain.again();
        assertThat(cannot.escalation().severity()).isEqualTo(Severity.S1);
    }

    @Test
    void aClockThatFailedTooOftenIsTriedAgain() {
        WorkFixture work = new WorkFixture(context, STANDARD, Severity.S2);
        ManagementService management = engine.getManagementService();
        Job timer = management.createJobQuery().processInstanceId(work.escalation().process()).timers().list().stream()
                .filter(job -> name(job).equals("acknowledge-limit")).findFirst().orElseThrow();
        management.setJobRetries(timer.getId(), 0);
        assertThat(givenUp.all()).anySatisfy(found -> {
            assertThat(found.about()).isEqualTo(work.escalation().reference());
            assertThat(found.timer()).isEqualTo("acknowledge-limit");
        });
        tryingAgain.again();
        assertThat(management.createJobQuery().jobId(timer.getId()).singleResult().getRetries()).isPositive();
        assertThat(givenUp.all()).noneMatch(found -> found.about().equals(work.escalation().reference()));
    }

    @Test
    void aLimitThatPassedWithoutAnythingHappeningIsSeen() {
        WorkFixture work = new WorkFixture(context, STANDARD, Severity.S2);
        assertThat(lateLimits.all()).noneMatch(late -> late.reference().equals(work.escalation().reference()));
        jdbc.sql("update escalation set step_due_at = step_started_at - interval '1 hour' where id = ?").param(work.id().value()).update();
        assertThat(lateLimits.all()).anyMatch(late -> late.reference().equals(work.escalation().reference()));
    }

    private String name(Job job) {
        return jdbc.sql("select handler_cfg_ from camunda.act_ru_job where id_ = ?").param(job.getId()).query(String.class).single();
    }

    private List<Failure> of(BreachId breach) {
        return failures.all().stream().filter(failure -> failure.subject().equals("breach " + breach)).toList();
    }

    private void letTheDatabaseRefuse(Situation where) {
        jdbc.sql("create or replace function refuse_one() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$").update();
        jdbc.sql("create trigger refuse_one before insert or update on escalation for each row when (new.unit = '" + where.team.value()
                + "') execute function refuse_one()").update();
    }

    private void letTheDatabaseTake() {
        jdbc.sql("drop trigger if exists refuse_one on escalation").update();
        jdbc.sql("drop function if exists refuse_one()").update();
    }
}
