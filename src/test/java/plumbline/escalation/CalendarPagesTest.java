package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.calendar.CalendarTrial;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.organisation.ClosureDay;
import plumbline.organisation.CouncilCalendar;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ClosureDrafting;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;

/** The pages of the calendar and of drafted closure days, with all that can stand on them. */
@PlumblineTest
class CalendarPagesTest {

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    ClosureDrafting drafting;
    @Autowired
    CouncilCalendar calendar;
    @Autowired
    CalendarTrial trial;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;

    @Test
    void haveNoBarriersAndFitAPhone() {
        WorkFixture work = new WorkFixture(context);
        LocalDate due = BusinessTime.dayOf(work.escalation().turn().dueAt());
        Actor author = Actor.named("author-" + UUID.randomUUID());
        String drafted = done(drafting.begin(author)).reference();
        done(drafting.add(author, drafted, null, due, "whole council", "Closed for a reason that takes many words and goes on to the end of the line and over it"));
        String wrong = done(drafting.begin(author)).reference();
        done(drafting.write(author, wrong, null, "day,where,words\n2026-02-30,nowhere,Closed\n"));
        List<ClosureDay> before = calendar.closureDays();
        String why = "The pages are looked at " + UUID.randomUUID();
        calendar.close(List.of(new ClosureDay(due.plusDays(400), "Closed", null)), why);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> trial.followed().stream().anyMatch(one -> one.why().equals(why)));
        String followed = "/standards/calendar/changes/" + trial.followed().stream().filter(one -> one.moved() > 0).findFirst().orElse(trial.followed().get(0)).change();
        try (Visit visit = Browser.visit(port).signIn(TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR), TestUsers.PASSWORD)) {
            for (String path : List.of("/standards/calendar", "/standards/calendar?year=1999", followed, "/standards/changes/" + drafted + "/closure-days",
                    "/standards/changes/" + wrong + "/closure-days", "/standards/changes/" + drafted)) {
                assertThat(visit.open(path)).as(path).isEqualTo(200);
                assertThat(visit.barriers()).as(path).isEmpty();
                visit.page().setViewportSize(320, Browser.HEIGHT);
                assertThat(visit.overflow()).as(path + " at 320 pixels").isZero();
                visit.page().setViewportSize(Browser.WIDTH, Browser.HEIGHT);
            }
            assertThat(visit.complaints()).isEmpty();
        } finally {
            calendar.close(before, "The test is over");
        }
    }

    private static ChangeRequest done(plumbline.core.Attempt<ChangeRequest> attempt) {
        return WorkFixture.assertDone(attempt);
    }
}
