package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.breaches.BreachId;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;
import plumbline.clock.TimeTravel;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;

/** A waiver takes one case out of the work until it ends, and never says that it is not in breach. */
@PlumblineTest
class WaiverTest {

    private static final int WHILE_THE_CLOCK_TICKS = 60;
    private static final int A_SECOND_TOO_LATE = 2;

    @Autowired
    ApplicationContext context;
    @Autowired
    Waiving waiving;
    @Autowired
    Waivers waivers;
    @Autowired
    SettlingEscalations settling;
    @Autowired
    OpeningEscalations opening;
    @Autowired
    MovedCases moved;
    @Autowired
    SigningOff signingOff;
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
    void holdsTheClockWhileEveryCaseInBreachIsWaivedAndTellsWhenItExpires() {
        WorkFixture work = new WorkFixture(context);
        LocalDate until = workingDays(work.today(), 2);
        Waiver waiver = waived(work, until);
        assertThat(work.escalation().open()).isTrue();
        to(BusinessTime.endOf(until).minusSeconds(WHILE_THE_CLOCK_TICKS));
        assertThat(waivers.waived()).contains(work.breach);
        to(BusinessTime.endOf(until).plusSeconds(A_SECOND_TOO_LATE));
        assertThat(waivers.waiver(waiver.id()).orElseThrow().state()).isEqualTo(Waiver.State.EXPIRED);
        assertThat(work.escalation().turn().tier()).isEqualTo(1);
        assertThat(work.escalation().turn().dueAt()).isAfter(time.now());
        assertThat(notices.unread(work.situation.head)).extracting(Notice::words).anyMatch(words -> words.contains("expired on"));
        assertThat(notices.unread(work.situation.manager)).extracting(Notice::words).anyMatch(words -> words.contains("expired on"));
    }

    @Test
    void doesNotHoldTheClockForTheOtherCasesOfAGroup() {
        WorkFixture work = new WorkFixture(context);
        List<BreachId> more = work.situation.breaches("ASC-ASM-01", Severity.S3, 1);
        opening.openAllMissing();
        assertThat(work.situation.carrying(more.get(0)).id()).isEqualTo(work.id());
        Instant due = work.escalation().turn().dueAt();
        waived(work, workingDays(work.today(), 5));
        assertThat(work.escalation().turn().dueAt()).isEqualTo(due);
    }

    @Test
    void doesNotHoldTheClockForACaseThatJoinsTheWaivedOnes() {
        WorkFixture work = new WorkFixture(context);
        Instant due = work.escalation().turn().dueAt();
        waived(work, workingDays(work.today(), 20));
        assertThat(work.escalation().turn().dueAt()).isAfter(due);
        BreachId joins = work.situation.breach("ASC-ASM-01", Severity.S3);
        opening.openAllMissing();
        assertThat(work.situation.carrying(joins).id()).isEqualTo(work.id());
        assertThat(work.escalation().turn().dueAt()).as("nobody has waived the other").isEqualTo(due);
        assertThat(held(work)).isFalse();
        to(due.plusSeconds(A_SECOND_TOO_LATE));
        assertThat(work.escalation().turn().tier()).isEqualTo(2);
    }

    @Test
    void holdsTheClockOnceTheLastCaseThatIsNotWaivedIsClear() {
        WorkFixture work = new WorkFixture(context);
        BreachId other = work.situation.breach("ASC-ASM-01", Severity.S3);
        opening.openAllMissing();
        LocalDate until = workingDays(work.today(), 20);
        waived(work, until);
        Instant due = work.escalation().turn().dueAt();
        work.situation.clear(List.of(other));
        settling.after(work.situation.completedRun());
        assertThat(held(work)).isTrue();
        Instant held = work.escalation().turn().dueAt();
        assertThat(held).isAfter(due);
        settling.after(work.situation.completedRun());
        assertThat(work.escalation().turn().dueAt()).as("the next night holds it no longer").isEqualTo(held);
        work.situation.reopen(other);
        settling.after(work.situation.completedRun());
        opening.openAllMissing();
        assertThat(work.escalation().turn().dueAt()).as("it is in breach again").isEqualTo(due);
    }

    @Test
    void holdsTheClockOnceTheOtherCasesHaveGoneToAnotherUnit() {
        WorkFixture work = new WorkFixture(context);
        BreachId other = work.situation.breach("ASC-ASM-01", Severity.S3);
        opening.openAllMissing();
        waived(work, workingDays(work.today(), 20));
        assertThat(held(work)).isFalse();
        work.situation.goesTo(new Situation(context).team, List.of(other));
        moved.follow();
        assertThat(held(work)).isTrue();
    }

