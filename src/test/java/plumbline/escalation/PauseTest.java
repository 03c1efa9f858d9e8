package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.clock.TimeTravel;
import plumbline.core.Attempt;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.core.WorkingCalendar;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;

/** A pause holds the clock, and only for as long, by whom and for whom the table says. */
@PlumblineTest
class PauseTest {

    /** Time goes on while a test looks: the second before a limit would be over on a busy machine. */
    private static final int WHILE_THE_CLOCK_TICKS = 60;
    private static final int A_SECOND_TOO_LATE = 2;

    @Autowired
    ApplicationContext context;
    @Autowired
    Pausing pausing;
    @Autowired
    PauseTable pauses;
    @Autowired
    Holding holding;
    @Autowired
    Escalations escalations;
    @Autowired
    Notices notices;
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
    void holdsTheClockToTheLastSecondAndThenGoesOnWithWhatWasLeft() {
        WorkFixture work = new WorkFixture(context);
        Instant due = work.escalation().turn().dueAt();
        LocalDate until = workingDays(work.today(), 6);
        Pause pause = paused(work, until);
        // Everything that was left, today included, is left from the day after the pause.
        int left = calendar().workingDaysBetween(work.today().minusDays(1), BusinessTime.dayOf(due));
        Instant later = work.escalation().turn().dueAt();
        assertThat(later).isEqualTo(BusinessTime.endOf(workingDays(until, left)));

        to(BusinessTime.endOf(until).minusSeconds(WHILE_THE_CLOCK_TICKS));
        assertThat(pauses.find(pause.id()).orElseThrow().state()).isEqualTo(Pause.State.IN_FORCE);
        assertThat(work.escalation().turn().tier()).isEqualTo(1);
        to(BusinessTime.endOf(until).plusSeconds(A_SECOND_TOO_LATE));
        assertThat(pauses.find(pause.id()).orElseThrow().state()).isEqualTo(Pause.State.EXPIRED);
        assertThat(work.escalation().turn().dueAt()).isEqualTo(later);

        to(later.minusSeconds(WHILE_THE_CLOCK_TICKS));
        assertThat(work.escalation().turn().tier()).isEqualTo(1);
        to(later.plusSeconds(A_SECOND_TOO_LATE));
        assertThat(work.escalation().turn().tier()).isEqualTo(2);
    }

    @Test
    void tellsHolderAndApproverWhenItExpires() {
        WorkFixture work = new WorkFixture(context);
        LocalDate until = workingDays(work.today(), 1);
        paused(work, until);
        to(BusinessTime.endOf(until).plusSeconds(A_SECOND_TOO_LATE));
        assertThat(notices.unread(work.situation.manager)).extracting(Notice::words).anyMatch(words -> words.startsWith("The pause expired"));
        List<Notice> ofTheHead = notices.unread(work.situation.head);
        assertThat(ofTheHead).hasSize(1);
        assertThat(escalations.story(work.id())).extracting(StoryEntry::happening)
                .containsSubsequence(Happening.PAUSE_ASKED, Happening.PAUSED, Happening.PAUSE_ENDED);
        notices.read(ofTheHead.get(0).id(), work.situation.manager);
        assertThat(notices.unread(work.situation.head)).hasSize(1);
        notices.read(ofTheHead.get(0).id(), work.situation.head);
        assertThat(notices.unread(work.situation.head)).isEmpty();
    }

