package plumbline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.Post;
import plumbline.organisation.UnitKind;
import plumbline.testing.DemonstrationTest;
import plumbline.testing.TestUsers;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;

/**
 * The three people's day in a real browser, on files as councils send them: a data steward imports, the rule finds overdue
 * reviews, a team manager plans and acts, the rule finds them done, the head of service signs off, the board has seen it all.
 */
@DemonstrationTest
class FromImportToSignOffTest {

    private static final int PEOPLE = 2;
    private static final double LONGEST_WAIT_MILLISECONDS = 60_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String HEADER = "LA Code,LA Person Unique Identifier,Date of Birth,Client Type,Event Type,Event Reference,"
            + "Event Start Date,Event End Date,Event Outcome,Service Type,Service Component,Review Reason,Assessment Type\n";

    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private final String team = "team-" + run;
    private final String teamName = "Reviews team " + run;
    private final String area = "area-" + run;
    private final String manager = "manager-" + run;
    private final String head = "head-" + run;

    @LocalServerPort
    int port;
    @Autowired
    Users users;
    @Autowired
    OrganisationChanges organisation;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;
    @TempDir
    Path folder;

    private String steward = "";
    private String chair = "";

    @BeforeEach
    void aTeamWithItsManagerAndHeadOfService() {
        UnitId council = TestUsers.council(jdbc);
        UnitId division = new UnitId("division-" + run);
        organisation.put(List.of(new OrgUnit(division, UnitKind.DIVISION, "Division " + run, Optional.of(council)),
                        new OrgUnit(new UnitId(area), UnitKind.SERVICE_AREA, "Area " + run, Optional.of(division)),
                        new OrgUnit(new UnitId(team), UnitKind.TEAM, teamName, Optional.of(new UnitId(area)))),
                List.of(new Post("Team manager " + run, 1, new UnitId(team), manager), new Post("Head of service " + run, 2, new UnitId(area), head)));
        users.create(manager, TestUsers.PASSWORD, "Team manager " + run, Role.TEAM_MANAGER, new UnitId(team));
        users.create(head, TestUsers.PASSWORD, "Head of service " + run, Role.HEAD_OF_SERVICE, new UnitId(area));
        steward = TestUsers.anybody(users, jdbc, Role.DATA_STEWARD);
        chair = TestUsers.anybody(users, jdbc, Role.BOARD);
    }

    /** Other tests travel in time; beside a run of theirs, today's would only look back. */
    @BeforeEach
    void noRunIsAheadOfToday() {
        jdbc.sql("update applied_run set as_at = '2000-01-01' where as_at > ?").param(java.sql.Timestamp.from(clock.instant())).update();
        jdbc.sql("update evaluation_run set looks_back = true where as_at > ?").param(java.sql.Timestamp.from(clock.instant())).update();
    }

    @Test
    void overdueReviewsAreFoundPlannedDoneTestedAgainAndSignedOff() throws IOException {
        importAndEvaluate(allocations(), support());
        String escalation = theBoardFindsIt();
        theManagerAcknowledgesAndPlans(escalation);
        theHeadAgrees(escalation);
        theManagerDoesTheActionsWithEvidence(escalation);
        doneIsNotEnough(escalation);
        importAndEvaluate(reviews());
        theHeadSignsOff(escalation);
        theBoardSeesItClosed(escalation);
    }

    private void importAndEvaluate(Path... files) {
        try (Visit visit = Browser.visit(port).signIn(steward, TestUsers.PASSWORD)) {
            for (Path file : files) {
                visit.open("/imports");
                visit.page().locator("input[type=file]").setInputFiles(file);
                visit.press("Look at the file");
                visit.page().waitForURL("**/imports/*");
                assertAccessible(visit, "import-preview");
                visit.press("Accept and import");
                visit.page().waitForURL("**/imports/*");
                assertAccessible(visit, "import-result");
            }
            visit.open("/evaluations");
            visit.press("Evaluate");
            await(() -> {
                visit.open(visit.address());
                return !visit.page().locator("dl").innerText().contains("Running");
            });
            assertThat(visit.page().locator("dl").innerText()).contains("Completed");
            assertAccessible(visit, "evaluation");
        }
        await(() -> jdbc.sql("select not exists (select 1 from event_publication where completion_date is null)").query(Boolean.class).single());
    }