    private boolean held(WorkFixture work) {
        return jdbc.sql("select held_until is not null from escalation where id = ?").param(work.id().value()).query(Boolean.class).single();
    }

    @Test
    void neverClosesAnEscalationAsCleared() {
        WorkFixture work = new WorkFixture(context);
        waived(work, workingDays(work.today(), 5));
        settling.after(work.situation.completedRun());
        assertThat(work.escalation().open()).isTrue();
    }

    @Test
    void leavesTheRestToBeSignedOffAndComesBackWhenItEnds() {
        WorkFixture work = new WorkFixture(context);
        BreachId other = work.situation.breaches("ASC-ASM-01", Severity.S3, 1).get(0);
        opening.openAllMissing();
        work.allActionsDone();
        work.situation.clear(List.of(other));
        settling.after(work.situation.completedRun());
        assertThat(work.escalation().turn().step()).isEqualTo(Step.RE_TEST);
        LocalDate until = workingDays(work.today(), 3);
        waived(work, until);
        settling.after(work.situation.completedRun());
        assertThat(work.escalation().turn().step()).isEqualTo(Step.SIGN_OFF);
        assertDone(signingOff.sign(work.by(work.situation.head), ""));
        opening.openAllMissing();
        assertThat(work.situation.all(work.breach)).hasSize(1);
        to(BusinessTime.endOf(until).plusSeconds(A_SECOND_TOO_LATE));
        assertThat(work.situation.all(work.breach)).filteredOn(Escalation::open).hasSize(1);
    }

    @Test
    void endsWhenTheRuleTestsItsBreachClean() {
        WorkFixture work = new WorkFixture(context);
        Waiver waiver = waived(work, workingDays(work.today(), 5));
        work.situation.clear(List.of(work.breach));
        settling.after(work.situation.completedRun());
        assertThat(waivers.waiver(waiver.id()).orElseThrow().state()).isEqualTo(Waiver.State.CLEARED);
        time.forward(Duration.ofDays(7));
        assertThat(work.escalation().closure()).isEqualTo(Closure.CONDITION_CLEARED);
        assertThat(jdbc.sql("select count(*) from camunda.act_ru_job where process_instance_id_ = ?").param(waiver.process())
                .query(Integer.class).single()).isZero();
    }

    @Test
    void isToldToTheOneInWhoseNameItWasApprovedToo() {
        WorkFixture work = new WorkFixture(context);
        String deputy = new Situation(context).manager;
        assertDone(context.getBean(Deputizing.class).name(Actor.named(work.situation.head), false, work.situation.head, deputy, work.today(), work.today().plusDays(30)));
        LocalDate until = workingDays(work.today(), 2);
        assertDone(ask(work, until));
        assertDone(waiving.approve(work.by(deputy), waivers.of(List.of(work.breach)).get(0).id(), ""));
        to(BusinessTime.endOf(until).plusSeconds(A_SECOND_TOO_LATE));
        assertThat(notices.unread(deputy)).extracting(Notice::words).anyMatch(words -> words.contains("expired on"));
        assertThat(notices.unread(work.situation.head)).extracting(Notice::words).anyMatch(words -> words.contains("expired on"));
    }

    @Test
    void isEndedEarlyByThoseWithAPartInIt() {
        WorkFixture work = new WorkFixture(context);
        Instant due = work.escalation().turn().dueAt();
        Waiver waiver = waived(work, workingDays(work.today(), 5));
        assertThat(work.escalation().turn().dueAt()).isAfter(due);
        assertRefused(waiving.clear(work.by(work.situation.assistantDirector), waiver.id(), "No."), Kind.NOT_ALLOWED, "who approved it");
        assertDone(waiving.clear(work.by(work.situation.head), waiver.id(), "The person is back."));
        assertThat(work.escalation().turn().dueAt()).isEqualTo(due);
        assertThat(waivers.waived()).doesNotContain(work.breach);
    }

