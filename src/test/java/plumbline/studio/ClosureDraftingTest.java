package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.studio.Studio.done;
import static plumbline.studio.Studio.refused;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.organisation.BankHolidays;
import plumbline.organisation.ClosureDay;
import plumbline.organisation.CouncilCalendar;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Closure days are written, tried, approved and put in force as a standard is. */
@PlumblineTest
class ClosureDraftingTest {

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    ClosureDrafting drafting;
    @Autowired
    CouncilCalendar calendar;
    @Autowired
    Organisation organisation;
    @Autowired
    BankHolidays bankHolidays;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;
    Studio studio;
    List<ClosureDay> before;

    @BeforeEach
    void open() {
        studio = new Studio(context);
        before = calendar.closureDays();
    }

    @AfterEach
    void tidy() {
        studio.tidy();
        if (!calendar.closureDays().equals(before)) {
            calendar.close(before, "The test is over");
        }
    }

    @Test
    void byItsPagesFromTheCalendarToTheDayItIsInForceAndBack() {
        LocalDate day = weekday(studio.today().plusDays(40));
        Visitor author = visitor(Role.POLICY_AUTHOR);
        Visitor approver = visitor(Role.POLICY_APPROVER);
        assertThat(approver.page("/standards/calendar").select("main button").eachText()).doesNotContain("Change the council's closure days");
        String table = author.post("/standards/changes/closure-days", "/standards/calendar", Map.of()).headers().firstValue("Location").orElseThrow()
                .replaceFirst("https?://[^/]+", "");
        String change = table.substring(0, table.lastIndexOf('/'));
        LocalDate sunday = day.with(java.time.temporal.TemporalAdjusters.next(DayOfWeek.SUNDAY));
        assertThat(add(author, table, sunday, "A slip").statusCode()).isEqualTo(302);
        assertThat(author.page(table).select("#rows .govuk-error-message").text()).contains(BusinessTime.write(sunday) + " is a weekend");
        assertThat(author.page(table).text()).contains("Not ready");
        describe(author, change);
        assertThat(submit(author, change).statusCode()).as("a draft with a problem").isEqualTo(409);
        Document wrong = author.page(table);
        String remove = wrong.select("#rows tr:contains(A slip) form").attr("action");
        assertThat(author.post(remove, table, Map.of("version", wrong.select("input[name=version]").first().val())).statusCode()).isEqualTo(302);
        assertThat(add(author, table, null, "No day").statusCode()).isEqualTo(422);
        assertThat(add(author, table, day, "Closed for the move").statusCode()).isEqualTo(302);
        assertThat(author.page(table).select("#closures-impact").text()).contains(BusinessTime.write(day) + ", whole council (Closed for the move): closed")
                .contains("open escalations");

        assertThat(submit(author, change).statusCode()).isEqualTo(302);
        assertThat(add(author, table, day.plusDays(7), "Too late").statusCode()).as("what was submitted").isEqualTo(409);
        ChangeRequest submitted = studio.requests.called(reference(change)).orElseThrow();
        assertThat(submitted.forTheBoard()).isFalse();
        studio.awaitWhatIf(submitted);
        assertThat(studio.liveFacts.latest(submitted).orElseThrow().standards()).as("standards in working days").isNotEmpty();
        assertThat(author.post(change + "/approve", change, Map.of("hash", submitted.submittedHash())).statusCode()).isEqualTo(403);
        assertThat(approver.page(change).select("#closures-impact").text()).contains("Closed for the move");
        assertThat(organisation.calendar(Jurisdiction.ENGLAND).isWorkingDay(day)).isTrue();
        assertThat(approver.post(change + "/approve", change, Map.of("hash", submitted.submittedHash())).statusCode()).isEqualTo(302);

        assertThat(organisation.calendar(Jurisdiction.ENGLAND).isWorkingDay(day)).isFalse();
        Document read = approver.page("/standards/calendar?jurisdiction=WALES&year=" + day.getYear());
        assertThat(read.select("#days tr").eachText()).anyMatch(row -> row.contains(BusinessTime.write(day)) && row.contains("The council's own"));
        assertThat(read.select("#changes").text()).contains(reference(change)).contains("In force");
        assertThat(author.get("/api/v1/calendar").body()).contains("\"day\":\"" + day + "\"").contains("\"origin\":\"COUNCIL\"");
        assertThat(author.page(change).select("#closures-impact").text()).as("when it is over").contains("Closed for the move");
        studio.tidy();
        assertThat(organisation.calendar(Jurisdiction.ENGLAND).isWorkingDay(day)).as("rolled back").isTrue();
    }

