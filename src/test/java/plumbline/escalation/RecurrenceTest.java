package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.breaches.BreachId;
import plumbline.clock.TimeTravel;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.escalation.failure.Failures;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;

/** What flickers makes no noise, and what comes back soon goes on where it ended. */
@PlumblineTest
class RecurrenceTest {

    private static final int WHILE_THE_CLOCK_TICKS = 4;
    private static final int A_SECOND_TOO_LATE = 2;
    private static final int SETTLING = 2;
    private static final int WINDOW = 60;

    @Autowired
    ApplicationContext context;
    @Autowired
    SettlingEscalations settling;
    @Autowired
    OpeningEscalations opening;
    @Autowired
    SigningOff signingOff;
    @Autowired
    Planning planning;
    @Autowired
    Holding holding;
    @Autowired
    Escalations escalations;
    @Autowired
    EscalationProcesses processes;
    @Autowired
    Organisation organisation;
    @Autowired
    JdbcClient jdbc;

    TimeTravel time;

    @BeforeEach
    void clock() {
        time = new TimeTravel(context);
    }

    @Test
    void failPassFailInsideTheSettlingTimeMakesNoNoise() {
        WorkFixture work = new WorkFixture(context);
        Instant due = work.escalation().turn().dueAt();
        int before = escalations.story(work.id()).size();
        for (int flip = 0; flip < 3; flip++) {
            work.situation.clear(List.of(work.breach));
            settling.after(work.situation.completedRun());
            assertThat(work.escalation().turn().dueAt()).isAfter(due);
            work.situation.reopen(work.breach);
            settling.after(work.situation.completedRun());
            opening.openAllMissing();
        }
        assertThat(escalations.story(work.id())).hasSize(before);
        assertThat(work.situation.all(work.breach)).hasSize(1);
        assertThat(work.escalation().turn().dueAt()).isEqualTo(due);
        assertThat(jdbc.sql("select count(*) from settling where escalation = ?").param(work.id().value()).query(Integer.class).single()).isZero();
    }

