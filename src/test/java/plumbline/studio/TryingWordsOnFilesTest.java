package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.studio.Studio.done;
import static plumbline.studio.Studio.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.breaches.whatif.Impact;
import plumbline.breaches.whatif.Impact.Effect;
import plumbline.breaches.whatif.ImpactCase;
import plumbline.breaches.whatif.ImpactFilter;
import plumbline.breaches.whatif.ImpactId;
import plumbline.breaches.whatif.KeptFindings;
import plumbline.breaches.whatif.NightOfWhatIfs;
import plumbline.breaches.whatif.WhatIf;
import plumbline.core.Actor;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.intake.Batch;
import plumbline.intake.BatchDecisions;
import plumbline.intake.BatchId;
import plumbline.intake.Imports;
import plumbline.intake.words.CouncilWord;
import plumbline.standards.AsAt;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;

/** Which breaches the council's words would open and clear is what a file brings when it is read by them, and nothing of the file is kept before. */
@PlumblineTest
class TryingWordsOnFilesTest {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String SERVICE = "client level data: service type";
    private static final String NURSING = "Long term support: Nursing care";
    private static final String HEADER = "LA Person Unique Identifier,Client Type,Event Type,Event Reference,Event Start Date,Event End Date,Gender,Service Type,Review Reason\n";
    private static final int PEOPLE = 6;

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    VocabularyDrafting drafting;
    @Autowired
    TryingWordsOnFiles trying;
    @Autowired
    WhatIf whatIf;
    @Autowired
    Imports imports;
    @Autowired
    BatchDecisions decisions;
    @Autowired
    EvaluationRuns runs;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;
    @TempDir
    Path folder;
    Studio studio;
    /** Letters of this test's own, so that its words and people are nobody else's. */
    String own;
    String word;

    @BeforeEach
    void open() {
        studio = new Studio(context);
        own = UUID.randomUUID().toString().substring(0, 8);
        word = "Nursing home " + own;
    }

    @AfterEach
    void tidy() {
        studio.tidy();
        runs.lastCompleted().map(EvaluationRun::asAt).ifPresent(this::evaluate);
    }

    @Test
    void promisesTheBreachesThatTheFileBringsOnceTheWordsAreInForceAndThoseThatAnotherMeaningClears() {
        ChangeRequest draft = drafted(NURSING);
        Impact promised = tried(draft);
        assertThat(promised.ofFacts()).contains("words-" + own + ".csv: of its 6 rows, 6 would go in; by the words in force 0 do");
        assertThat(jdbc.sql("select count(*) from person where ref like ?").param("%" + own).query(Integer.class).single()).as("people of the file").isZero();
        assertThat(jdbc.sql("select count(*) from import_batch where file_name = ?").param("words-" + own + ".csv").query(Integer.class).single()).isZero();
        assertThat(KeptFindings.of(promised.id(), jdbc)).as("what was said of them").isZero();
        Map<String, Effect> effects = effects(promised);
        assertThat(effects).as("nobody was reviewed").isNotEmpty().hasSizeGreaterThanOrEqualTo(PEOPLE).allSatisfy((breach, effect) -> assertThat(effect).isEqualTo(Effect.OPENS));
        assertThat(promised.standards()).as("those of which something is said otherwise").isNotEmpty().hasSizeLessThan(studio.ruleSets.inForce().standards().size());
        assertThat(whatIf.newWork(promised.id())).isNotEmpty();
        assertThat(whatIf.monthEnds(promised.id())).isEmpty();

        inForce(draft);
        imported(file());
        evaluate(promised.asAt());
        assertThat(breaches("OPEN")).isEqualTo(effects.keySet());

        Set<String> open = breaches("OPEN");
        String looked = "Annual look " + own;
        String withReviews = file() + reviews(looked, BusinessTime.dayOf(promised.asAt().instant()).minusDays(20));
        ChangeRequest otherwise = drafted("client level data: event type", looked, "Review");
        Impact cleared = tried(otherwise, withReviews);
        assertThat(cleared.ofFacts()).contains("of its 12 rows, 12 would go in; by the words in force 6 do");
        assertThat(of(cleared, Effect.CLEARS)).as("everybody was reviewed").hasSizeGreaterThanOrEqualTo(PEOPLE);
        inForce(otherwise);
        imported(withReviews);
        evaluate(cleared.asAt());
        assertThat(breaches("CLEARED")).isEqualTo(of(cleared, Effect.CLEARS));
        open.removeAll(of(cleared, Effect.CLEARS));
        open.addAll(of(cleared, Effect.OPENS));
        assertThat(breaches("OPEN")).isEqualTo(open);
    }

