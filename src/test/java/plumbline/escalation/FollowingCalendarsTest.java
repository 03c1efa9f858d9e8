package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.clock.TimeTravel;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.escalation.calendar.CalendarTrial;
import plumbline.escalation.calendar.MovedDeadlines;
import plumbline.escalation.failure.Failures;
import plumbline.organisation.BoardMeetings;
import plumbline.organisation.CalendarChanged;
import plumbline.organisation.ClosureDay;
import plumbline.organisation.CouncilCalendar;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;

/** A changed calendar moves the deadlines of open escalations, tells whom it concerns, and makes nobody late. */
@PlumblineTest
class FollowingCalendarsTest {

    private static final int A_SECOND_TOO_LATE = 2;
    private static final int WHILE_THE_CLOCK_TICKS = 60;

    @Autowired
    ApplicationContext context;
    @Autowired
    CouncilCalendar calendar;
    @Autowired
    CalendarTrial trial;
    @Autowired
    FollowingCalendars following;
    @Autowired
    Organisation organisation;
    @Autowired
    Escalations escalations;
    @Autowired
    Notices notices;
    @Autowired
    BoardMeetings meetings;
    @Autowired
    Pausing pausing;
    @Autowired
    PauseTable pauses;
    @Autowired
    OuterLimits limits;
    @Autowired
    CalendarMoves moves;
    @Autowired
    Failures failures;
    @Autowired
    TryingAgain tryingAgain;
    @Autowired
    JdbcClient jdbc;

    TimeTravel time;
    List<ClosureDay> before;

    @BeforeEach
    void clock() {
        time = new TimeTravel(context);
        before = calendar.closureDays();
    }

    @AfterEach
    void asItWas() {
        if (!calendar.closureDays().equals(before)) {
            close(before, "The test is over");
        }
    }

    @Test
    void aDayThatCountsNoMoreMovesTheStepAndItsTimer() {
        WorkFixture work = new WorkFixture(context);
        Instant due = work.escalation().turn().dueAt();
        Instant outer = limits.next(work.id()).orElseThrow().dueAt();
        LocalDate closed = BusinessTime.dayOf(due);
        LocalDate then = organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(closed, 1);
        MovedDeadlines promised = trial.with(calendar.with(Jurisdiction.ENGLAND, with(closed)).local());
        assertThat(promised.shown()).extracting(MovedDeadlines.Moved::before).as("the earliest first").isSorted();
        String why = close(with(closed), "The boiler broke");

        assertThat(work.escalation().turn().dueAt()).isEqualTo(BusinessTime.endOf(then));
        assertThat(limits.next(work.id()).orElseThrow().dueAt()).as("no work moves it, but the calendar does").isAfter(outer);
        assertThat(escalations.story(work.id())).filteredOn(entry -> entry.happening() == Happening.LIMIT_RECKONED_AGAIN).singleElement()
                .satisfies(entry -> assertThat(entry.detail()).contains(why).contains("by " + BusinessTime.write(then) + ", was " + BusinessTime.write(closed)));
        assertThat(moves(work)).hasSize(3).as("what was promised is what happened; other tests' escalations may fill the list that is shown")
                .containsAll(promised(promised, work));
        assertThat(trial.followed()).filteredOn(one -> one.why().equals(why)).as("as many as were promised").singleElement()
                .satisfies(one -> assertThat(one.moved()).isEqualTo(promised.moved()));

        to(due.plusSeconds(A_SECOND_TOO_LATE));
        assertThat(work.escalation().turn().tier()).as("it was due, and is no more").isEqualTo(1);
        to(BusinessTime.endOf(then).minusSeconds(WHILE_THE_CLOCK_TICKS));
        assertThat(work.escalation().turn().tier()).isEqualTo(1);
        to(BusinessTime.endOf(then).plusSeconds(A_SECOND_TOO_LATE));
        assertThat(work.escalation().turn().tier()).isEqualTo(2);
    }

