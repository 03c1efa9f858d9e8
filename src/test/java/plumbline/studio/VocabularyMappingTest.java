package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static plumbline.studio.Studio.done;
import static plumbline.studio.Studio.refused;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt.Kind;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.intake.Batch;
import plumbline.intake.Fault;
import plumbline.intake.Imports;
import plumbline.intake.ReadWord;
import plumbline.intake.words.CouncilWord;
import plumbline.intake.words.WordEffect;
import plumbline.intake.words.WordFile;
import plumbline.intake.words.WordImpact;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;

/** From a word that no list knows to the row that is read by it: drafted, tried, approved by another person, in force, taken back. */
@PlumblineTest
class VocabularyMappingTest {

    private static final String PAGE = "/standards/vocabulary-mapping";
    private static final String SERVICE = "client level data: service type";
    private static final String NURSING = "Long term support: Nursing care";
    private static final String HEADER = "LA Person Unique Identifier,Client Type,Event Type,Event Reference,Event Start Date,Event End Date,Gender,Service Type\n";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    VocabularyDrafting drafting;
    @Autowired
    Imports imports;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;
    Studio studio;
    /** Letters of this test's own, so that its words are nobody else's. */
    String own;

    @BeforeEach
    void open() {
        studio = new Studio(context);
        own = UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void tidy() {
        studio.tidy();
    }

    @Test
    void fromAFaultToTheWordInForceToTheRowReadAndBack() {
        String word = "Nursing home " + own;
        String file = services(word, 6);
        Batch before = imported(file);
        assertThat(before.rejected()).as("nobody knows the word").isEqualTo(6);
        assertThat(imports.words(before.id())).isEmpty();

        Visitor author = visitor(Role.POLICY_AUTHOR);
        Visitor approver = visitor(Role.POLICY_APPROVER);
        assertThat(approver.page(PAGE).select("main form")).as("only an author changes it").isEmpty();
        Element proposed = author.page(PAGE).select("#unread-words tbody tr").stream().filter(row -> row.text().contains(word)).findFirst().orElseThrow();
        assertThat(proposed.text()).contains(SERVICE).contains("6 6 " + NURSING);
        Map<String, String> offered = new HashMap<>();
        proposed.select("input[name]").forEach(input -> offered.put(input.attr("name"), input.val()));
        offered.remove("_csrf");
        String table = location(author.post("/standards/changes/vocabulary-mapping", PAGE, offered));
        String change = table.substring(0, table.lastIndexOf('/'));
        String reference = change.substring(change.lastIndexOf('/') + 1);
        Document drafted = author.page(table);
        assertThat(drafted.select("#rows tbody tr").text()).contains(word).contains(NURSING).contains("Stands in 6 rows that could not be read");
        assertThat(drafted.select("#unread-words").text()).as("it is no longer proposed").doesNotContain(word);
        assertThat(drafted.select("#words-impact").text()).contains(SERVICE + ": '" + word + "' is read as '" + NURSING + "'")
                .contains("Would be read 6 rows").contains("Would no longer be read 0 rows");
        String rows = drafted.select("#words-lines a").first().attr("href");
        Document listed = author.page(rows);
        assertThat(listed.select("#listed tbody tr")).hasSize(6);
        assertThat(listed.select("#listed").text()).contains("Import " + before.id()).contains("Left out").contains("Service Type");
        assertThat(author.get(rows.replace("effect=READ", "effect=FAULT")).statusCode()).as("nobody looks for other rows that way").isEqualTo(404);

        inForce(studio.requests.called(reference).orElseThrow(), "6 rows of imported files that could not be read would be");
        assertThat(author.page(PAGE).select("#rows").text()).contains(word).contains(NURSING);
        assertThat(author.page(PAGE).select("#changes").text()).contains(reference).contains("In force");
        assertThat(author.get("/api/v1/vocabulary-mapping").body()).contains("\"word\":\"" + word + "\"");
        assertThat(author.page(change).select("main").text()).contains("Added").contains("Is read as: " + NURSING);

        Batch read = imported(file);
        assertThat(read.repeated()).isFalse();
        assertThat(List.of(read.accepted(), read.rejected(), read.doubtful())).containsExactly(6, 0, 0);
        assertThat(imports.words(read.id())).containsExactly(new ReadWord(SERVICE, word, NURSING, 6));
        assertThat(jdbc.sql("select distinct setting from service where batch = ?").param(read.id().value()).query(String.class).list()).containsExactly("nursing care");
        assertThat(author.page("/imports/" + read.id()).select("#read-words").text()).contains(word).contains(NURSING).contains("6");
        assertThat(author.get("/api/v1/imports/" + read.id() + "/words").body()).contains("\"means\":\"" + NURSING + "\"").contains("\"rows\":6");
        assertThat(imported(file).repeated()).as("the same content by the same words").isTrue();

        ChangeRequest without = done(drafting.begin(studio.author));
        done(drafting.remove(studio.author, without.reference(), null, line(without, word)));
        assertThat(drafting.impact(studio.read(without)).orElseThrow().lines()).filteredOn(line -> line.word().equals(word)).singleElement().satisfies(line -> {
            assertThat(line.effect()).isEqualTo(WordEffect.FAULT);
            assertThat(line.rows()).isEqualTo(6);
            assertThat(drafting.rows(line, 1).items()).hasSize(6).allSatisfy(row -> assertThat(row.became()).isEqualTo("Read as " + NURSING));
        });
        ChangeRequest otherwise = done(drafting.begin(studio.author));
        done(drafting.put(studio.author, otherwise.reference(), null, line(otherwise, word), new CouncilWord(SERVICE, word, "Long term support: Prison"), "It is none"));
        assertThat(drafting.impact(studio.read(otherwise)).orElseThrow().lines()).filteredOn(line -> line.word().equals(word)).singleElement().satisfies(line -> {
            assertThat(line.effect()).isEqualTo(WordEffect.OTHERWISE);
            assertThat(List.of(line.before(), line.after())).containsExactly(NURSING, "Long term support: Prison");
        });
        inForce(studio.read(without), "6 would become faults");
        Batch again = imported(file);
        assertThat(again.repeated()).isFalse();
        assertThat(again.rejected()).as("the word is nobody's again").isEqualTo(6);
    }

    @Test
    void aRowThatWentInWithoutTheValueIsReadAgainAndListedValuesStayAsTheyAre() {
        String word = "Lady " + own;
        String file = HEADER + "P-" + own + ",Service user,Request,R-" + own + ",01/04/2026,02/04/2026," + word + ",\n"
                + "P2-" + own + ",Service user,Request,R2-" + own + ",01/04/2026,02/04/2026,Male,\n";
        Batch before = imported(file);
        assertThat(List.of(before.rejected(), before.doubtful())).containsExactly(0, 1);
        assertThat(imported(file).repeated()).isTrue();
        ChangeRequest begun = done(drafting.begin(studio.author));
        done(drafting.put(studio.author, begun.reference(), null, null, new CouncilWord("client level data: gender", word.toUpperCase(java.util.Locale.ROOT), "Female"), "How the old system says it"));
        inForce(studio.read(begun), "1 rows of imported files");
        Batch read = imported(file);
        assertThat(read.repeated()).as("the same content is other facts by other words").isFalse();
        assertThat(read.doubtful()).isZero();
        assertThat(imports.words(read.id())).singleElement().satisfies(one -> assertThat(List.of(one.means(), one.rows())).containsExactly("Female", 1));
    }

    @Test
    void whatTheRowIsAboutIsReadFirstAndFaultsSayWhatIsWritten() {
        ChangeRequest begun = done(drafting.begin(studio.author));
        String reference = begun.reference();
        done(drafting.put(studio.author, reference, null, null, new CouncilWord("event list: entity type", "SG " + own, "safeguarding concern"), "x"));
        done(drafting.put(studio.author, reference, null, null, new CouncilWord("event list: event type of safeguarding concern", "Rcvd " + own, "received"), "x"));
        done(drafting.put(studio.author, reference, null, null, new CouncilWord("record list: record kind", "Audit " + own, "case-file audit"), "x"));
        done(drafting.put(studio.author, reference, null, null, new CouncilWord("client level data: event type", "Ask " + own, "Request"), "x"));
        done(drafting.put(studio.author, reference, null, null, new CouncilWord(SERVICE, "Jail " + own, "Long term support: Prison"), "x"));
        inForce(studio.read(begun), "0 rows");
        Batch events = imported("entity_type,entity_ref,person_ref,location_id,team,event_type,start_date,start_time,end_date,due_date,reason\n"
                + "sg " + own + ",C-" + own + ",P-" + own + ",,,RCVD " + own + ",12/06/2026,10:00,,,\n"
                + "safeguarding concern,C2-" + own + ",P-" + own + ",,,Rcvd " + own + ",12/06/2026,10:00,,,\n"
                + "pause,H-" + own + ",P-" + own + ",,,Rcvd " + own + ",12/06/2026,10:00,,,\n");
        assertThat(List.of(events.accepted(), events.rejected())).as("of another entity it is no event").containsExactly(2, 1);
        assertThat(imports.words(events.id())).extracting(ReadWord::word, ReadWord::rows)
                .containsExactly(tuple("Rcvd " + own, 2), tuple("SG " + own, 1));
        Batch requests = imported(HEADER + "P-" + own + ",Service user,Ask " + own + ",R-" + own + ",01/04/2026,02/04/2026,Male,Jail " + own + "\n");
        assertThat(requests.accepted()).isEqualTo(1);
        assertThat(imports.faults(requests.id(), 1).faults()).extracting(Fault::value).containsExactly("Jail " + own);
    }

    @Test
    void rowsAreCountedByTeamAndThoseWithAnotherFaultAreNotPromised() {
        String team = "words-" + own;
        jdbc.sql("insert into org_unit (code, kind, name, parent, depth) values (?, 'TEAM', ?, (select code from org_unit where kind = 'COUNCIL'), 1)").params(team, "Team " + own).update();
        String grade = "record list: grade of case-file audit";
        String word = "Fab " + own;
        String file = "Record kind,Record ref,Person ref,Team,Completed on,Grade\n"
                + "case-file audit,A1-" + own + ",P-" + own + "," + team + ",01/04/2026," + word + "\n"
                + "case-file audit,A2-" + own + ",P-" + own + "," + team + ",no day," + word + "\n"
                + "case-file audit,A3-" + own + ",Q-" + own + ",,01/04/2026," + word + "\n"
                + "case-file audit,A4-" + own + ",P-" + own + "," + team + ",01/04/2026,good\n";
        assertThat(imported(file).rejected()).isEqualTo(3);
        ChangeRequest begun = done(drafting.begin(studio.author));
        done(drafting.put(studio.author, begun.reference(), null, null, new CouncilWord(grade, word, "outstanding"), "How the audit tool says it"));
        assertThat(drafting.impact(studio.read(begun)).orElseThrow().lines()).extracting(WordImpact.Line::unit, WordImpact.Line::unitName, WordImpact.Line::rows, WordImpact.Line::others)
                .containsExactlyInAnyOrder(tuple(team, "Team " + own, 2, 1),
                        tuple(null, "Rows that do not tell their team", 1, 0));
        assertThat(visitor(Role.POLICY_APPROVER).page("/standards/changes/" + begun.reference() + "/vocabulary-mapping").select("#words-impact").text())
                .contains("1 of the rows that would be read have something else against them").contains("Team " + own);
        inForce(studio.read(begun), "3 rows of imported files");
        Batch read = imported(file);
        assertThat(List.of(read.rejected(), imports.words(read.id()).get(0).rows())).as("the row with no day is no row that was read").containsExactly(1, 2);
        ChangeRequest without = done(drafting.begin(studio.author));
        done(drafting.remove(studio.author, without.reference(), null, line(without, word)));
        assertThat(drafting.impact(studio.read(without)).orElseThrow().lines()).filteredOn(line -> line.word().equals(word)).extracting(WordImpact.Line::unit, WordImpact.Line::rows)
                .containsExactlyInAnyOrder(tuple(team, 1), tuple(null, 1));
    }

    @Test
    void whatCannotBePutInForceIsNotTaken() {
        ChangeRequest begun = done(drafting.begin(studio.author));
        done(studio.drafting.describe(studio.author, begun.reference(), null, begun.heading(), "The council wants it.", studio.today()));
        refused(studio.submitting.submit(studio.author, begun.reference(), studio.read(begun).version()), Kind.NOT_NOW, "says what is in force already");
        refused(drafting.put(studio.author, begun.reference(), null, null, new CouncilWord("shoe size", "x", "y"), "z"), Kind.INVALID, "Choose a field");
        refused(drafting.put(studio.author, begun.reference(), begun.version(), null, new CouncilWord(SERVICE, "x", NURSING), "z"), Kind.NOT_NOW, "has saved this draft since");
        done(drafting.put(studio.author, begun.reference(), null, null, new CouncilWord(SERVICE, "Jail " + own, ""), "z"));
        assertThat(drafting.problems(studio.read(begun))).singleElement().asString().contains("means is one of");
        assertThat(drafting.impact(studio.read(begun))).as("nothing is tried that has a problem").isEmpty();
        refused(studio.submitting.submit(studio.author, begun.reference(), studio.read(begun).version()), Kind.NOT_NOW, "The vocabulary mapping has a problem");
        done(drafting.write(studio.author, begun.reference(), null, "nothing\nof the kind"));
        refused(studio.submitting.submit(studio.author, begun.reference(), studio.read(begun).version()), Kind.NOT_NOW, "this is no vocabulary mapping");
    }

    @Test
    void aWordInFewRowsIsNotShownToEverybody() {
        imported(services("Mrs Rare " + own, 4));
        Document page = visitor(Role.POLICY_AUTHOR).page(PAGE);
        assertThat(page.select("main").text()).doesNotContain("Mrs Rare " + own).containsPattern("\\d+ more words? stands? in fewer than five rows");
    }

    @Test
    void theFolderOfTheRulesHasItAndAnotherCouncilsIsChosenNotTaken() throws java.io.IOException {
        ExchangingRules exchange = context.getBean(ExchangingRules.class);
        String text = String.join(",", WordFile.HEADER) + "\n" + SERVICE + ",Jail " + own + "," + "Long term support: Prison,How they say it\n";
        List<plumbline.standards.RuleSource> files = done(RuleArchive.read(exchange.archive(studio.ruleSets.inForce().version().number()).orElseThrow()));
        assertThat(files).filteredOn(file -> file.path().equals(WordFile.PATH)).hasSize(1);
        ChangeRequest taken = done(exchange.take(studio.author, new ByteArrayInputStream(RuleArchive.write(List.of(new plumbline.standards.RuleSource(WordFile.PATH, text))))));
        assertThat(taken.files()).as("nothing changes until somebody chooses").isEmpty();
        ChoosingIncoming choosing = context.getBean(ChoosingIncoming.class);
        ChangeRequest chosen = done(choosing.choose(studio.author, taken.reference(), null, "Vocabulary mapping", IncomingChoice.INCOMING));
        assertThat(VocabularyDrafting.draft(chosen).orElseThrow().text()).contains("Jail " + own);
    }

    @Test
    void itsPagesHaveNoBarriersAndFitAPhone() {
        String word = "Nursing home " + own;
        imported(services(word, 5));
        ChangeRequest fine = done(drafting.begin(studio.author));
        done(drafting.put(studio.author, fine.reference(), null, null, new CouncilWord(SERVICE, word, NURSING), "Written by the old case system"));
        ChangeRequest wrong = done(drafting.begin(studio.author));
        done(drafting.put(studio.author, wrong.reference(), null, null, new CouncilWord(SERVICE, "long term support: prison", "x"), ""));
        int line = line(wrong, "long term support: prison");
        String draft = "/standards/changes/" + fine.reference() + "/vocabulary-mapping";
        try (Visit visit = Browser.visit(port).signIn(TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR), TestUsers.PASSWORD)) {
            Visitor author = visitor(Role.POLICY_AUTHOR);
            String rows = author.page(draft).select("#words-lines a").first().attr("href");
            for (String path : List.of(PAGE, draft, draft + "?field=client+level+data%3A+service+type", rows, "/standards/changes/" + fine.reference(),
                    "/standards/changes/" + wrong.reference() + "/vocabulary-mapping?line=" + line)) {
                assertThat(visit.open(path)).as(path).isEqualTo(200);
                assertThat(visit.barriers()).as(path).isEmpty();
                String name = "words-" + path.replaceAll("[^A-Za-z0-9]+", "-");
                visit.screenshot(name.substring(0, Math.min(60, name.length())) + "-1280");
                visit.page().setViewportSize(320, Browser.HEIGHT);
                assertThat(visit.overflow()).as(path + " at 320 pixels").isZero();
                visit.screenshot(name.substring(0, Math.min(60, name.length())) + "-320");
                visit.page().setViewportSize(Browser.WIDTH, Browser.HEIGHT);
            }
            assertThat(visit.complaints()).isEmpty();
        }
    }