    @Test
    void aFileThatWaitsIsTriedWithoutBeingGivenAndSaysSoOnThePagesOfTheChange() throws IOException {
        ChangeRequest draft = drafted(NURSING);
        Batch waiting = done(decisions.preview("words-" + own + ".csv", Optional.empty(), content(file()), Actor.named("data-steward")));
        assertThat(waiting.state()).isEqualTo(Batch.State.PREVIEWED);
        String page = "/standards/changes/" + draft.reference() + "/vocabulary-mapping";
        Path given = Files.writeString(folder.resolve("given-" + own + ".csv"), file());
        try (Visit visit = Browser.visit(port).signIn(TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR), TestUsers.PASSWORD)) {
            visit.open(page);
            assertThat(visit.page().locator("#not-tried").innerText()).contains("Nobody has tried");
            visit.page().click("button:has-text('Try the words on the file')");
            assertThat(visit.page().locator(".govuk-error-summary").innerText()).contains("Choose a file that waits, or give one.");
            assertThat(visit.barriers()).isEmpty();
            visit.screenshot("words-on-a-file-1280");
            visit.page().selectOption("#waiting", waiting.id().toString());
            visit.page().click("button:has-text('Try the words on the file')");
            visit.page().waitForSelector("h2:has-text('by team and service'), caption:has-text('Breaches by team and service')");
            assertThat(visit.page().locator("#of-facts").innerText()).contains("of its 6 rows, 6 would go in; by the words in force 0 do");
            assertThat(visit.page().locator("main").innerText()).contains("breaches would open").contains("the same file, read by the words in force").doesNotContain("month ends");
            assertThat(visit.barriers()).isEmpty();
            visit.screenshot("words-on-a-file-said-1280");
            visit.open(page);
            visit.page().setInputFiles("#file", given);
            visit.page().click("button:has-text('Try the words on the file')");
            visit.page().waitForSelector("caption:has-text('Breaches by team and service')");
            assertThat(visit.page().locator("#of-facts").innerText()).contains("given-" + own + ".csv");
            visit.open("/standards/changes/" + draft.reference());
            assertThat(visit.page().locator("#latest-trial").innerText()).contains("Complete").contains("given-" + own + ".csv");
            assertThat(visit.complaints()).isEmpty();
        }
        assertThat(done(decisions.discard(waiting.id(), Actor.named("data-steward"))).state()).isEqualTo(Batch.State.DISCARDED);
        refused(trying.start(draft, waiting.id(), studio.author), Kind.NOT_NOW, "waits no more");
        refused(trying.start(draft, new BatchId(Long.MAX_VALUE), studio.author), Kind.NOT_NOW, "waits no more");
    }

    @Test
    void whomItIsAboutIsForgottenAfterNinetyDaysUnlessTheFileCameIn() {
        ChangeRequest draft = drafted(NURSING);
        Impact once = tried(draft);
        int opens = Impact.totals(whatIf.counts(once.id())).get(Effect.OPENS);
        forgetsAfter(once, 89);
        assertThat(effects(once)).hasSizeGreaterThanOrEqualTo(PEOPLE);
        forgetsAfter(once, 91);
        assertThat(effects(once)).isEmpty();
        assertThat(Impact.totals(whatIf.counts(once.id())).get(Effect.OPENS)).as("the number stays").isEqualTo(opens);
        assertThat(jdbc.sql("select count(*) from impact_case where impact = ? and (subject_ref || explanation) like ?").params(once.id().value(), "%" + own + "%")
                .query(Integer.class).single()).isZero();
        Impact again = tried(draft);
        inForce(draft);
        imported(file());
        forgetsAfter(again, 91);
        assertThat(effects(again)).as("their facts are kept and purged as any").hasSizeGreaterThanOrEqualTo(PEOPLE);
    }

    private void forgetsAfter(Impact impact, int days) {
        jdbc.sql("update impact set started_at = ? where id = ?").params(Timestamp.from(context.getBean(Clock.class).instant().minus(Duration.ofDays(days))), impact.id().value()).update();
        NightOfWhatIfs.passes(context);
    }

    @Test
    void whatCannotBeTriedIsRefusedWithTheReason() {
        ChangeRequest draft = drafted(NURSING);
        refused(trying.start(draft, "nothing.csv", content("a,b\n1,2\n"), studio.author), Kind.INVALID, "");
        refused(trying.start(draft, "empty.csv", content(""), studio.author), Kind.INVALID, "empty");
        String holidays = "{\"england-and-wales\":{\"division\":\"england-and-wales\",\"events\":[{\"title\":\"A day\",\"date\":\"2031-01-01\",\"notes\":\"\",\"bunting\":true}]}}";
        refused(trying.start(draft, "bank-holidays.json", content(holidays), studio.author), Kind.INVALID, "no field with a list of values");
        ChangeRequest wrong = drafted("no such value");
        refused(trying.start(wrong, "words.csv", content(file()), studio.author), Kind.NOT_NOW, "Something is wrong with a row");
        ChangeRequest other = studio.retitled("Another title " + own, studio.today());
        refused(trying.start(other, "words.csv", content(file()), studio.author), Kind.NOT_FOUND, "does not change the vocabulary mapping");
    }

    @Test
    void oneThatIsCancelledLeavesNothingAndIsTriedAgain() {
        ChangeRequest draft = drafted(NURSING);
        ImpactId id = done(trying.start(draft, "words-" + own + ".csv", content(file()), studio.author));
        boolean cancelled = whatIf.cancel(id, studio.author) instanceof plumbline.core.Attempt.Done;
        Impact ended = ended(id);
        assertThat(ended.state()).isEqualTo(cancelled ? Impact.State.CANCELLED : Impact.State.COMPLETED);
        assertThat(effects(ended).isEmpty()).isEqualTo(cancelled);
        assertThat(effects(tried(draft))).hasSizeGreaterThanOrEqualTo(PEOPLE);
    }

    private ChangeRequest drafted(String means) {
        return drafted(SERVICE, word, means);
    }

    private ChangeRequest drafted(String field, String word, String means) {
        ChangeRequest draft = done(drafting.begin(studio.author));
        Integer line = VocabularyDrafting.draft(draft).orElseThrow().table().lines().stream().filter(row -> row.cells().contains(word)).findFirst().map(row -> row.line()).orElse(null);
        return done(drafting.put(studio.author, draft.reference(), null, line, new CouncilWord(field, word, means), "How files say it"));
    }

    private Impact tried(ChangeRequest draft) {
        return tried(draft, file());
    }

    private Impact tried(ChangeRequest draft, String file) {
        Impact ended = ended(done(trying.start(studio.read(draft), "words-" + own + ".csv", content(file), studio.author)));
        assertThat(ended.state()).as(ended.problem()).isEqualTo(Impact.State.COMPLETED);
        assertThat(trying.latest(studio.read(draft))).hasValueSatisfying(latest -> assertThat(latest.id()).isEqualTo(ended.id()));
        return ended;
    }

    private Impact ended(ImpactId id) {
        return Awaitility.await().atMost(LONGEST).until(() -> whatIf.impact(id).orElseThrow(), impact -> impact.state() != Impact.State.RUNNING);
    }

    private void inForce(ChangeRequest draft) {
        done(studio.drafting.describe(studio.author, draft.reference(), null, "The council's words " + own, "Files say it so.", studio.today()));
        ChangeRequest submitted = done(studio.submitting.submit(studio.author, draft.reference(), studio.read(draft).version()));
        assertThat(studio.approved(submitted).state()).isEqualTo(ChangeState.IN_FORCE);
    }

    private void evaluate(AsAt asAt) {
        RunId run = done(runs.start(asAt, Actor.SERVICE));
        Awaitility.await().atMost(LONGEST).until(() -> runs.run(run).orElseThrow().state() == EvaluationRun.State.COMPLETED
                && jdbc.sql("select count(*) from applied_run where run = ?").param(run.value()).query(Integer.class).single() == 1);
    }

    /** What would become of the breaches of the file's people. Other tests' people are read by the same words both times. */
    private Map<String, Effect> effects(Impact impact) {
        Map<String, Effect> effects = new TreeMap<>();
        for (int page = 1, pages = 1; page <= pages; page++) {
            var cases = whatIf.cases(impact.id(), new ImpactFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), page);
            pages = cases.pages();
            cases.items().stream().filter(one -> String.valueOf(one.breach().subject().personRef()).endsWith(own)).forEach(one -> effects.put(name(one), one.effect()));
        }
        return effects;
    }

    private static String name(ImpactCase one) {
        return one.breach().standard() + " " + one.breach().subject().ref() + " " + one.breach().period();
    }

    private Set<String> of(Impact impact, Effect wanted) {
        return effects(impact).entrySet().stream().filter(one -> one.getValue() == wanted).map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> breaches(String state) {
        return new TreeSet<>(jdbc.sql("select standard || ' ' || subject_ref || ' ' || period from breach where state = ? and person_ref like ?").params(state, "%" + own)
                .query(String.class).list());
    }

    private String file() {
        return HEADER + IntStream.range(0, PEOPLE).mapToObj(i -> "P%d-%s,Service user,Service,S%d-%s,01/04/2023,,Male,%s,\n".formatted(i, own, i, own, word)).collect(Collectors.joining());
    }

    private String reviews(String event, LocalDate day) {
        String written = day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
        return IntStream.range(0, PEOPLE).mapToObj(i -> "P%d-%s,Service user,%s,V%d-%s,%s,%s,Male,,Planned\n".formatted(i, own, event, i, own, written, written))
                .collect(Collectors.joining());
    }

    private static InputStream content(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private void imported(String file) {
        Batch batch = done(imports.importFile("words-" + own + ".csv", Optional.empty(), content(file), Actor.named("data-steward")));
        assertThat(List.of(batch.repeated(), batch.rejected() > 0)).containsExactly(false, false);
    }
}