    @Test
    void eachPersonIsToldOnceHoweverManyTheyHold() {
        WorkFixture one = new WorkFixture(context);
        WorkFixture other = new WorkFixture(context, one.situation, situation -> situation.breach("ASC-REV-04", Severity.S3));
        String why = close(with(BusinessTime.dayOf(one.escalation().turn().dueAt())), "Two at once");
        assertThat(notices.unread(one.situation.manager)).filteredOn(notice -> notice.words().startsWith(why)).singleElement()
                .satisfies(notice -> assertThat(notice.words()).contains(one.escalation().reference()).contains(other.escalation().reference()));
        assertThat(notices.unread(one.situation.assistantDirector)).as("who holds nothing of it").isEmpty();
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'calendar changed' and detail like ?").param(why + "%").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void tellingWaitsForWhoeverHoldsAnEscalationWithoutBeingWaitedFor() throws Exception {
        WorkFixture work = new WorkFixture(context);
        Instant due = work.escalation().turn().dueAt();
        CalendarChanged changed = new CalendarChanged(UUID.randomUUID(), time.now(), "Two at the same moment", Jurisdiction.ENGLAND, List.of(), List.of());
        TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
        transactions.executeWithoutResult(status -> moves.put(changed.change(), work.id(), "Acknowledge", due, due.plusSeconds(86_400)));
        AtomicReference<CompletableFuture<Void>> telling = new AtomicReference<>();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select id from escalation where id = ? for update").param(work.id().value()).query(UUID.class).single();
            telling.set(CompletableFuture.runAsync(() -> transactions.executeWithoutResult(other -> moves.tell(changed))));
            Awaitility.await().until(() -> jdbc.sql("select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into notice%')")
                    .query(Boolean.class).single());
            context.getBean(AuditTrail.class).record(Actor.SERVICE, "held", "escalation", work.id().toString(), "while somebody is told");
        });
        telling.get().get(1, TimeUnit.MINUTES);
        assertThat(notices.unread(work.situation.manager)).anyMatch(notice -> notice.words().startsWith("Two at the same moment"));
    }

    @Test
    void aDayThatCountsAgainBringsTheDeadlineBackAndIsToldAsWell() {
        LocalDate soon = organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(today(), 2);
        close(with(soon), "Closed for a while");
        WorkFixture work = new WorkFixture(context);
        LocalDate due = BusinessTime.dayOf(work.escalation().turn().dueAt());
        String why = close(before, "Open after all");
        LocalDate earlier = BusinessTime.dayOf(work.escalation().turn().dueAt());
        assertThat(earlier).isBefore(due).isEqualTo(organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(today(), 3));
        assertThat(notices.unread(work.situation.manager)).anyMatch(notice -> notice.words().startsWith(why));
    }

    @Test
    void aLimitThatOnlyHappensToEndBeforeAMeetingMovesAndOneThatWaitsForTheMeetingStays() {
        cancelAllMeetings();
        WorkFixture high = new WorkFixture(context, "ASC-SAF-03", Severity.S2);
        WorkFixture critical = new WorkFixture(context, "ASC-SAF-13", Severity.S1);
        LocalDate eve = BusinessTime.dayOf(outer(high, 4));
        LocalDate last = BusinessTime.dayOf(outer(high, 5));
        meetings.enter(List.of(eve.plusDays(1), last.plusDays(1)));
        try {
            Awaitility.await().until(() -> outer(critical, 5).equals(BusinessTime.endOf(eve)));
            close(with(eve), "Closed on the eve of a meeting");
            assertThat(outer(high, 4)).isEqualTo(BusinessTime.endOf(organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(eve, 1)));
            assertThat(outer(high, 5)).as("by the policy the board too holds it after so many working days").isEqualTo(BusinessTime
                    .endOf(organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(last, 1)));
            assertThat(outer(critical, 5)).as("it waits for the board and not for working days").isEqualTo(BusinessTime.endOf(eve));
        } finally {
            cancelAllMeetings();
        }
    }

    @Test
    void aHeldClockKeepsWhatWasLeft() {
        WorkFixture work = new WorkFixture(context);
        LocalDate until = organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(today(), 5);
        WorkFixture.assertDone(pausing.ask(work.by(work.situation.manager), "Records are being moved.", until));
        WorkFixture.assertDone(pausing.approve(work.by(work.situation.head), pauses.of(work.id(), Pause.State.ASKED).orElseThrow().id(), "Agreed."));
        Instant due = work.escalation().turn().dueAt();
        close(with(organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(today(), 3)), "Closed while it is held");
        assertThat(work.escalation().turn().dueAt()).as("the day would not have counted").isEqualTo(due);
        LocalDate after = organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(until, 1);
        close(Stream.concat(calendar.closureDays().stream(), Stream.of(new ClosureDay(after, "Closed", null))).toList(), "Closed when it runs again");
        assertThat(work.escalation().turn().dueAt()).isEqualTo(BusinessTime.endOf(organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(BusinessTime.dayOf(due), 1)));
    }

    @Test
    void aNodeThatIsKilledHalfWayMovesNothingTwice() {
        WorkFixture work = new WorkFixture(context);
        LocalDate due = BusinessTime.dayOf(work.escalation().turn().dueAt());
        List<LocalDate> days = calendar.daysOff(Jurisdiction.ENGLAND).stream().map(CouncilCalendar.DayOff::day).toList();
        CalendarChanged changed = new CalendarChanged(UUID.randomUUID(), time.now(), "Told twice " + UUID.randomUUID(), Jurisdiction.ENGLAND, days,
                Stream.concat(days.stream(), Stream.of(due)).toList());
        following.on(changed);
        awaitFollowed(changed.why());
        Instant moved = work.escalation().turn().dueAt();
        assertThat(moved).isAfter(BusinessTime.endOf(due));
        following.on(changed);
        WorkFixture later = new WorkFixture(context);
        CalendarChanged ofWales = new CalendarChanged(UUID.randomUUID(), time.now(), "Of Wales", Jurisdiction.WALES, days, List.of());
        following.on(ofWales);
        // A third one that is followed shows that the ones before it are through: they run one after the other or side by side.
        CalendarChanged nothing = new CalendarChanged(UUID.randomUUID(), time.now(), "Nothing " + UUID.randomUUID(), Jurisdiction.ENGLAND, days, days);
        following.on(nothing);
        awaitFollowed(nothing.why());
        Awaitility.await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> work.escalation().turn().dueAt().equals(moved));
        assertThat(notices.unread(work.situation.manager)).filteredOn(notice -> notice.words().startsWith(changed.why())).hasSize(1);
        assertThat(moves(later)).as("what opened since was reckoned by the new calendar").isEmpty();
    }

    @Test
    void oneThatCannotFollowKeepsNoOtherWaitingAndFollowsByItselfLater() {
        WorkFixture cannot = new WorkFixture(context);
        WorkFixture can = new WorkFixture(context);
        Instant due = cannot.escalation().turn().dueAt();
        String why = "One cannot follow " + UUID.randomUUID();
        jdbc.sql("""
                create or replace function refuse_to_follow() returns trigger language plpgsql as $$
                begin raise exception 'refused by the test'; end $$""").update();
        jdbc.sql("create trigger refuse_to_follow before insert on calendar_move for each row when (new.escalation = '" + cannot.id().value() + "') execute function refuse_to_follow()")
                .update();
        try {
            calendar.close(with(BusinessTime.dayOf(due)), why);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> failures.all().stream().anyMatch(failure -> failure.subject().equals(cannot.id().toString())));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> can.escalation().turn().dueAt().isAfter(due));
            assertThat(cannot.escalation().turn().dueAt()).isEqualTo(due);
            assertThat(trial.followed()).as("not through, so nobody is told yet").noneMatch(one -> one.why().equals(why));
        } finally {
            jdbc.sql("drop trigger refuse_to_follow on calendar_move").update();
        }
        tryingAgain.again();
        awaitFollowed(why);
        assertThat(cannot.escalation().turn().dueAt()).isAfter(due);
        assertThat(failures.all()).noneMatch(failure -> failure.subject().equals(cannot.id().toString()));
        assertThat(notices.unread(can.situation.manager)).filteredOn(notice -> notice.words().startsWith(why)).as("told once, though tried twice").hasSize(1);
    }

    private List<ClosureDay> with(LocalDate day) {
        return Stream.concat(before.stream(), Stream.of(new ClosureDay(day, "Closed", null))).toList();
    }

    /** Closes and waits until open escalations have followed. */
    private String close(List<ClosureDay> days, String why) {
        String unique = why + " " + UUID.randomUUID();
        calendar.close(days, unique);
        awaitFollowed(unique);
        return unique;
    }

    private void awaitFollowed(String why) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> trial.followed().stream().anyMatch(one -> one.why().equals(why)));
    }

    private void cancelAllMeetings() {
        meetings.all().forEach(meeting -> meetings.cancel(meeting.id(), "The test is over."));
    }

    private Instant outer(WorkFixture work, int tier) {
        return limits.ahead(work.id()).stream().filter(limit -> limit.tier() == tier).map(OuterLimit::dueAt).findFirst().orElseThrow();
    }

    private List<String> moves(WorkFixture work) {
        return trial.followed().stream().flatMap(one -> trial.moved(one.change()).orElseThrow().stream())
                .filter(moved -> moved.id().equals(work.id().value().toString())).map(moved -> moved.what() + moved.before() + moved.after()).sorted().toList();
    }

    private static List<String> promised(MovedDeadlines promised, WorkFixture work) {
        return promised.shown().stream().filter(moved -> moved.id().equals(work.id().value().toString()))
                .map(moved -> moved.what() + moved.before() + moved.after()).sorted().toList();
    }

    private LocalDate today() {
        return BusinessTime.dayOf(time.now());
    }

    private void to(Instant moment) {
        time.forward(Duration.between(time.now(), moment));
    }
}