    @Test
    void tellsHolderAndApproverOnceWhenItIsEndedEarly() {
        WorkFixture work = new WorkFixture(context);
        Waiver waiver = waived(work, workingDays(work.today(), 5));
        assertDone(waiving.clear(work.by(work.situation.manager), waiver.id(), "The person is back."));
        assertThat(notices.unread(work.situation.head)).extracting(Notice::words).filteredOn(words -> words.contains("The person is back.")).hasSize(1);
        Waiver again = waived(work, workingDays(work.today(), 5));
        assertDone(waiving.clear(work.by(work.situation.head), again.id(), "They want to be seen."));
        assertThat(notices.unread(work.situation.manager)).extracting(Notice::words).filteredOn(words -> words.contains("They want to be seen.")).hasSize(1);
    }

    @Test
    void ofTheGravestAndOfStatutoryStandardsIsDecidedNotBelowTheDirector() {
        for (WorkFixture work : List.of(new WorkFixture(context, "ASC-SAF-01", Severity.S1), new WorkFixture(context, "ASC-REV-04", Severity.S3))) {
            assertDone(ask(work, work.today()));
            Waiver asked = waivers.of(List.of(work.breach)).get(0);
            for (String below : List.of(work.situation.manager, work.situation.head, work.situation.assistantDirector)) {
                assertRefused(waiving.approve(work.by(below), asked.id(), ""), Kind.NOT_ALLOWED, "not below Director");
            }
            assertDone(waiving.approve(work.by(Situation.DIRECTOR), asked.id(), ""));
        }
    }

    @Test
    void isDecidedATierHigherOnceAllTogetherGoBeyondTheLongest() {
        WorkFixture work = new WorkFixture(context);
        Waiver first = waived(work, workingDays(work.today(), 60));
        to(BusinessTime.startOf(first.until()).plusSeconds(36_000));
        assertDone(waiving.clear(work.by(work.situation.head), first.id(), "Over for now."));
        assertDone(ask(work, work.today()));
        assertDone(waiving.approve(work.by(work.situation.head), waivers.of(List.of(work.breach)).get(0).id(), "The last day of the sixty."));
        assertDone(waiving.clear(work.by(work.situation.head), waivers.of(List.of(work.breach)).get(0).id(), "Over for now."));
        assertDone(ask(work, workingDays(work.today(), 1)));
        assertRefused(waiving.approve(work.by(work.situation.head), waivers.of(List.of(work.breach)).get(0).id(), ""), Kind.NOT_ALLOWED,
                work.situation.assistantDirector);
    }

    @Test
    void isLimitedAndDecidedAsTheTableSaysAndNeverByItsAuthor() {
        WorkFixture work = new WorkFixture(context);
        assertRefused(ask(work, workingDays(work.today(), 60).plusDays(1)), Kind.INVALID, "60 working days");
        assertRefused(waiving.ask(work.by(work.situation.head), work.breach.value(), "Why", work.today()), Kind.NOT_ALLOWED, "Only its holder");
        assertRefused(waiving.ask(work.by(work.situation.manager), work.id().value(), "Why", work.today()), Kind.INVALID, "Choose a case");
        assertDone(ask(work, workingDays(work.today(), 60)));
        assertRefused(ask(work, work.today()), Kind.INVALID, "no waiver yet");
        Waiver asked = waivers.of(List.of(work.breach)).get(0);
        assertRefused(waiving.approve(work.by(work.situation.manager), asked.id(), ""), Kind.NOT_ALLOWED, work.situation.head);
        assertThatThrownBy(() -> jdbc.sql("""
                update waiver set state = 'EXPIRED', decided_by = asked_by, decided_tier = 5, decided_at = asked_at, ended_by = 'x', ended_at = asked_at
                where id = ?""").param(asked.id()).update())
                .isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("waiver_not_decided_by_its_author");
        assertRefused(waiving.refuse(work.by(work.situation.head), asked.id(), " "), Kind.INVALID, "why you refuse");
        assertDone(waiving.refuse(work.by(work.situation.head), asked.id(), "Visit them."));
        assertThat(waivers.waived()).doesNotContain(work.breach);
    }

    private Attempt<Escalation> ask(WorkFixture work, LocalDate until) {
        return waiving.ask(work.by(work.situation.manager), work.breach.value(), "The person is abroad.", until);
    }

    private Waiver waived(WorkFixture work, LocalDate until) {
        assertDone(ask(work, until));
        Waiver asked = waivers.of(List.of(work.breach)).get(0);
        assertDone(waiving.approve(work.by(work.situation.head), asked.id(), ""));
        return waivers.waiver(asked.id()).orElseThrow();
    }

    private void to(Instant moment) {
        time.forward(Duration.between(time.now(), moment));
    }

    private LocalDate workingDays(LocalDate start, int days) {
        return organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(start, days);
    }
}
