package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.breaches.whatif.ImpactId;
import plumbline.breaches.whatif.WhatIf;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rule studio as its people use it: by its pages, without scripts, and by the API. */
@PlumblineTest
class StudioPagesTest {

    private static final String STANDARD = Studio.STANDARD;
    private static final Path HOSTILE = Path.of("src/test/resources/hostile/dslr");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;

    Studio studio;
    String authorName;
    Visitor author;
    Visitor approver;

    @BeforeEach
    void signIn() {
        studio = new Studio(context);
        authorName = TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR);
        author = new Visitor(port);
        author.signIn(authorName, TestUsers.PASSWORD);
        approver = new Visitor(port);
        approver.signIn(TestUsers.anybody(users, jdbc, Role.POLICY_APPROVER), TestUsers.PASSWORD);
    }

    @AfterEach
    void tidy() {
        studio.tidy();
    }

    @Test
    void fromTheStandardToTheDayItIsInForceAndBack() {
        int before = studio.ruleSets.inForce().version().number();
        assertThat(approver.page("/standards/" + STANDARD).select("button").eachText()).doesNotContain("Change this standard");
        String edit = location(author.post("/standards/changes", "/standards/" + STANDARD, Map.of("standard", STANDARD)));
        Document page = author.page(edit);
        String rules = page.select("#rules").val();
        String examples = page.select("#examples").val();
        String version = page.select("form[data-studio-draft] input[name=version]").val();
        String broken = rules.replace("the limit is 2 working days", "the limit is twenty days");
        assertThat(broken).isNotEqualTo(rules);
        assertThat(author.post(edit, edit, Map.of("rules", broken, "examples", examples, "version", version)).statusCode()).isEqualTo(302);
        assertThat(author.page(edit).select("#rules-error").text()).contains("Line ").contains("column ").contains("expected a number of days between 1 and 3650, found 'twenty'");
        HttpResponse<String> second = author.post(edit, edit, Map.of("rules", "their text", "examples", "", "version", version));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("their text").contains(authorName + " has saved this draft since");
        String change = edit.substring(0, edit.lastIndexOf('/'));
        Document refused = Jsoup.parse(post(author, change, "/submit", Map.of()).body());
        assertThat(refused.select(".govuk-error-summary").text()).contains("Say why the change is wanted");
        write(edit, rules.replaceFirst("title: .*", "title: A title by the pages"), examples);
        assertThat(post(author, change, "/describe", Map.of("heading", "Another title", "reason", "It reads better.", "inForceOn-day",
                String.valueOf(studio.today().getDayOfMonth()), "inForceOn-month", String.valueOf(studio.today().getMonthValue()), "inForceOn-year",
                String.valueOf(studio.today().getYear()))).statusCode()).isEqualTo(302);
        assertThat(author.page(change).select("#trial ~ p").text()).contains("Ready");
        assertThat(author.page("/standards/" + STANDARD).text()).contains(change.substring(change.lastIndexOf('/') + 1) + ": Draft");
        assertThat(post(author, change, "/submit", Map.of()).statusCode()).isEqualTo(302);
        studio.awaitWhatIf(studio.requests.called(change.substring(change.lastIndexOf('/') + 1)).orElseThrow());
        assertThat(post(author, change, "/approve", Map.of()).statusCode()).isEqualTo(403);
        Document read = approver.page(change);
        assertThat(read.select("ins").text()).contains("title by the pages");
        assertThat(read.select("tr:contains(Changed) del").text()).isNotBlank();
        assertThat(post(approver, change, "/request-changes", Map.of("why", "")).statusCode()).isEqualTo(422);
        assertThat(post(approver, change, "/approve", Map.of("hash", read.select("input[name=hash]").val())).statusCode()).isEqualTo(302);
        assertThat(approver.page(change).text()).contains("In force").contains("Rule set version " + (before + 1)).doesNotContain("Does it hold?");
        assertThat(author.page("/standards/" + STANDARD).select("h1").text()).isEqualTo("A title by the pages");
        String versions = "/standards/versions/" + (before + 1);
        assertThat(author.page("/standards/versions").select("tbody").text()).contains("Another title. It reads better.");
        assertThat(author.page(versions + "?from=" + before).select("ins").text()).contains("title by the pages");
        Document history = author.page(author.page("/standards/" + STANDARD).select("main a:contains(Before and after)").first().attr("href"));
        assertThat(history.select("ins").text()).contains("title by the pages");
        assertThat(history.select("main section h3").eachText()).isNotEmpty().allMatch(path -> path.contains(STANDARD));
        assertThat(author.page("/standards/versions?on-day=1&on-month=1&on-year=2000").text()).contains("no version had been stored here yet");
        assertThat(author.page("/standards/versions?on-day=x&on-month=1&on-year=2000").select(".govuk-error-summary").text()).contains("Enter a day");
        String earlier = "/standards/versions/" + before;
        assertThat(author.page(earlier).text()).doesNotContain("Bring this version back");
        assertThat(approver.post(earlier + "/restore", earlier, Map.of("why", "")).statusCode()).isEqualTo(422);
        assertThat(approver.post(earlier + "/restore", earlier, Map.of("why", "It read better before.")).statusCode()).isEqualTo(302);
        assertThat(approver.page(change).text()).contains("Rolled back");
        assertThat(studio.title(STANDARD)).isNotEqualTo("A title by the pages");
    }

    @Test
    void theApiDoesTheSame() {
        JsonNode begun = api(author, "", Map.of("standard", STANDARD));
        String reference = begun.get("reference").asString();
        String rules = begun.get("files").get(0).get("content").asString();
        String examples = begun.get("files").get(1).get("content").asString();
        List<String> texts = begun.get("files").get(0).get("path").asString().endsWith(".dslr") ? List.of(rules, examples) : List.of(examples, rules);
        api(author, "/" + reference + "/standards/" + STANDARD, Map.of("rules", texts.get(0).replaceFirst("title: .*", "title: By the API"), "examples", texts.get(1)));
        api(author, "/" + reference + "/description", Map.of("heading", "API", "reason", "Why not.", "inForceOn", studio.today().toString()));
        assertThat(api(author, "/" + reference + "/trial", Map.of()).get("fine").asBoolean()).isTrue();
        String hash = api(author, "/" + reference + "/submit", Map.of()).get("submittedHash").asString();
        studio.awaitWhatIf(studio.requests.called(reference).orElseThrow());
        JsonNode approved = api(approver, "/" + reference + "/approve", Map.of("hash", hash));
        assertThat(approved.get("state").asString()).isEqualTo("IN_FORCE");
        assertThat(approved.get("story").valueStream().map(entry -> entry.get("what").asString()).toList()).contains("Submitted", "Approved");
        String number = approved.get("becameVersion").asString();
        assertThat(author.get("/api/v1/rule-set-versions/" + number).body()).contains("By the API");
        assertThat(author.get("/api/v1/rule-set-versions?on=" + studio.today()).body()).contains("\"number\":" + number);
        assertThat(author.get("/standards/versions/" + number + "/rules.zip").headers().firstValue("Content-Type")).contains("application/zip");
        HttpResponse<String> handedOut = author.get("/api/v1/rule-set-versions/" + number + "/rules.zip");
        assertThat(handedOut.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(handedOut.headers().firstValue("Content-Disposition").orElse("")).contains("rules-version-" + number + ".zip");
        assertThat(author.get("/api/v1/change-requests?state=IN_FORCE").body()).contains(reference);
        assertThat(author.get("/api/v1/change-requests/RC-0").statusCode()).isEqualTo(404);
    }

    @Test
    void everyPageOfTheStudioIsAccessible() {
        ChangeRequest draft = studio.draft(STANDARD, text -> text.replace("the limit is 2 working days", "the limit is twenty days"), text -> text, studio.today());
        ChangeRequest submitted = studio.submitted(studio.retitled("For the browser", studio.today()));
        String tried = "/standards/what-ifs/" + lookedBack(submitted);
        try (Visit visit = Browser.visit(port).signIn(authorName, TestUsers.PASSWORD)) {
            for (String path : List.of(tried, tried + "/month-ends", "/standards/changes", "/standards/changes/" + draft.reference(), "/standards/changes/" + draft.reference() + "/" + STANDARD,
                    "/standards/changes/" + draft.reference() + "/" + STANDARD + "/form", "/standards/changes/" + draft.reference() + "/examples",
                    "/standards/changes/" + draft.reference() + "/" + STANDARD + "/cases", "/standards/new",
                    "/standards/changes/" + submitted.reference(), "/standards/versions", "/standards/versions/1", "/standards/" + STANDARD)) {
                assertThat(visit.open(path)).as(path).isEqualTo(200);
                if (visit.page().locator("textarea[data-rule-editor]").count() > 0) {
                    visit.page().waitForSelector("#examples-help");
                }
                assertThat(visit.barriers()).as(path).isEmpty();
                visit.page().setViewportSize(320, Browser.HEIGHT);
                assertThat(visit.overflow()).as(path + " at 320 pixels").isZero();
                visit.page().setViewportSize(Browser.WIDTH, Browser.HEIGHT);
            }
            theEditorByKeyboard(visit, "/standards/changes/" + draft.reference() + "/" + STANDARD);
            assertThat(visit.complaints()).isEmpty();
        }
    }

    /** The what-if of a change, when it has looked back at every month end. */
    private ImpactId lookedBack(ChangeRequest submitted) {
        WhatIf whatIf = context.getBean(WhatIf.class);
        ImpactId tried = studio.liveFacts.latest(submitted).orElseThrow().id();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> whatIf.monthEnds(tried).size() == whatIf.monthsToLookBack());
        return tried;
    }

    @Test
    void aDraftSavesItselfAndTheOtherWriterIsToldAndOverwritesNothing() {
        ChangeRequest draft = Studio.done(studio.drafting.begin(studio.author, STANDARD));
        String edit = "/standards/changes/" + draft.reference() + "/" + STANDARD;
        try (Visit first = Browser.visit(port).signIn(authorName, TestUsers.PASSWORD);
             Visit second = Browser.visit(port).signIn(TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR), TestUsers.PASSWORD)) {
            first.open(edit);
            second.open(edit);
            typeOnTheFirstLine(first.page(), " written first");
            first.page().waitForSelector("#draft-saving:has-text('Saved at')");
            assertThat(Studio.text(studio.read(draft), true).lines().findFirst()).hasValueSatisfying(line -> assertThat(line).endsWith(" written first"));
            typeOnTheFirstLine(second.page(), " written second");
            second.page().waitForSelector("#draft-saving:has-text('Not saved')");
            assertThat(Studio.text(studio.read(draft), true)).contains(" written first").doesNotContain(" written second");
            assertThat(second.page().inputValue("#rules")).as("what the second wrote is still before them").contains(" written second");
            // Whoever comes later is told before they write.
            second.open("/standards/changes");
            second.open(edit);
            assertThat(second.page().locator(".govuk-warning-text").innerText()).contains(authorName);
        }
    }

    @Test
    void pressingTheButtonAgainOverwritesNothingEither() {
        ChangeRequest draft = Studio.done(studio.drafting.begin(studio.author, STANDARD));
        String edit = "/standards/changes/" + draft.reference() + "/" + STANDARD;
        String rules = Studio.text(draft, true);
        Map<String, String> typed = new HashMap<>(Map.of("version", String.valueOf(draft.version()), "rules", rules.replaceFirst("title: .*", "title: Mine"),
                "examples", Studio.text(draft, false)));
        Studio.done(studio.drafting.write(studio.author, draft.reference(), draft.version(), STANDARD, rules.replaceFirst("title: .*", "title: Theirs"), Studio.text(draft, false)));
        for (int pressed = 0; pressed < 2; pressed++) {
            HttpResponse<String> told = author.post(edit, edit, typed);
            assertThat(told.statusCode()).isEqualTo(409);
            typed.put("version", Jsoup.parse(told.body()).select("form[data-studio-draft] input[name=version]").val());
        }
        assertThat(Studio.text(studio.read(draft), true)).contains("title: Theirs").doesNotContain("title: Mine");
        String form = edit + "/form";
        Map<String, String> field = new HashMap<>(Map.of("version", String.valueOf(draft.version())));
        for (int pressed = 0; pressed < 2; pressed++) {
            HttpResponse<String> told = author.post(form, form, field);
            assertThat(told.statusCode()).isEqualTo(409);
            field.put("version", Jsoup.parse(told.body()).select("form[data-studio-fields] input[name=version]").val());
        }
    }

    @Test
    void theFormSavesItselfIntoTheText() {
        ChangeRequest draft = Studio.done(studio.drafting.begin(studio.author, STANDARD));
        assertThat(Studio.text(draft, true)).contains("the limit is 2 working days");
        try (Visit visit = Browser.visit(port).signIn(authorName, TestUsers.PASSWORD)) {
            visit.open("/standards/changes/" + draft.reference() + "/" + STANDARD + "/form");
            visit.page().locator("input[type='text'][value='2']").first().fill("3");
            visit.page().waitForSelector("#draft-saving:has-text('Saved at')");
            assertThat(Studio.text(studio.read(draft), true)).contains("the limit is 3 working days").doesNotContain("the limit is 2 working days");
            visit.page().locator("input[type='text'][value='2']").first().fill("no number");
            visit.page().waitForSelector("#draft-saving:has-text('Not saved')");
            assertThat(Studio.text(studio.read(draft), true)).contains("the limit is 3 working days");
            visit.page().locator("input[type='text'][value='2']").first().fill("4");
            visit.page().waitForSelector("#draft-saving:has-text('Saved at')");
            assertThat(Studio.text(studio.read(draft), true)).contains("the limit is 4 working days");
        }
    }

    private static void typeOnTheFirstLine(Page page, String words) {
        page.waitForSelector("#examples-help");
        page.locator(".cm-content").first().focus();
        page.keyboard().press("Control+Home");
        page.keyboard().press("End");
        page.keyboard().type(words);
        page.keyboard().press("Escape");
    }

    /** The editor marks what is wrong, offers sentences and what their slots take, and the Tab key leaves it. */
    private static void theEditorByKeyboard(Visit visit, String path) {
        visit.open(path);
        Page page = visit.page();
        page.waitForSelector("#examples-help");
        assertThat(page.locator("#rules").isVisible()).as("the text area behind the editor").isFalse();
        page.locator(".cm-content").first().focus();
        page.keyboard().press("Control+End");
        page.waitForSelector(".cm-lintRange-error");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("End");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("End");
        page.keyboard().press("Enter");
        page.keyboard().type("a breach is");
        page.waitForSelector(".cm-tooltip-autocomplete li[aria-selected]");
        page.keyboard().press("Escape");
        page.keyboard().type(" S1 after 30 days");
        assertThat(page.inputValue("#rules")).contains("a breach is S1 after 30 days");
        assertThat(page.locator("#rules-help").innerText()).contains("takes a severity S1, S2, S3 or S4");
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.closest('.cm-editor') === document.querySelector('.cm-editor')")).as("the Tab key leaves the text").isEqualTo(false);
    }

    @Test
    void hostileDraftsAreRefusedWhilePagesGoOn() throws Exception {
        List<Path> corpus;
        try (Stream<Path> files = Files.list(HOSTILE)) {
            corpus = files.sorted().toList();
        }
        assertThat(corpus).hasSizeGreaterThan(90);
        String reference = api(author, "", Map.of("standard", STANDARD)).get("reference").asString();
        // What is tried first is hostile already, whichever of the twenty comes first.
        api(author, "/" + reference + "/standards/" + STANDARD, Map.of("rules", "import java.lang.Runtime", "examples", "!!javax.script"));
        String token = author.page("/accessibility").select("input[name=_csrf]").attr("value");
        int before = studio.ruleSets.inForce().version().number();
        ExecutorService twenty = Executors.newFixedThreadPool(20);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (Path file : corpus) {
                String text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                answers.add(twenty.submit(() -> send(author, token, "/look", Map.of("path", "england/evil/ASC-EVL-01.dslr", "text", text))));
                answers.add(twenty.submit(() -> send(author, token, "/" + reference + "/standards/" + STANDARD, Map.of("rules", text, "examples", text))));
                answers.add(twenty.submit(() -> send(author, token, "/" + reference + "/trial", Map.of())));
            }
            int pages = 0;
            while (answers.stream().anyMatch(answer -> !answer.isDone()) || pages == 0) {
                assertThat(approver.get("/standards/changes").statusCode()).isEqualTo(200);
                pages++;
            }
            for (Future<HttpResponse<String>> answer : answers) {
                HttpResponse<String> got = answer.get(60, java.util.concurrent.TimeUnit.SECONDS);
                assertThat(got.statusCode()).as(got.body()).isIn(200, 409, 422);
                assertThat(got.body()).doesNotContain("\"fine\":true").isNotEqualTo("[]");
            }
        } finally {
            twenty.shutdownNow();
        }
        assertThat(studio.ruleSets.inForce().version().number()).isEqualTo(before);
        ChangeRequest draft = studio.requests.called(reference).orElseThrow();
        Studio.refused(studio.submitting.submit(studio.author, reference, draft.version()), plumbline.core.Attempt.Kind.INVALID, "Say why");
    }

    private void write(String edit, String rules, String examples) {
        String version = author.page(edit).select("form[data-studio-draft] input[name=version]").val();
        assertThat(author.post(edit, edit, Map.of("rules", rules, "examples", examples, "version", version)).statusCode()).isEqualTo(302);
    }

    private static HttpResponse<String> post(Visitor visitor, String change, String what, Map<String, String> fields) {
        Map<String, String> all = new java.util.LinkedHashMap<>(fields);
        all.putIfAbsent("version", visitor.page(change).select("input[name=version]").attr("value"));
        return visitor.post(change + what, change, all);
    }

    private static JsonNode api(Visitor visitor, String path, Map<String, ?> body) {
        HttpResponse<String> answer = send(visitor, visitor.page("/accessibility").select("input[name=_csrf]").attr("value"), path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> send(Visitor visitor, String token, String path, Map<String, ?> body) {
        return visitor.send(visitor.request("/api/v1/change-requests" + path).header("X-CSRF-TOKEN", token).header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(90)).POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
    }
}