    /** Described, submitted, refused to its author, approved by somebody else and in force; the story says what was tried. */
    private void inForce(ChangeRequest draft, String tried) {
        done(studio.drafting.describe(studio.author, draft.reference(), null, "The council's words " + own, "Files say it so.", studio.today()));
        ChangeRequest submitted = done(studio.submitting.submit(studio.author, draft.reference(), studio.read(draft).version()));
        assertThat(studio.requests.story(submitted)).anySatisfy(entry -> assertThat(entry.words()).contains(tried));
        assertThat(studio.read(submitted).writers()).as("whoever wrote it may not approve it").contains(studio.author.username()).doesNotContain(studio.approver.username());
        assertThat(studio.approved(submitted).state()).isEqualTo(ChangeState.IN_FORCE);
    }

    private String services(String word, int rows) {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            file.append("P").append(i).append('-').append(own).append(",Service user,Service,S").append(i).append('-').append(own).append(",01/04/2026,,Male,").append(word).append('\n');
        }
        return file.toString();
    }

    private Batch imported(String file) {
        return done(imports.importFile("words-" + own + ".csv", Optional.empty(), new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), Actor.named("data-steward")));
    }

    private int line(ChangeRequest request, String word) {
        WordFile file = VocabularyDrafting.draft(studio.read(request)).orElseThrow();
        return file.table().lines().stream().filter(line -> file.table().cell(line, "word").equals(word)).findFirst().orElseThrow().line();
    }

    private static String location(java.net.http.HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
    }

    private Visitor visitor(Role role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestUsers.anybody(users, jdbc, role), TestUsers.PASSWORD);
        return visitor;
    }
}
