package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.breaches.BreachId;
import plumbline.breaches.ExceptionRequest.State;
import plumbline.breaches.Waiver;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;

/** A breach that becomes graver while people work on it takes its escalation with it. */
@PlumblineTest
class RaisingEscalationsTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    RaisingEscalations raising;
    @Autowired
    OutgrownExceptions exceptions;
    @Autowired
    BreachesListener listener;
    @Autowired
    OpeningEscalations opening;
    @Autowired
    OuterLimits limits;
    @Autowired
    Muting muting;
    @Autowired
    Pausing pausing;
    @Autowired
    PauseTable pauses;
    @Autowired
    Waiving waiving;
    @Autowired
    Escalations escalations;
    @Autowired
    Notices notices;
    @Autowired
    Organisation organisation;
    @Autowired
    JdbcClient jdbc;

    @Test
    void raisesTheEscalationOfACaseThatHasBecomeGraverAndShortensItsLimits() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3);
        Instant before = work.escalation().turn().dueAt();
        work.situation.becomes(work.breach, Severity.S2);
        raising.raiseOutgrown();
        Escalation raised = work.escalation();
        assertThat(raised.severity()).isEqualTo(Severity.S2);
        assertThat(raised.turn().dueAt()).isBefore(before).isEqualTo(endOfWorkingDay(work, 1));
        assertThat(limits.ahead(raised.id())).contains(new OuterLimit(4, endOfWorkingDay(work, 10)));
        assertThat(dueInTheEngine(raised)).containsExactlyInAnyOrder(inTheEngine(raised.turn().dueAt()),
                inTheEngine(limits.next(raised.id()).orElseThrow().dueAt()));
        assertThat(words(work.situation.manager)).singleElement().asString()
                .startsWith("It has become graver. From S3 moderate to S2 high; its step is due by ");
        raising.raiseOutgrown();
        assertThat(work.escalation()).isEqualTo(raised);
        assertThat(happenings(work)).containsExactly(Happening.OPENED, Happening.GRAVER, Happening.INFORMED);
    }

    @Test
    void leavesALimitThatIsTheEarlierOneAlready() {
        WorkFixture work = new WorkFixture(context, "ASC-GOV-08", Severity.S3);
        Instant before = work.escalation().turn().dueAt();
        work.situation.becomes(work.breach, Severity.S2);
        raising.raiseOutgrown();
        assertThat(work.escalation().severity()).isEqualTo(Severity.S2);
        assertThat(work.escalation().turn().dueAt()).isEqualTo(before);
        assertThat(limits.ahead(work.id())).contains(new OuterLimit(3, endOfWorkingDay(work, 10)), new OuterLimit(4, endOfWorkingDay(work, 10)));
    }

    @Test
    void tellsAllThatACriticalOneIsToldToAndGivesThemFourHours() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S2);
        work.situation.becomes(work.breach, Severity.S1);
        Instant now = context.getBean(Clock.class).instant();
        raising.raiseOutgrown();
        Escalation raised = work.escalation();
        assertThat(Duration.between(now, raised.turn().dueAt())).isBetween(Duration.ofHours(4), Duration.ofHours(4).plusMinutes(1));
        assertThat(limits.ahead(raised.id())).contains(new OuterLimit(4, endOfWorkingDay(work, 1)));
        assertThat(raised.turn().nextHolder()).isEqualTo(Situation.DIRECTOR);
        assertThat(words(work.situation.head)).anyMatch(words -> words.startsWith("It has become graver."));
        assertThat(words(work.situation.assistantDirector)).anyMatch(words -> words.startsWith("It has become graver."));
    }

    @Test
    void neverMakesAnEscalationMilder() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3);
        Escalation before = work.escalation();
        work.situation.becomes(work.breach, Severity.S4);
        raising.raiseOutgrown();
        assertThat(work.escalation()).isEqualTo(before);
    }

    @Test
    void leavesOneWhoseGraverCaseHasCleared() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3);
        work.situation.becomes(work.breach, Severity.S2);
        work.situation.clear(List.of(work.breach));
        raising.raiseOutgrown();
        assertThat(work.escalation().severity()).isEqualTo(Severity.S3);
    }

    @Test
    void raisesOnceWhenEightRaiseAtOnce() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3);
        work.situation.becomes(work.breach, Severity.S2);
        CompletableFuture.allOf(IntStream.range(0, 8).mapToObj(i -> CompletableFuture.runAsync(raising::raiseOutgrown))
                .toArray(CompletableFuture[]::new)).join();
        assertThat(happenings(work)).filteredOn(Happening.GRAVER::equals).hasSize(1);
    }

    @Test
    void catchesUpWithWhatAKilledServiceLeftUndone() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3);
        work.situation.becomes(work.breach, Severity.S2);
        listener.recover();
        assertThat(work.escalation().severity()).isEqualTo(Severity.S2);
    }

    @Test
    void letsAMutedOneRunOnWhenItBecomesTooGraveToWait() {
        Situation situation = new Situation(context);
        List<BreachId> single = situation.breaches("ASC-GOV-08", Severity.S3, 5);
        opening.openAllMissing();
        situation.breach("ASC-GOV-08", Severity.S3);
        opening.openAllMissing();
        Escalation graver = situation.carrying(single.get(0));
        assertThat(muting.parent(graver.id())).isPresent();
        situation.becomes(single.get(0), Severity.S2);
        raising.raiseOutgrown();
        assertThat(muting.parent(graver.id())).isEmpty();
        Escalation running = situation.carrying(single.get(0));
        assertThat(running.turn().dueAt()).isBeforeOrEqualTo(endOfWorkingDay(BusinessTime.dayOf(running.turn().since()), 1));
        assertThat(dueInTheEngine(running)).contains(inTheEngine(running.turn().dueAt()));
        assertThat(escalations.story(graver.id())).extracting(StoryEntry::happening)
                .endsWith(Happening.MUTED, Happening.GRAVER, Happening.MUTED_NO_MORE, Happening.INFORMED);
        assertThat(muting.parent(situation.carrying(single.get(1)).id())).as("its sibling stays silent").isPresent();
    }

    @Test
    void endsAPauseThatWasGrantedForSomethingMilder() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S2);
        Pause pause = paused(work, 10);
        work.situation.becomes(work.breach, Severity.S1);
        listener.recover();
        assertThat(pauses.find(pause.id()).orElseThrow().state()).isEqualTo(State.CLEARED);
        assertThat(work.escalation().turn().dueAt()).isBefore(work.escalation().turn().since().plus(Duration.ofHours(5)));
        assertThat(dueInTheEngine(work.escalation())).contains(inTheEngine(work.escalation().turn().dueAt()));
        assertThat(words(work.situation.manager)).anyMatch(words -> words.contains("it has become S1 critical")
                && words.contains("not below Director") && words.contains("at most 2 working days"));
    }

    @Test
    void keepsAPauseThatMayLastForTheGraverOneTooAndHoldsTheGraverLimits() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3);
        Pause pause = paused(work, 5);
        work.situation.becomes(work.breach, Severity.S2);
        listener.recover();
        assertThat(pauses.find(pause.id()).orElseThrow().state()).isEqualTo(State.IN_FORCE);
        assertThat(work.escalation().severity()).isEqualTo(Severity.S2);
        // Today is still to be worked, so the working day that S2 gives is the first one after the pause.
        assertThat(work.escalation().turn().dueAt()).isEqualTo(endOfWorkingDay(pause.until(), workingDaysOf(work, 1)));
    }

    @Test
    void asksAgainForAPauseThatWasAskedForSomethingMilder() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S2);
        Pause asked = askedFor(work, 2);
        work.situation.becomes(work.breach, Severity.S1);
        listener.recover();
        assertThat(pauses.find(asked.id()).orElseThrow().state()).isEqualTo(State.REFUSED);
        assertRefused(pausing.approve(work.by(work.situation.head), asked.id(), ""), Kind.NOT_NOW, "refused");
    }

    @Test
    void leavesWhatIsWaivedForTheGraverOneTooAndRaisesWhatIsNot() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3);
        Waiver waiver = waived(work, 10);
        work.situation.becomes(work.breach, Severity.S2);
        listener.recover();
        assertThat(waiver(work, waiver).state()).isEqualTo(State.IN_FORCE);
        assertThat(work.escalation().severity()).isEqualTo(Severity.S3);
        work.situation.becomes(work.breach, Severity.S1);
        listener.recover();
        assertThat(waiver(work, waiver).state()).isEqualTo(State.CLEARED);
        assertThat(work.escalation().severity()).isEqualTo(Severity.S1);
        assertThat(dueInTheEngine(work.escalation())).contains(inTheEngine(work.escalation().turn().dueAt()));
    }

    private Pause askedFor(WorkFixture work, int days) {
        assertDone(pausing.ask(work.by(work.situation.manager), "The file is elsewhere.", workingDays(work.today(), days)));
        return pauses.of(work.id(), State.ASKED).orElseThrow();
    }

    private Pause paused(WorkFixture work, int days) {
        Pause asked = askedFor(work, days);
        assertDone(pausing.approve(work.by(pausing.decider(work.escalation(), asked).orElseThrow()), asked.id(), ""));
        return pauses.find(asked.id()).orElseThrow();
    }

    private Waiver waived(WorkFixture work, int days) {
        assertDone(waiving.ask(work.by(work.situation.manager), work.breach.value(), "They are abroad.", workingDays(work.today(), days)));
        Waiver asked = waiving.of(work.id()).get(0);
        assertDone(waiving.approve(work.by(waiving.decider(work.escalation(), asked).orElseThrow()), asked.id(), ""));
        return asked;
    }

    private Waiver waiver(WorkFixture work, Waiver waiver) {
        return waiving.of(work.id()).stream().filter(each -> each.id().equals(waiver.id())).findFirst().orElseThrow();
    }

    private List<String> words(String username) {
        return notices.unread(username).stream().map(Notice::words).toList();
    }

    private List<Happening> happenings(WorkFixture work) {
        return escalations.story(work.id()).stream().map(StoryEntry::happening).toList();
    }

    private Instant endOfWorkingDay(WorkFixture work, int day) {
        return endOfWorkingDay(work.today(), day);
    }

    private Instant endOfWorkingDay(LocalDate from, int day) {
        return BusinessTime.endOf(workingDays(from, day));
    }

    /** How many working days are left of a limit of so many that begins today, today included. */
    private int workingDaysOf(WorkFixture work, int limit) {
        return organisation.calendar(Jurisdiction.ENGLAND).workingDaysBetween(work.today().minusDays(1), workingDays(work.today(), limit));
    }

    private LocalDate workingDays(LocalDate from, int days) {
        return organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(from, days);
    }

    /** The engine fires just after a limit and counts in milliseconds. */
    private static Instant inTheEngine(Instant limit) {
        return limit.plusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
    }

    private List<Instant> dueInTheEngine(Escalation escalation) {
        return jdbc.sql("select duedate_ from camunda.act_ru_job where process_instance_id_ = ?").param(escalation.process())
                .query(Timestamp.class).list().stream().map(Timestamp::toInstant).toList();
    }
}