    @Test
    void givesBackTheTimeThatWasNotUsedWhenItEndsEarly() {
        WorkFixture work = new WorkFixture(context);
        Instant due = work.escalation().turn().dueAt();
        LocalDate began = work.today();
        Pause pause = paused(work, workingDays(began, 10));
        time.oneWorkingDay();
        time.oneWorkingDay();
        assertRefused(pausing.clear(work.by(work.situation.assistantDirector), pause.id(), "Ready"), Kind.NOT_ALLOWED, "who approved it");
        assertRefused(pausing.clear(work.by(work.situation.head), pause.id(), " "), Kind.INVALID, "why the pause ends");
        assertRefused(pausing.clear(work.by(work.situation.head), pause.id(), "x".repeat(2_001)), Kind.INVALID, "at most 2000 characters");
        assertDone(pausing.clear(work.by(work.situation.head), pause.id(), "The file is back."));
        assertThat(work.escalation().turn().dueAt()).isEqualTo(BusinessTime.endOf(
                workingDays(BusinessTime.dayOf(due), calendar().workingDaysBetween(began.minusDays(1), work.today().minusDays(1)))));
        assertThat(notices.unread(work.situation.manager)).extracting(Notice::words).anyMatch(words -> words.contains("ended early"));
        assertThat(jdbc.sql("select count(*) from camunda.act_ru_job where process_instance_id_ = ?").param(pause.process())
                .query(Integer.class).single()).isZero();
        assertRefused(pausing.clear(work.by(work.situation.head), pause.id(), "again"), Kind.NOT_NOW, "not in force");
    }

    @Test
    void changesNothingWhenItEndsOnTheDayItBegan() {
        WorkFixture work = new WorkFixture(context);
        Instant due = work.escalation().turn().dueAt();
        Pause pause = paused(work, workingDays(work.today(), 5));
        assertDone(pausing.clear(work.by(work.situation.manager), pause.id(), "By mistake."));
        assertThat(work.escalation().turn().dueAt()).isEqualTo(due);
    }

    @Test
    void holdsAStepThatBeginsWhileItIsInForce() {
        WorkFixture work = new WorkFixture(context);
        LocalDate until = workingDays(work.today(), 4);
        Pause pause = paused(work, until);
        work.acknowledged();
        Instant held = work.escalation().turn().dueAt();
        assertThat(held).isAfterOrEqualTo(BusinessTime.endOf(workingDays(until, 10)));
        assertDone(pausing.clear(work.by(work.situation.manager), pause.id(), "We begin."));
        assertThat(work.escalation().turn().dueAt()).isEqualTo(BusinessTime.endOf(workingDays(work.today(), 10)));
    }

    @Test
    void movesAClockOfHoursByTheElapsedTime() {
        WorkFixture work = new WorkFixture(context, "ASC-SAF-01", Severity.S1);
        Instant due = work.escalation().turn().dueAt();
        Instant asked = time.now();
        LocalDate until = work.today();
        assertDone(pausing.ask(work.by(work.situation.manager), "The system is down.", until));
        assertDone(pausing.approve(work.by(Situation.DIRECTOR), asked(work).id(), ""));
        Instant runsAgain = BusinessTime.startOf(until.plusDays(1));
        assertThat(Duration.between(due, work.escalation().turn().dueAt()))
                .isCloseTo(Duration.between(asked, runsAgain), Duration.ofSeconds(30));
    }

    @Test
    void lastsAtMostAsLongAsTheTableSays() {
        WorkFixture work = new WorkFixture(context);
        assertRefused(ask(work, workingDays(work.today(), 20).plusDays(1)), Kind.INVALID, "20 working days");
        assertRefused(ask(work, work.today().minusDays(1)), Kind.INVALID, "from today");
        assertRefused(ask(work, null), Kind.INVALID, "Enter the last day");
        assertRefused(pausing.ask(work.by(work.situation.manager), " ", work.today()), Kind.INVALID, "Say why");
        assertDone(ask(work, workingDays(work.today(), 20)));
        assertRefused(ask(work, work.today()), Kind.NOT_ALLOWED, "only while none is asked for");
    }

