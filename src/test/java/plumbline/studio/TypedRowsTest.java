package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.studio.Studio.done;
import static plumbline.studio.Studio.refused;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import plumbline.core.Actor;
import plumbline.core.Attempt.Kind;
import plumbline.core.WrittenTable;
import plumbline.escalation.policy.PolicyText;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.intake.words.CouncilWord;
import plumbline.intake.words.ListedField;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;

/** A row that is being typed is not lost when its author leaves the page, nor when somebody else saves the draft meanwhile. */
@PlumblineTest
class TypedRowsTest {

    private static final String ABOUT = "S3, every other standard";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    TypedRows rows;
    @Autowired
    PolicyDrafting policies;
    @Autowired
    ClosureDrafting closures;
    @Autowired
    TargetDrafting targets;
    @Autowired
    VocabularyDrafting words;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;
    Studio studio;
    String authorName;
    Visitor author;

    @BeforeEach
    void open() {
        studio = new Studio(context);
        authorName = TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR);
        author = new Visitor(port);
        author.signIn(authorName, TestUsers.PASSWORD);
    }

    @AfterEach
    void tidy() {
        studio.tidy();
    }

    @Test
    void aRowOfThePolicyKeepsItselfAndGoesIntoItsRowThoughAnotherAuthorSavedMeanwhile() {
        ChangeRequest draft = done(policies.begin(studio.author));
        String table = "/standards/changes/" + draft.reference() + "/escalation-policy";
        try (Visit visit = Browser.visit(port).signIn(authorName, TestUsers.PASSWORD)) {
            visit.open(table + "/rows/" + line(draft, ABOUT).line());
            visit.page().fill("#plan", "8 working days");
            visit.page().waitForSelector("#draft-saving:has-text('What you typed is kept')");
            assertThat(line(studio.read(draft), ABOUT).cell("plan")).as("in the draft itself").isEqualTo("10 working days");
            anotherAuthorTakesOutTheRowAboveAndChangesTheSameRow(draft);
            visit.open(table);
            assertThat(visit.page().locator(".govuk-warning-text").innerText()).contains("another author");
            visit.page().click("#unsaved a");
            assertThat(visit.page().inputValue("#plan")).isEqualTo("8 working days");
            assertThat(visit.page().locator("#kept").innerText()).contains("Limit to plan: 10 working days").contains("Limit to act: 33 working days").doesNotContain("Limit to agree");
            assertThat(visit.barriers()).isEmpty();
            visit.page().click("button:has-text('Save the row')");
            visit.page().waitForSelector("text=The row is saved.");
            assertThat(visit.page().locator("#unsaved").count()).isZero();
            assertThat(visit.complaints()).isEmpty();
        }
        ChangeRequest saved = studio.read(draft);
        assertThat(line(saved, ABOUT).cell("plan")).isEqualTo("8 working days");
        assertThat(PolicyDrafting.draft(saved).orElseThrow().lines()).as("no other row").hasSize(PolicyDrafting.draft(draft).orElseThrow().lines().size() - 1);
        assertThat(rows.of(saved, authorName)).isEmpty();
    }

    @Test
    void whoSavesSecondIsToldAndHasTheOthersCellsBesideTheirOwnWithoutScripts() {
        ChangeRequest draft = done(policies.begin(studio.author));
        String row = "/standards/changes/" + draft.reference() + "/escalation-policy/rows/" + line(draft, ABOUT).line();
        Map<String, String> form = fields(author.page(row));
        form.put("plan", "8 working days");
        anotherAuthorTakesOutTheRowAboveAndChangesTheSameRow(draft);
        var told = author.post(row, row, form);
        assertThat(told.statusCode()).isEqualTo(409);
        Document page = org.jsoup.Jsoup.parse(told.body());
        assertThat(page.text()).contains("has saved this draft since you opened it");
        assertThat(page.select("#kept").text()).contains("Limit to plan: 10 working days").contains("Limit to act: 33 working days");
        assertThat(page.select("#plan").val()).isEqualTo("8 working days");
        String its = page.select("form:has(#plan)").attr("action");
        assertThat(its).as("where the row is by now").isNotEqualTo(row).endsWith("/rows/" + line(studio.read(draft), ABOUT).line());
        assertThat(author.post(its, its, fields(page)).statusCode()).isEqualTo(302);
        assertThat(line(studio.read(draft), ABOUT).cell("plan")).isEqualTo("8 working days");
    }

    @Test
    void aRowThatAnotherAuthorTookOutIsKeptAsANewOne() {
        ChangeRequest draft = done(policies.begin(studio.author));
        String table = "/standards/changes/" + draft.reference() + "/escalation-policy";
        String row = table + "/rows/" + line(draft, ABOUT).line();
        Map<String, String> form = fields(author.page(row));
        form.put("plan", "9 working days");
        done(rows.keep(Actor.named(authorName), draft.reference(), TypedTable.ESCALATION_POLICY, form));
        done(policies.remove(Actor.named("another author"), draft.reference(), null, line(draft, ABOUT).line()));
        String its = author.page(table).select("#unsaved a").attr("href");
        Document page = author.page(its);
        assertThat(page.select("#gone").text()).contains("added as a row of its own");
        assertThat(page.select("#plan").val()).isEqualTo("9 working days");
        String action = page.select("form:has(#plan)").attr("action");
        assertThat(action).endsWith("/rows/new");
        assertThat(author.post(action, its, fields(page)).statusCode()).isEqualTo(302);
        assertThat(line(studio.read(draft), ABOUT).cell("plan")).isEqualTo("9 working days");
        assertThat(author.page(table).select("#unsaved")).isEmpty();
    }

    @Test
    void aWordIsKeptWhileItIsTypedAndGoesIntoItsRowThoughAnotherAuthorSavedMeanwhile() {
        ChangeRequest draft = done(words.begin(studio.author));
        ListedField field = words.fields().get(0);
        String meaning = field.values().get(0);
        done(words.put(studio.author, draft.reference(), null, null, new CouncilWord(field.name(), "The first", meaning), "Another row"));
        done(words.put(studio.author, draft.reference(), null, null, new CouncilWord(field.name(), "A word", meaning), "Its row"));
        String table = "/standards/changes/" + draft.reference() + "/vocabulary-mapping";
        try (Visit visit = Browser.visit(port).signIn(authorName, TestUsers.PASSWORD)) {
            visit.open(table + "?line=" + wordLine(draft, "A word").line() + "#row");
            assertThat(visit.page().inputValue("#reason")).isEqualTo("Its row");
            visit.page().fill("#reason", "Typed and not saved");
            visit.page().waitForSelector("#draft-saving:has-text('What you typed is kept')");
            done(words.remove(Actor.named("another author"), draft.reference(), null, wordLine(draft, "The first").line()));
            visit.open(table);
            assertThat(visit.page().locator(".govuk-warning-text").innerText()).contains("another author");
            visit.page().click("#unsaved a");
            assertThat(visit.page().inputValue("#reason")).isEqualTo("Typed and not saved");
            assertThat(visit.page().locator("#kept").innerText()).contains("Why: Its row").doesNotContain("It is read as");
            assertThat(visit.barriers()).isEmpty();
            visit.page().click("button:has-text('Save the row')");
            visit.page().waitForSelector("text=The row is saved.");
            assertThat(visit.page().locator("#unsaved").count()).isZero();
            assertThat(visit.complaints()).isEmpty();
        }
        assertThat(wordLine(draft, "A word").cells()).containsExactly(field.name(), "A word", meaning, "Typed and not saved");
        aNewWordIsKeptWithItsFieldUntilItIsDiscarded(studio.read(draft), table, field);
    }

    private void aNewWordIsKeptWithItsFieldUntilItIsDiscarded(ChangeRequest draft, String table, ListedField field) {
        Document chosen = author.page(table + "?field=" + URLEncoder.encode(field.name(), StandardCharsets.UTF_8));
        Map<String, String> form = new HashMap<>(fields(chosen));
        form.putAll(Map.of("word", "Half", "means", "", "reason", "x".repeat(300)));
        assertThat(author.post(table + "/rows", table, form).statusCode()).as("too long a reason").isEqualTo(422);
        assertThat(author.page(table).select("#word").val()).isEqualTo("Half");
        assertThat(author.page("/standards/changes/" + draft.reference()).select("#unsaved a").text()).contains("A new row of the vocabulary mapping");
        String another = author.page(table).select("a:contains(Choose another field)").attr("href");
        assertThat(author.page(another.substring(0, another.indexOf('#'))).select("select[name=field]")).hasSize(1);
        assertThat(author.post(table.replace("vocabulary-mapping", "typed-rows/vocabulary-mapping/discard"), table, Map.of("row", "")).statusCode()).isEqualTo(302);
        assertThat(author.page(table).select("#word")).isEmpty();
    }

    @Test
    void aWordWhoseRowAnotherAuthorTookOutIsKeptAsANewOne() {
        ChangeRequest draft = done(words.begin(studio.author));
        ListedField field = words.fields().get(0);
        done(words.put(studio.author, draft.reference(), null, null, new CouncilWord(field.name(), "A word", field.values().get(0)), "Its row"));
        String table = "/standards/changes/" + draft.reference() + "/vocabulary-mapping";
        Map<String, String> form = new HashMap<>(fields(author.page(table + "?line=" + wordLine(draft, "A word").line())));
        form.put("reason", "Mine");
        done(words.remove(Actor.named("another author"), draft.reference(), null, wordLine(draft, "A word").line()));
        var told = author.post(table + "/rows", table, form);
        assertThat(told.statusCode()).isEqualTo(409);
        Document page = org.jsoup.Jsoup.parse(told.body());
        assertThat(page.select("#gone").text()).contains("added as a row of its own");
        assertThat(author.post(table + "/rows", table, fields(page)).statusCode()).isEqualTo(302);
        assertThat(wordLine(draft, "A word").cells()).endsWith("Mine");
        assertThat(author.page(table).select("#unsaved")).isEmpty();
    }

    @Test
    void aClosureDayAndATargetAreKeptUntilTheyAreSavedOrDiscarded() {
        ChangeRequest days = done(closures.begin(studio.author));
        String table = "/standards/changes/" + days.reference() + "/closure-days";
        try (Visit visit = Browser.visit(port).signIn(authorName, TestUsers.PASSWORD)) {
            visit.open(table);
            visit.page().fill("#words", "Closed for a mov");
            visit.page().waitForSelector("#draft-saving:has-text('What you typed is kept')");
        }
        assertThat(author.page(table).select("#words").val()).isEqualTo("Closed for a mov");
        assertThat(author.page("/standards/changes/" + days.reference()).select("#unsaved a").attr("href")).isEqualTo(table);
        assertThat(author.post(table + "/days", table, Map.of("version", String.valueOf(days.version()), "day-day", "31", "day-month", "2", "day-year", "2031",
                "where", "whole council", "words", "Closed for a move")).statusCode()).as("no such day").isEqualTo(422);
        assertThat(author.page(table).select("#day-month").val()).isEqualTo("2");
        assertThat(author.post(table.replace("closure-days", "typed-rows/closure-days/discard"), table, Map.of("row", "")).statusCode()).isEqualTo(302);
        assertThat(author.page(table).select("#words").val()).isEmpty();
        assertThat(author.page(table).select("#kept")).isEmpty();

        ChangeRequest ways = done(targets.begin(studio.author));
        String standard = targets.targets().get(0).standard().id().value();
        done(rows.keep(Actor.named(authorName), ways.reference(), TypedTable.TARGETS, Map.of("baseline", "7")));
        done(rows.keep(Actor.named(authorName), ways.reference(), TypedTable.TARGETS, Map.of("standard", standard, "baseline", "76")));
        String form = "/standards/changes/" + ways.reference() + "/targets";
        assertThat(author.page(form).select("#baseline").val()).as("of no standard").isEmpty();
        String its = author.page(form).select("#unsaved a").attr("href");
        assertThat(its).isEqualTo(form + "?standard=" + standard);
        assertThat(author.page(its).select("#baseline").val()).isEqualTo("76");
        assertThat(author.post(form + "/rows", its, fields(author.page(its))).statusCode()).isEqualTo(302);
        assertThat(author.page(form).select("#unsaved")).isEmpty();
        assertThat(TargetDrafting.draft(studio.read(ways)).orElseThrow().text()).contains(standard + ",76,");
    }

    @Test
    void itIsNobodyElsesAndNoHostileOneIsKept() {
        ChangeRequest draft = done(closures.begin(studio.author));
        Actor actor = Actor.named(authorName);
        done(rows.keep(actor, draft.reference(), TypedTable.CLOSURE_DAYS, Map.of("words", "Mine", "another", "field")));
        assertThat(rows.of(draft, authorName)).singleElement().satisfies(row -> assertThat(row.fields()).containsEntry("words", "Mine").doesNotContainKey("another"));
        assertThat(rows.of(draft, "somebody else")).isEmpty();
        refused(rows.keep(actor, draft.reference(), TypedTable.CLOSURE_DAYS, Map.of("words", "x".repeat(2_001))), Kind.INVALID, "at most 2000");
        refused(rows.keep(actor, draft.reference(), TypedTable.CLOSURE_DAYS, Map.of("words", "a\0b")), Kind.INVALID, "at most 2000");
        refused(rows.keep(actor, draft.reference(), TypedTable.ESCALATION_POLICY, Map.of("row", "x".repeat(401))), Kind.INVALID, "no such row");
        refused(rows.keep(actor, "RC-none", TypedTable.CLOSURE_DAYS, Map.of()), Kind.NOT_FOUND, "no such change request");
        for (int i = 0; i < 59; i++) {
            done(rows.keep(actor, draft.reference(), TypedTable.ESCALATION_POLICY, Map.of("row", "row " + i)));
        }
        refused(rows.keep(actor, draft.reference(), TypedTable.ESCALATION_POLICY, Map.of("row", "one more")), Kind.NOT_NOW, "Save or discard");
        done(rows.keep(actor, draft.reference(), TypedTable.ESCALATION_POLICY, Map.of("row", "row 7", "plan", "again")));
        assertThat(author.get("/standards/changes/" + draft.reference()).statusCode()).as("rows of a table that it does not change").isEqualTo(200);
        done(studio.withdrawing.withdraw(studio.author, draft.reference(), "The test is over."));
        refused(rows.keep(actor, draft.reference(), TypedTable.CLOSURE_DAYS, Map.of()), Kind.NOT_NOW, "cannot be changed");
        assertThat(rows.of(studio.read(draft), authorName)).isEmpty();
    }

    private void anotherAuthorTakesOutTheRowAboveAndChangesTheSameRow(ChangeRequest draft) {
        Actor another = Actor.named("another author");
        done(policies.remove(another, draft.reference(), null, line(draft, ABOUT).line() - 1));
        PolicyText.Line row = line(studio.read(draft), ABOUT);
        List<String> cells = new ArrayList<>(row.cells());
        cells.set(PolicyText.HEADER.indexOf("act"), "33 working days");
        done(policies.writeRow(another, draft.reference(), null, row.line(), cells));
    }

    private static PolicyText.Line line(ChangeRequest request, String about) {
        return PolicyDrafting.draft(request).orElseThrow().lines().stream().filter(line -> line.about().equals(about)).findFirst().orElseThrow();
    }

    private WrittenTable.Line wordLine(ChangeRequest draft, String word) {
        WrittenTable table = VocabularyDrafting.draft(studio.read(draft)).orElseThrow().table();
        return table.lines().stream().filter(line -> table.cell(line, "word").equals(word)).findFirst().orElseThrow();
    }

    private static Map<String, String> fields(Document page) {
        Map<String, String> fields = new HashMap<>();
        page.select("form[data-studio-typed] input[name], form[data-studio-typed] select[name]").forEach(input -> fields.put(input.attr("name"),
                input.is("select") ? input.select("option[selected]").val() : input.val()));
        fields.remove("_csrf");
        return fields;
    }
}