    @Test
    void whatIsInForceAlreadyOrCannotBeReadIsNotTaken() {
        ChangeRequest begun = done(drafting.begin(studio.author));
        done(studio.drafting.describe(studio.author, begun.reference(), null, begun.heading(), "The council wants it.", studio.today()));
        refused(studio.submitting.submit(studio.author, begun.reference(), studio.read(begun).version()), Kind.NOT_NOW, "says what is in force already");
        refused(drafting.add(studio.author, begun.reference(), begun.version(), weekday(studio.today()), "whole council", "Old page"), Kind.NOT_NOW, "has saved this draft since");
        refused(drafting.add(studio.author, begun.reference(), null, weekday(studio.today()), "Scotland", "Closed"), Kind.INVALID, "Choose where");
        refused(drafting.add(studio.author, begun.reference(), null, weekday(studio.today()), "England", " "), Kind.INVALID, "Say why");
        refused(drafting.add(studio.author, begun.reference(), null, weekday(studio.today()), "England", "a\nb"), Kind.INVALID, "in one line");
        done(drafting.write(studio.author, begun.reference(), null, "closed on Mondays\nand Tuesdays"));
        assertThat(drafting.impact(studio.read(begun))).isEmpty();
        refused(studio.submitting.submit(studio.author, begun.reference(), studio.read(begun).version()), Kind.NOT_NOW, "no table of closure days");
        refused(drafting.remove(studio.author, begun.reference(), null, 9), Kind.NOT_FOUND, "no row at line 9");
    }

    @Test
    void warnsInWordsWhenTheCalendarEndsWithinAYear() {
        String division = Jurisdiction.ENGLAND.bankHolidayDivision();
        Visitor anybody = visitor(Role.AUDITOR);
        int year = studio.today().getYear();
        bankHolidays.replace(division, Map.of(LocalDate.of(year, 12, 25), "Christmas Day"));
        int last = jdbc.sql("select extract(year from max(day))::int from bank_holiday where division = ?").param(division).query(Integer.class).single();
        if (last == year) {
            assertThat(anybody.page("/standards/calendar").select("#calendar-ends").text()).contains("less than a year ahead").contains("A data steward imports");
        }
        bankHolidays.replace(division, Map.of(LocalDate.of(year + 2, 12, 25), "Christmas Day"));
        Document page = anybody.page("/standards/calendar?year=" + (year + 2));
        assertThat(page.select("#calendar-ends")).isEmpty();
        assertThat(page.select("#known-until").text()).contains("known until");
        assertThat(page.select("#days").text()).contains("Christmas Day National list (gov.uk)");
        jdbc.sql("delete from bank_holiday where division = ? and day = ?").params(division, LocalDate.of(year + 2, 12, 25)).update();
    }

    private static HttpResponse<String> add(Visitor author, String table, LocalDate day, String words) {
        Map<String, String> fields = new HashMap<>(Map.of("where", "whole council", "words", words));
        fields.put("version", author.page(table).select("input[name=version]").stream().findFirst().map(org.jsoup.nodes.Element::val).orElse("0"));
        if (day != null) {
            fields.putAll(Map.of("day-day", "" + day.getDayOfMonth(), "day-month", "" + day.getMonthValue(), "day-year", "" + day.getYear()));
        }
        return author.post(table + "/days", table, fields);
    }

    private void describe(Visitor author, String change) {
        done(studio.drafting.describe(studio.author, reference(change), null, "Closed for the move", "The offices move.", studio.today()));
        assertThat(author.page(change).select("a:contains(Write the closure days)")).hasSize(1);
    }

    private static HttpResponse<String> submit(Visitor author, String change) {
        return author.post(change + "/submit", change, Map.of("version", author.page(change).select("form[action$=/submit] input[name=version]").val()));
    }

    private static String reference(String change) {
        return change.substring(change.lastIndexOf('/') + 1);
    }

    private static LocalDate weekday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? day.plusDays(2) : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    private Visitor visitor(Role role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestUsers.anybody(users, jdbc, role), TestUsers.PASSWORD);
        return visitor;
    }
}