    @Test
    void isDecidedATierHigherEachTimeOnceAllTogetherGoBeyondTheLongest() {
        WorkFixture work = new WorkFixture(context);
        LocalDate first = workingDays(work.today(), 10);
        Pause early = paused(work, first);
        to(BusinessTime.startOf(first).plusSeconds(36_000));
        assertDone(pausing.clear(work.by(work.situation.head), early.id(), "Over for now."));
        assertThat(pausing.held(work.escalation())).isEqualTo(10);

        Pause last = paused(work, workingDays(work.today(), 10));
        assertThat(last.lowestApprover()).as("twenty working days together are the longest").isEqualTo(2);
        to(BusinessTime.startOf(last.until()).plusSeconds(36_000));
        assertDone(pausing.clear(work.by(work.situation.head), last.id(), "Over for now."));

        assertDone(ask(work, workingDays(work.today(), 1)));
        assertRefused(pausing.approve(work.by(work.situation.head), asked(work).id(), ""), Kind.NOT_ALLOWED, work.situation.assistantDirector);
        assertDone(pausing.approve(work.by(work.situation.assistantDirector), asked(work).id(), ""));
        assertDone(pausing.clear(work.by(work.situation.manager), asked(work, 3).id(), "Over for now."));

        assertDone(ask(work, workingDays(work.today(), 1)));
        assertRefused(pausing.approve(work.by(work.situation.assistantDirector), asked(work).id(), ""), Kind.NOT_ALLOWED, Situation.DIRECTOR);
        assertDone(pausing.refuse(work.by(Situation.DIRECTOR), asked(work).id(), "Three times is enough."));
        assertDone(ask(work, workingDays(work.today(), 1)));
        assertThat(asked(work).lowestApprover()).as("what was refused raises nothing").isEqualTo(4);
    }

    @Test
    void isAskedForByTheHolderAndDecidedByTheTierAbove() {
        WorkFixture work = new WorkFixture(context);
        assertRefused(pausing.ask(work.by(work.situation.head), "Why not", work.today()), Kind.NOT_ALLOWED, "Only its holder");
        assertDone(ask(work, work.today()));
        assertThat(kinds(work, work.situation.head)).containsExactly(WorkItem.Kind.DECIDE);
        assertThat(kinds(work, work.situation.assistantDirector)).isEmpty();
        for (String other : List.of(work.situation.manager, work.situation.assistantDirector, "administrator")) {
            assertRefused(pausing.approve(work.by(other), asked(work).id(), ""), Kind.NOT_ALLOWED, work.situation.head);
        }
        assertRefused(pausing.refuse(work.by(work.situation.head), asked(work).id(), ""), Kind.INVALID, "why you refuse");
        Instant due = work.escalation().turn().dueAt();
        assertDone(pausing.refuse(work.by(work.situation.head), asked(work).id(), "There is no reason to wait."));
        assertThat(work.escalation().turn().dueAt()).isEqualTo(due);
        assertThat(kinds(work, work.situation.head)).isEmpty();
        assertThat(notices.unread(work.situation.manager)).extracting(Notice::words).containsExactly("The pause was refused: There is no reason to wait.");
    }

    @Test
    void ofTheGravestAndOfStatutoryStandardsIsDecidedNotBelowTheDirector() {
        for (WorkFixture work : List.of(new WorkFixture(context, "ASC-SAF-01", Severity.S1), new WorkFixture(context, "ASC-REV-04", Severity.S3))) {
            assertDone(ask(work, work.today()));
            Pause asked = asked(work);
            for (String below : List.of(work.situation.manager, work.situation.head, work.situation.assistantDirector)) {
                assertRefused(pausing.approve(work.by(below), asked.id(), ""), Kind.NOT_ALLOWED, "not below Director");
            }
            assertThatThrownBy(() -> decideInTheTable(asked, work.situation.assistantDirector, 3))
                    .isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("pause_approved_high_enough");
            assertDone(pausing.approve(work.by(Situation.DIRECTOR), asked.id(), ""));
        }
    }

    @Test
    void isNeverDecidedByWhoAskedForIt() {
        WorkFixture work = new WorkFixture(context);
        assertDone(ask(work, work.today()));
        assertThatThrownBy(() -> decideInTheTable(asked(work), work.situation.manager, 5))
                .isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("pause_not_decided_by_its_author");
        // Handed up, its author's head holds it and the tier above decides; the one who asked still may not.
        assertDone(holding.handUp(work.by(work.situation.manager), "higher"));
        assertRefused(pausing.approve(work.by(work.situation.head), asked(work).id(), ""), Kind.NOT_ALLOWED, work.situation.assistantDirector);
        assertDone(pausing.approve(work.by(work.situation.assistantDirector), asked(work).id(), ""));
    }

