package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.studio.Studio.done;
import static plumbline.studio.Studio.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Attempt;
import plumbline.core.Attempt.Kind;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.standards.RuleSource;
import plumbline.studio.IncomingChange.Situation;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.browser.Browser;
import plumbline.testing.browser.Visit;

/** A new pack meets what the council changed itself: both are shown beside what was, somebody chooses, and nothing is lost. */
@PlumblineTest
class IncomingPackTest {

    private static final String NATIONAL = "england/casework/" + Studio.STANDARD + ".dslr";
    private static final String OWN = "local/casework/" + Studio.STANDARD + ".dslr";
    private static final String OTHER = "england/governance/ASC-GOV-02.dslr";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Users users;
    Studio studio;
    ExchangingRules exchange;
    ChoosingIncoming choosing;

    @BeforeEach
    void open() {
        studio = new Studio(context);
        exchange = context.getBean(ExchangingRules.class);
        choosing = context.getBean(ChoosingIncoming.class);
    }

    @AfterEach
    void tidy() {
        studio.tidy();
    }

    @Test
    void comparesThePackBeforeThePackNowAndTheCouncil() {
        List<RuleSource> now = List.of(file("england/a/ASC-AAA-01.dslr", "one\ntwo\nthree\nfour\nfive\n"), file("local/a/ASC-AAA-01.dslr", "ONE\ntwo\nthree\nfour\nfive\n"),
                file("england/a/ASC-AAA-02.dslr", "x\n"), file("england/a/ASC-AAA-03.dslr", "y\n"), file("local/a/ASC-AAA-03.dslr", "own\n"),
                file("england/a/ASC-AAA-04.dslr", "z\n"), file("england/a/ASC-AAA-05.dslr", "same\n"), file("wales/a/ASC-AAA-09.dslr", "w\n"));
        List<RuleSource> folder = List.of(file("england/a/ASC-AAA-01.dslr", "one\ntwo\nthree\nfour\nFIVE\n"), file("england/a/ASC-AAA-02.dslr", "X\n"),
                file("england/a/ASC-AAA-03.dslr", "y\n"), file("england/a/ASC-AAA-05.dslr", "same\n"), file("england/a/ASC-AAA-06.dslr", "new\n"));
        IncomingPack pack = IncomingPack.of(now, folder);
        Map<String, Situation> situations = new TreeMap<>();
        pack.changes().forEach(change -> situations.put(change.subject(), change.situation()));
        assertThat(situations).isEqualTo(Map.of("ASC-AAA-01", Situation.BOTH, "ASC-AAA-02", Situation.COMES_IN, "ASC-AAA-03", Situation.STAYS,
                "ASC-AAA-04", Situation.GONE, "ASC-AAA-06", Situation.NEW));
        IncomingChange both = pack.changes().get(0);
        assertThat(both.fitTogether()).isTrue();
        assertThat(both.texts().get(0).merged()).contains("ONE\ntwo\nthree\nfour\nFIVE\n");
        assertThat(pack.comingIn()).extracting(RuleSource::path)
                .containsExactlyInAnyOrder("england/a/ASC-AAA-01.dslr", "england/a/ASC-AAA-02.dslr", "england/a/ASC-AAA-06.dslr");
    }

    @Test
    void anotherCouncilsTextsAndTablesNeverComeInByThemselves() {
        List<RuleSource> now = List.of(file("england/a/ASC-AAA-01.dslr", "one\n"), file("local/a/ASC-AAA-01.dslr", "ours\n"), file(TargetFile.PATH, "ours\n"));
        IncomingPack pack = IncomingPack.of(now, List.of(file("england/a/ASC-AAA-01.dslr", "one\n"), file("local/a/ASC-AAA-01.dslr", "theirs\n"),
                file(TargetFile.PATH, "theirs\n"), file("local/closure-days.csv", "days\n")));
        assertThat(pack.comingIn()).isEmpty();
        assertThat(pack.changes()).extracting(IncomingChange::subject).containsExactly("ASC-AAA-01", "Baselines and trajectories", "Closure days");
        assertThat(pack.changes()).allSatisfy(change -> {
            assertThat(change.undecided()).isTrue();
            assertThat(change.fitTogether()).isFalse();
        });
        assertThat(IncomingPack.of(now, now).changes()).as("a folder of our own brings nothing").noneMatch(IncomingChange::undecided);
    }