    private String theBoardFindsIt() {
        try (Visit visit = Browser.visit(port).signIn(chair, TestUsers.PASSWORD)) {
            visit.open("/board");
            sees(visit, "Area " + run);
            assertAccessible(visit, "board");
            visit.open("/escalations?area=" + area);
            sees(visit, "ASC-REV-01", teamName);
            assertAccessible(visit, "escalations");
            String id = jdbc.sql("select id::text from escalation where unit = ? and standard = 'ASC-REV-01' and closed_at is null")
                    .param(team).query(String.class).single();
            visit.open("/escalations/" + id);
            sees(visit, PEOPLE + " cases, " + PEOPLE + " in breach", "MP1-" + run, "Team manager " + run);
            visit.page().locator("svg .djs-element").first().waitFor();
            assertAccessible(visit, "escalation-new");
            assertThat(visit.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Acknowledge")).count()).isZero();
            return id;
        }
    }

    private void theManagerAcknowledgesAndPlans(String escalation) {
        try (Visit visit = Browser.visit(port).signIn(manager, TestUsers.PASSWORD)) {
            visit.open("/work");
            sees(visit, "ASC-REV-01");
            assertAccessible(visit, "my-work");
            visit.open("/escalations/" + escalation);
            visit.press("Acknowledge");
            sees(visit, "You have acknowledged it");
            visit.page().locator("#plan").click();
            visit.press("Send to the tier above");
            sees(visit, "There is a problem");
            assertAccessible(visit, "plan-with-errors");
            fillPlan(visit.page());
            visit.press("Send to the tier above");
            visit.page().waitForURL("**/escalations/" + escalation);
            assertThat(visit.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Agree the plan")).count()).isZero();
            assertAccessible(visit, "plan-sent");
        }
    }

    private void fillPlan(Page page) {
        page.locator("[name=goal]").fill("Everybody is reviewed every twelve months; four people are not.");
        page.locator("[name=reason]").fill("The list of people without a review was not looked at.");
        page.locator("[name=change]").fill("The list is looked at every Monday.");
        page.locator("[name=success]").fill("The rule finds no overdue review.");
        LocalDate due = BusinessTime.dayOf(clock.instant()).plusDays(5);
        for (int i = 0; i < 3; i++) {
            String name = "actions[" + i + "].";
            field(page, name + "title").fill("Review the people on page " + (i + 1) + " of the list");
            field(page, name + "owner").selectOption(manager);
            field(page, name + "dueOn-day").fill(String.valueOf(due.getDayOfMonth()));
            field(page, name + "dueOn-month").fill(String.valueOf(due.getMonthValue()));
            field(page, name + "dueOn-year").fill(String.valueOf(due.getYear()));
            field(page, name + "successMeasure").fill("Each has a completed review");
            field(page, name + "vehicle").selectOption("TEAM_PLAN");
        }
    }

    private static Locator field(Page page, String name) {
        return page.locator("[name='" + name + "']");
    }

    private void theHeadAgrees(String escalation) {
        try (Visit visit = Browser.visit(port).signIn(head, TestUsers.PASSWORD)) {
            visit.open("/escalations/" + escalation);
            visit.press("Agree the plan");
            sees(visit, "You have agreed the plan");
        }
    }

    private void theManagerDoesTheActionsWithEvidence(String escalation) throws IOException {
        Path letter = Files.writeString(folder.resolve("review-list.txt"), "All four people on the list were reviewed.");
        try (Visit visit = Browser.visit(port).signIn(manager, TestUsers.PASSWORD)) {
            for (int action = 1; action <= 3; action++) {
                visit.open("/escalations/" + escalation);
                PlaywrightAssertions.assertThat(visit.page().locator(".app-current-step")).hasCount(2,
                        new LocatorAssertions.HasCountOptions().setTimeout(LONGEST_WAIT_MILLISECONDS));
                Locator form = visit.page().locator("form[action*='/evidence']").first();
                form.locator("textarea[name=note]").fill("Reviewed and recorded.");
                form.locator("input[type=file]").setInputFiles(letter);
                form.locator("button[type=submit]").click();
                sees(visit, "Your evidence is attached");
                visit.press("Action " + action + " is done");
            }
            assertAccessible(visit, "all-actions-done");
        }
    }

    /** The actions are done, but nothing has changed for the four people, so the escalation stays open and says why. */
    private void doneIsNotEnough(String escalation) {
        await(() -> jdbc.sql("select count(*) from escalation_event where escalation = ?::uuid and happening = 'STILL_IN_BREACH'")
                .param(escalation).query(Integer.class).single() > 0);
        try (Visit visit = Browser.visit(port).signIn(head, TestUsers.PASSWORD)) {
            visit.open("/escalations/" + escalation);
            sees(visit, "still in breach");
            assertThat(visit.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign off and close")).count()).isZero();
            assertAccessible(visit, "still-in-breach");
        }
    }

    private void theHeadSignsOff(String escalation) {
        try (Visit visit = Browser.visit(port).signIn(head, TestUsers.PASSWORD)) {
            visit.open("/escalations/" + escalation);
            visit.press("Sign off and close");
            sees(visit, "signed it off");
            assertAccessible(visit, "signed-off");
        }
    }

    private void theBoardSeesItClosed(String escalation) {
        try (Visit visit = Browser.visit(port).signIn(chair, TestUsers.PASSWORD)) {
            visit.open("/escalations/" + escalation);
            sees(visit, "Signed off");
            visit.open("/board");
            Locator row = visit.page().locator("tr", new Page.LocatorOptions().setHasText("Area " + run));
            assertThat(row.locator("td").first().innerText()).startsWith("0");
        }
        assertThat(jdbc.sql("select count(*) from breach where unit = ? and standard = 'ASC-REV-01' and state = 'OPEN'").param(team)
                .query(Integer.class).single()).isZero();
    }

    /** Waits for the words: a page may still be on its way. */
    private static void sees(Visit visit, String... words) {
        for (String expected : words) {
            PlaywrightAssertions.assertThat(visit.page().locator("body")).containsText(expected,
                    new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST_WAIT_MILLISECONDS));
        }
    }

    private static void assertAccessible(Visit visit, String name) {
        visit.screenshot("journey-" + name);
        assertThat(visit.barriers()).as(name).isEmpty();
        assertThat(visit.complaints()).as(name).isEmpty();
    }

    private Path allocations() throws IOException {
        StringBuilder rows = new StringBuilder("entity_type,entity_ref,person_ref,location_id,team,event_type,start_date,start_time,end_date,due_date,reason\n");
        for (int person = 1; person <= PEOPLE; person++) {
            String who = "MP" + person + "-" + run + ",," + teamName;
            rows.append("case allocation,,").append(who).append(",allocated,01/01/2024,,,,\n");
            rows.append("support plan,SP").append(person).append(run).append(',').append(who).append(",signed off,").append(DAY.format(began())).append(",,,,\n");
        }
        return Files.writeString(folder.resolve("event-list.csv"), rows);
    }

    /** Support that began fourteen months ago, with one early review: overdue for a month, not for three. */
    private Path support() throws IOException {
        LocalDate began = began();
        StringBuilder rows = new StringBuilder(HEADER);
        for (int person = 1; person <= PEOPLE; person++) {
            row(rows, person, "Service,S" + person + run + "," + DAY.format(began) + ",,Continuation of support or services,"
                    + "Long term support: Community,Home support or domiciliary care,,");
            row(rows, person, "Assessment,A" + person + run + "," + DAY.format(began.minusDays(9)) + "," + DAY.format(began.minusDays(2))
                    + ",Progress to support planning or services,,,,Long term assessment");
            String reviewed = DAY.format(began.plusDays(40));
            row(rows, person, "Review,V" + person + run + "," + reviewed + "," + reviewed + ",Continuation of support or services,,,Planned,");
        }
        return Files.writeString(folder.resolve("client-level-data.csv"), rows);
    }

    private LocalDate began() {
        return BusinessTime.dayOf(clock.instant()).minusMonths(14);
    }

    private Path reviews() throws IOException {
        String today = DAY.format(BusinessTime.dayOf(clock.instant()));
        StringBuilder rows = new StringBuilder(HEADER);
        for (int person = 1; person <= PEOPLE; person++) {
            row(rows, person, "Review,W" + person + run + "," + today + "," + today + ",Continuation of support or services,,,Planned,");
        }
        return Files.writeString(folder.resolve("client-level-data-2.csv"), rows);
    }

    private void row(StringBuilder rows, int person, String event) {
        rows.append("999,MP").append(person).append('-').append(run).append(",01/02/1950,Service user,").append(event).append('\n');
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