    @Test
    void endsWithItsEscalation() {
        WorkFixture work = new WorkFixture(context);
        paused(work, workingDays(work.today(), 15));
        work.situation.clear(List.of(work.breach));
        context.getBean(SettlingEscalations.class).after(work.situation.completedRun());
        time.forward(Duration.ofDays(7));
        assertThat(work.escalation().open()).isFalse();
        assertThat(pauses.of(work.escalation().id())).extracting(Pause::state).containsExactly(Pause.State.CLEARED);
        assertThat(notices.unread(work.situation.head)).extracting(Notice::words).anyMatch(words -> words.contains("was closed"));
        assertThat(pauses.inForce()).extracting(Pause::escalation).doesNotContain(work.escalation().id());
    }

    @Test
    void isListedWhileItIsInForce() {
        WorkFixture work = new WorkFixture(context);
        assertDone(ask(work, workingDays(work.today(), 2)));
        assertThat(pauses.inForce()).extracting(Pause::escalation).doesNotContain(work.id());
        assertDone(pausing.approve(work.by(work.situation.head), asked(work).id(), ""));
        assertThat(pauses.inForce()).extracting(Pause::escalation).contains(work.id());
    }

    @Test
    void movesADeadlineThereAndBackAgain() {
        WorkingCalendar easter = WorkingCalendar.of(Set.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6)), Set.of());
        Instant due = BusinessTime.endOf(LocalDate.of(2026, 4, 2));
        Instant wednesday = BusinessTime.startOf(LocalDate.of(2026, 4, 1)).plusSeconds(36_000);
        Instant goodFriday = BusinessTime.startOf(LocalDate.of(2026, 4, 3));
        // Wednesday and Thursday are left; after a pause to Thursday they are Tuesday and Wednesday after Easter.
        Instant later = HeldClock.moved(due, wednesday, goodFriday, easter);
        assertThat(later).isEqualTo(BusinessTime.endOf(LocalDate.of(2026, 4, 8)));
        assertThat(HeldClock.moved(later, goodFriday, wednesday.plusSeconds(3_600), easter)).isEqualTo(due);
    }

    private void decideInTheTable(Pause pause, String by, int tier) {
        jdbc.sql("""
                update escalation_pause set state = 'EXPIRED', decided_by = ?, decided_tier = ?, decided_at = asked_at, ended_by = 'plumbline', ended_at = asked_at
                where id = ?""").params(by, tier, pause.id()).update();
    }

    private Attempt<Escalation> ask(WorkFixture work, LocalDate until) {
        return pausing.ask(work.by(work.situation.manager), "Records are being moved.", until);
    }

    private Pause paused(WorkFixture work, LocalDate until) {
        assertDone(ask(work, until));
        Pause asked = asked(work);
        assertDone(pausing.approve(work.by(work.situation.head), asked.id(), "Agreed."));
        return pauses.find(asked.id()).orElseThrow();
    }

    private Pause asked(WorkFixture work, int number) {
        return pauses.of(work.id()).stream().filter(pause -> pause.number() == number).findFirst().orElseThrow();
    }

    private Pause asked(WorkFixture work) {
        return pauses.of(work.id(), Pause.State.ASKED).orElseThrow();
    }

    private List<WorkItem.Kind> kinds(WorkFixture work, String username) {
        return escalations.workOf(username).stream().filter(item -> item.summary().escalation().id().equals(work.id()))
                .map(WorkItem::kind).toList();
    }

    private void to(Instant moment) {
        time.forward(Duration.between(time.now(), moment));
    }

    private LocalDate workingDays(LocalDate start, int days) {
        return calendar().plusWorkingDays(start, days);
    }

    private WorkingCalendar calendar() {
        return organisation.calendar(Jurisdiction.ENGLAND);
    }
}