    @Test
    void whereBothHaveChangedSomebodyChoosesBeforeItIsSubmitted() throws IOException {
        studio.approved(studio.submitted(studio.retitled("Our own words", studio.today())));
        String before = text(NATIONAL);
        ChangeRequest begun = done(exchange.take(studio.author, folder(Map.of(NATIONAL, before.replaceFirst("next review: .*", "next review: 2028-04-01"),
                OTHER, text(OTHER).replaceFirst("next review: .*", "next review: 2028-04-01"), TargetFile.PATH, "standard,baseline,measured_on,trajectory\nASC-OUT-01,1,2026-01-01,2 by 2027-01-01\n"))));
        assertThat(begun.files()).extracting(ChangedFile::path).containsExactlyInAnyOrder(NATIONAL, OTHER);
        assertThat(choosing.of(begun)).filteredOn(IncomingChange::undecided).extracting(IncomingChange::subject)
                .containsExactlyInAnyOrder(Studio.STANDARD, "Baselines and trajectories");
        assertThat(choosing.of(begun)).filteredOn(change -> change.subject().equals("ASC-GOV-02")).extracting(IncomingChange::situation).containsExactly(Situation.COMES_IN);
        done(studio.drafting.describe(studio.author, begun.reference(), null, "The new pack", "It is the new pack.", studio.today()));
        refused(studio.submitting.submit(studio.author, begun.reference(), studio.read(begun).version()), Kind.NOT_NOW, "Both the pack and the council have changed");
        thePageAsksAndIsAccessible(begun);

        ChangeRequest both = done(choosing.choose(studio.author, begun.reference(), null, Studio.STANDARD, IncomingChoice.BOTH));
        assertThat(content(both, OWN)).contains("title: Our own words", "next review: 2028-04-01");
        ChangeRequest theirs = done(choosing.choose(studio.author, begun.reference(), null, Studio.STANDARD, IncomingChoice.INCOMING));
        assertThat(theirs.files()).filteredOn(file -> file.path().equals(OWN)).singleElement().satisfies(file -> assertThat(file.content()).isNull());
        ChangeRequest ours = done(choosing.choose(studio.author, begun.reference(), null, Studio.STANDARD, IncomingChoice.OWN));
        assertThat(ours.files()).as("the council's text stays").extracting(ChangedFile::path).containsExactlyInAnyOrder(NATIONAL, OTHER);
        refused(choosing.choose(studio.author, begun.reference(), null, "ASC-GOV-02", IncomingChoice.OWN), Kind.NOT_FOUND, "nothing to choose");
        refused(choosing.choose(studio.author, begun.reference(), null, "Baselines and trajectories", IncomingChoice.BOTH), Kind.INVALID, "cannot be put together");
        refused(choosing.choose(studio.author, begun.reference(), begun.version(), Studio.STANDARD, IncomingChoice.BOTH), Kind.NOT_NOW, "has saved this draft since");

        ChangeRequest table = done(choosing.choose(studio.author, begun.reference(), null, "Baselines and trajectories", IncomingChoice.INCOMING));
        assertThat(content(table, TargetFile.PATH)).contains("ASC-OUT-01");
        done(choosing.choose(studio.author, begun.reference(), null, "Baselines and trajectories", IncomingChoice.OWN));
        done(choosing.choose(studio.author, begun.reference(), null, Studio.STANDARD, IncomingChoice.BOTH));
        ChangeRequest approved = studio.approved(studio.submitted(studio.read(begun)));
        assertThat(approved.state()).isEqualTo(ChangeState.IN_FORCE);
        assertThat(text(OWN)).contains("title: Our own words", "next review: 2028-04-01");
        assertThat(text(NATIONAL)).contains("next review: 2028-04-01").doesNotContain("Our own words");
        assertThat(text(OTHER)).contains("next review: 2028-04-01");
    }

    @Test
    void whatWouldTakeAwayTheOnlyExampleOfASideIsSaidBeforeItIsChosen() {
        String path = StandardFiles.examplesOf(OWN);
        String both = FirstWords.examples();
        String missesOnly = both.replace("outcome: compliant", "outcome: breach, severity: S3");
        IncomingChange change = new IncomingChange(Studio.STANDARD, List.of(new IncomingChange.Text(path, path, both, missesOnly, both + "\n")), null, null);
        assertThat(choosing.lacking(change).get(IncomingChoice.OWN)).isEmpty();
        assertThat(choosing.lacking(change).get(IncomingChoice.INCOMING)).singleElement().asString().contains("no worked example of somebody who meets it", "Add one");
    }

    @Test
    void whatIsHandedOutHasThePolicyTheTargetsAndTheClosureDays() {
        int newest = studio.history.versions().get(0).number();
        List<RuleSource> handedOut = done(RuleArchive.read(exchange.archive(newest).orElseThrow()));
        assertThat(handedOut).extracting(RuleSource::path).contains("england/escalation-policy.csv", "local/targets.csv", "local/closure-days.csv");
        assertThat(handedOut).filteredOn(file -> file.path().equals("england/escalation-policy.csv")).singleElement()
                .satisfies(file -> assertThat(file.text()).startsWith("kind,standard,severity"));
        assertThat(exchange).satisfies(rules -> {
            Attempt<ChangeRequest> same = rules.take(studio.author, new ByteArrayInputStream(rules.archive(newest).orElseThrow()));
            refused(same, Kind.INVALID, "just what is in force");
        });
    }

    private void thePageAsksAndIsAccessible(ChangeRequest request) {
        String author = TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR);
        try (Visit visit = Browser.visit(port).signIn(author, TestUsers.PASSWORD)) {
            String path = "/standards/changes/" + request.reference() + "/incoming";
            assertThat(visit.open(path)).isEqualTo(200);
            assertThat(visit.page().content()).contains("2 left to choose", "What the council changed: the sentences", "Put both changes together", "Comes with the pack");
            assertThat(visit.barriers()).isEmpty();
            visit.page().setViewportSize(320, Browser.HEIGHT);
            assertThat(visit.overflow()).as("at 320 pixels").isZero();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    /** The folder of the version in force with other texts in it. */
    private ByteArrayInputStream folder(Map<String, String> changed) {
        List<RuleSource> files = new ArrayList<>(studio.history.files(studio.history.versions().get(0).number()));
        files.removeIf(file -> changed.containsKey(file.path()) || file.path().startsWith("local/casework/"));
        changed.forEach((path, text) -> files.add(file(path, text)));
        return new ByteArrayInputStream(RuleArchive.write(files));
    }

    private String text(String path) {
        return StandardFiles.text(studio.history.files(studio.history.versions().get(0).number()), path);
    }

    private static String content(ChangeRequest request, String path) {
        return request.files().stream().filter(file -> file.path().equals(path)).findFirst().orElseThrow().content();
    }

    private static RuleSource file(String path, String text) {
        return new RuleSource(path, text);
    }
}