    @Test
    void aCaseThatJoinsWhileItSettlesHasTheClockRunOn() {
        WorkFixture work = new WorkFixture(context);
        Instant due = work.escalation().turn().dueAt();
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.completedRun());
        assertThat(work.escalation().turn().dueAt()).isAfter(due);
        BreachId joins = work.situation.breach("ASC-ASM-01", Severity.S3);
        opening.openAllMissing();
        assertThat(work.situation.carrying(joins).id()).isEqualTo(work.id());
        assertThat(work.escalation().turn().dueAt()).isEqualTo(due);
        assertThat(jdbc.sql("select count(*) from settling where escalation = ?").param(work.id().value()).query(Integer.class).single()).isZero();
    }

    @Test
    void singleOnesThatSettleAtTheSameMomentDoNotWaitForEachOther() throws Exception {
        Situation situation = new Situation(context);
        WorkFixture one = new WorkFixture(context, situation, here -> here.breach("ASC-SAF-02", Severity.S2));
        WorkFixture other = new WorkFixture(context, situation, here -> here.breach("ASC-SAF-02", Severity.S2));
        assertThat(one.id()).isNotEqualTo(other.id());
        situation.clear(List.of(one.breach, other.breach));
        settling.after(situation.completedRun());
        CountDownLatch bothHeld = new CountDownLatch(2);
        TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
        SettlingTime settlingTime = context.getBean(SettlingTime.class);
        time.forward(Duration.ofSeconds(1));
        CompletableFuture.allOf(Stream.of(one, other).map(work -> CompletableFuture.runAsync(() -> transactions.executeWithoutResult(status -> {
            context.getBean(EscalationRows.class).lock(work.id());
            bothHeld.countDown();
            await(bothHeld);
            settlingTime.expired(work.id().value());
        }))).toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
        assertThat(List.of(one, other)).allSatisfy(work -> assertThat(work.escalation().closure()).isEqualTo(Closure.CONDITION_CLEARED));
    }

    @Test
    void openingWaitsForWhoeverHoldsAClosedOneThatComesBackWithoutBeingWaitedFor() throws Exception {
        WorkFixture work = new WorkFixture(context, "ASC-SAF-02", Severity.S2);
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.completedRun());
        time.forward(Duration.ofDays(10));
        assertThat(work.escalation().open()).isFalse();
        BreachId first = work.situation.breach("ASC-ASM-01", Severity.S3);
        work.situation.reopen(work.breach);
        AtomicReference<CompletableFuture<Void>> opened = new AtomicReference<>();
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            context.getBean(EscalationRows.class).lock(work.id());
            int me = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
            opened.set(CompletableFuture.runAsync(opening::openAllMissing));
            Awaitility.await().until(() -> jdbc.sql("select exists (select 1 from pg_stat_activity where ? = any (pg_blocking_pids(pid)))").param(me)
                    .query(Boolean.class).single());
            // Shorter than the database takes to break a deadlock: opening would try again and hide it.
            jdbc.sql("set local lock_timeout = '500ms'").update();
            context.getBean(AuditTrail.class).record(Actor.SERVICE, "held", "escalation", work.id().toString(), "while others open");
        });
        opened.get().get(1, TimeUnit.MINUTES);
        assertThat(work.escalation().open()).isTrue();
        assertThat(work.situation.carrying(first).open()).isTrue();
        assertThat(context.getBean(Failures.class).all()).noneMatch(failure -> failure.subject().contains(work.breach.toString()) || failure.subject().contains(first.toString()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void tellsThoseWhoAreInformedAtOnceAgainWhenItComesBack() {
        WorkFixture work = new WorkFixture(context, "ASC-SAF-01", Severity.S1);
        assertThat(openings(work, work.situation.assistantDirector)).containsExactly("It was opened");
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.completedRun());
        time.forward(Duration.ofDays(7));
        assertThat(work.escalation().closure()).isEqualTo(Closure.CONDITION_CLEARED);
        comesBack(work);
        assertThat(work.escalation().open()).isTrue();
        assertThat(work.situation.all(work.breach)).hasSize(1);
        assertThat(openings(work, work.situation.assistantDirector)).containsExactlyInAnyOrder("It was opened", "It was reopened");
        opening.openAllMissing();
        assertThat(openings(work, work.situation.assistantDirector)).as("once in each round").hasSize(2);
    }

    private List<String> openings(WorkFixture work, String username) {
        return context.getBean(Notices.class).unread(username).stream().filter(notice -> work.id().equals(notice.escalation()))
                .map(notice -> notice.words().split(";")[0]).filter(words -> words.startsWith("It was ")).toList();
    }

    @Test
    void endsOneSecondAfterTheSettlingTimeAndNotBefore() {
        WorkFixture work = new WorkFixture(context);
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.completedRun());
        LocalDate last = workingDays(work.today(), SETTLING);
        to(BusinessTime.endOf(last).minusSeconds(WHILE_THE_CLOCK_TICKS));
        assertThat(work.escalation().open()).isTrue();
        to(BusinessTime.endOf(last).plusSeconds(A_SECOND_TOO_LATE));
        assertThat(work.escalation().closure()).isEqualTo(Closure.CONDITION_CLEARED);
    }

    @Test
    void goesOnWhenAPlanIsAgreedWhileItSettles() {
        WorkFixture work = new WorkFixture(context).drafted();
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.completedRun());
        assertDone(planning.agree(work.by(work.situation.head), ""));
        to(BusinessTime.endOf(workingDays(work.today(), SETTLING)).plusSeconds(A_SECOND_TOO_LATE));
        assertThat(work.escalation().turn().step()).isEqualTo(Step.ACT);
    }

    @Test
    void reopensTheSameEscalationATierHigherOnTheLastDayOfTheWindow() {
        WorkFixture work = signedOff(Severity.S3);
        Escalation closed = work.escalation();
        LocalDate last = workingDays(BusinessTime.dayOf(closed.closedAt()), WINDOW);
        to(BusinessTime.startOf(last).plusSeconds(60));
        comesBack(work);
        Escalation reopened = work.escalation();
        assertThat(work.situation.all(work.breach)).hasSize(1);
        assertThat(reopened.reference()).isEqualTo(closed.reference());
        assertThat(reopened.turn().tier()).isEqualTo(closed.turn().tier() + 1);
        assertThat(reopened.severity()).isEqualTo(closed.severity());
        assertThat(processes.currentStep(reopened.process())).contains(Step.ACKNOWLEDGE.diagramId());
        assertThat(escalations.story(reopened.id())).extracting(StoryEntry::happening).containsSubsequence(Happening.SIGNED_OFF, Happening.REOPENED);
        opening.openAllMissing();
        assertThat(escalations.story(reopened.id()).stream().filter(entry -> entry.happening() == Happening.REOPENED)).hasSize(1);
    }

    @Test
    void opensAnotherTheDayAfterTheWindow() {
        WorkFixture work = signedOff(Severity.S3);
        LocalDate last = workingDays(BusinessTime.dayOf(work.escalation().closedAt()), WINDOW);
        to(BusinessTime.endOf(last).plusSeconds(A_SECOND_TOO_LATE));
        comesBack(work);
        assertThat(work.situation.all(work.breach)).hasSize(2);
        assertThat(work.escalation().turn().tier()).isEqualTo(1);
    }

    @Test
    void reopensASeverityHigherWhereTheTableSaysSo() {
        WorkFixture work = signedOff(Severity.S4);
        comesBack(work);
        assertThat(work.escalation().severity()).isEqualTo(Severity.S3);
        assertThat(work.escalation().turn().tier()).isEqualTo(1);
    }

    @Test
    void canBePlannedDoneAndSignedOffOnceMore() {
        WorkFixture work = signedOff(Severity.S4);
        comesBack(work);
        assertDone(holding.acknowledge(work.by(work.situation.manager), work.lastPlanDay()));
        assertDone(planning.draft(work.by(work.situation.manager), work.draft()));
        assertDone(planning.agree(work.by(work.situation.head), ""));
        work.finishActions();
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.completedRun());
        assertDone(signingOff.sign(work.by(work.situation.head), "Again."));
        assertThat(work.escalation().closure()).isEqualTo(Closure.SIGNED_OFF);
        assertThat(jdbc.sql("select count(*) from sign_off where escalation = ?").param(work.id().value()).query(Integer.class).single()).isEqualTo(2);
    }

    private WorkFixture signedOff(Severity severity) {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", severity).testedClean();
        assertDone(signingOff.sign(work.by(work.situation.head), ""));
        return work;
    }

    private void comesBack(WorkFixture work) {
        work.situation.reopen(work.breach);
        opening.openAllMissing();
    }

    private void to(Instant moment) {
        time.forward(Duration.between(time.now(), moment));
    }

    private LocalDate workingDays(LocalDate start, int days) {
        return organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(start, days);
    }
}
