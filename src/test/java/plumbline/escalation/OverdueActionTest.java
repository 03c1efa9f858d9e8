package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.clock.TimeTravel;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Severity;
import plumbline.escalation.ActionPlan.Action;
import plumbline.escalation.OverdueActions.FollowUp;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.identity.Role;
import plumbline.standards.AsAt;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Nobody opens a page: an action that is overdue becomes a breach of its own, climbs, and ends when it is tested clean. */
@PlumblineTest
class OverdueActionTest {

    private static final int LONGEST_SECONDS = 120;

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    EvaluationRuns runs;
    @Autowired
    OverdueActions overdueActions;
    @Autowired
    MovingDueDates moving;
    @Autowired
    Planning planning;
    @Autowired
    Acting acting;
    @Autowired
    EscalationRows escalations;
    @Autowired
    Notices notices;
    @Autowired
    JdbcClient jdbc;

    @Test
    void opensClimbsIsToldAndEndsWhenItsActionIsDone() {
        WorkFixture work = agreed(3);
        Action first = work.plan().actions().get(0);
        TimeTravel time = new TimeTravel(context);
        time.forward(Duration.ofDays(3));
        night();
        assertThat(overdueActions.followedUp(work.id())).as("on the last day").isEmpty();
        time.forward(Duration.ofDays(1));
        assertThat(notices.unread(work.situation.manager)).anyMatch(notice -> notice.words().contains("Action 1") && notice.words().contains("overdue"));
        assertThat(notices.unread(work.situation.head)).anyMatch(notice -> notice.words().contains("Action 1") && notice.words().contains("overdue"));
        night();
        Escalation about = followUp(work, first);
        assertThat(overdueActions.followedUp(work.id())).hasSize(3);
        assertThat(about.kind()).isEqualTo(EscalationKind.SINGLE);
        assertThat(about.severity()).isEqualTo(Severity.S3);
        assertThat(about.unit()).isEqualTo(work.situation.team);
        assertThat(about.turn().holder()).isEqualTo(work.situation.manager);
        assertThat(notices.unread(work.situation.head)).as("the owner's line").anyMatch(notice -> notice.escalation().equals(about.id()));
        assertThat(overdueActions.about(about)).singleElement()
                .matches(found -> found.escalation().equals(work.id()) && found.action() == 1);
        night();
        assertThat(followUp(work, first).id()).as("seen again, not opened again").isEqualTo(about.id());

        time.oneWorkingDay();
        time.oneWorkingDay();
        assertThat(followUp(work, first).turn().tier()).as("nobody acknowledged it").isEqualTo(2);
        assertDone(acting.attach(work.by(work.situation.manager), first.id(), new EvidenceDraft("Done.", "", null)));
        assertDone(acting.done(work.by(work.situation.manager), first.id()));
        night();
        time.forward(Duration.ofDays(7));
        assertThat(followUp(work, first).closure()).isEqualTo(Closure.CONDITION_CLEARED);
        assertThat(followUp(work, work.plan().actions().get(1)).open()).as("the others are not done").isTrue();
    }

    @Test
    void endsWhenALaterDayIsAgreedAndNotWhenItIsOnlyAskedFor() {
        WorkFixture work = agreed(3);
        Action action = work.plan().actions().get(0);
        TimeTravel time = new TimeTravel(context);
        time.forward(Duration.ofDays(4));
        night();
        assertDone(moving.move(work.by(work.escalation().turn().holder()), action.id(), work.today().plusDays(60), "The post is vacant."));
        night();
        assertThat(stateOf(action)).as("asked for only").isEqualTo("OPEN");
        assertDone(moving.agree(work.by(moving.decider(work.escalation())), ""));
        night();
        assertThat(stateOf(action)).isEqualTo("CLEARED");
        time.forward(Duration.ofDays(7));
        assertThat(followUp(work, action).closure()).isEqualTo(Closure.CONDITION_CLEARED);
    }

    @Test
    void actionsOfAPlanForAnOverdueActionAreNotJudgedAgain() {
        WorkFixture work = new WorkFixture(context, OverdueActions.STANDARD.value(), Severity.S3).drafted(3);
        assertDone(planning.agree(work.by(work.situation.head), ""));
        new TimeTravel(context).forward(Duration.ofDays(5));
        night();
        assertThat(work.plan().actions()).allMatch(action -> action.word().equals("Overdue"));
        assertThat(overdueActions.followedUp(work.id())).isEmpty();
    }

    @Test
    void isLinkedWithThePlanBothWays() {
        WorkFixture work = agreed(3);
        new TimeTravel(context).forward(Duration.ofDays(4));
        night();
        Escalation about = followUp(work, work.plan().actions().get(1));
        work.situation.signsIn(work.situation.manager, "Manager", Role.TEAM_MANAGER, work.situation.team);
        Visitor manager = new Visitor(port);
        manager.signIn(work.situation.manager, TestUsers.PASSWORD);
        assertThat(manager.page("/escalations/" + work.id()).select("section[aria-labelledby=plans] a[href='/escalations/" + about.id() + "']").text())
                .isEqualTo(about.reference());
        assertThat(manager.page("/escalations/" + about.id()).select("#about-actions a").attr("href")).isEqualTo("/escalations/" + work.id() + "#plans");
        assertThat(manager.get("/api/v1/escalations/" + work.id()).body()).contains("\"reference\":\"" + about.reference() + "\",\"open\":true");
        assertThat(manager.get("/api/v1/escalations/" + about.id()).body()).contains("\"aboutActions\":[{\"escalation\":\"" + work.id());
    }

    private WorkFixture agreed(int days) {
        WorkFixture work = new WorkFixture(context).drafted(days);
        assertDone(planning.agree(work.by(work.situation.head), ""));
        return work;
    }

    private Escalation followUp(WorkFixture work, Action action) {
        FollowUp found = overdueActions.followedUp(work.id()).get(action.id());
        assertThat(found).as("the escalation about the overdue action").isNotNull();
        return escalations.find(found.escalation()).orElseThrow();
    }

    /** Its breach's state; when there is none, what the last runs were and found, so that the message says why. */
    private String stateOf(Action action) {
        return jdbc.sql("select b.state from breach b join action a on a.reference = b.subject_ref where a.id = ?").param(action.id())
                .query(String.class).optional().orElseGet(() -> "no breach; last runs " + jdbc.sql("""
                        select string_agg(concat_ws(' ', r.number, r.state, r.as_at, r.looks_back, p.number), '; ' order by r.number desc)
                        from (select * from evaluation_run order by number desc limit 8) r left join applied_run p on p.run = r.id""").query(String.class).single()
                        + "; findings " + jdbc.sql("""
                        select string_agg(concat_ws(' ', f.from_run, f.before_run, f.looks_back, f.outcome), '; ' order by f.from_run)
                        from finding f join action a on a.reference = f.subject_ref where a.id = ?""").param(action.id()).query(String.class).optional());
    }

    /** What happens every night: a run, its breaches and what follows from them. */
    private void night() {
        await(() -> jdbc.sql("select not exists (select 1 from evaluation_run where state = 'RUNNING')").query(Boolean.class).single());
        Attempt<RunId> started = runs.start(new AsAt(new TimeTravel(context).now()), Actor.SERVICE);
        RunId run = assertDone(started);
        await(() -> runs.run(run).orElseThrow().state() != EvaluationRun.State.RUNNING);
        await(() -> jdbc.sql("select exists (select 1 from applied_run where run = ?)").param(run.value()).query(Boolean.class).single());
        context.getBean(SettlingEscalations.class).after(run);
        context.getBean(OpeningEscalations.class).openAllMissing();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
