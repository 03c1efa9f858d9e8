package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.studio.Studio.done;
import static plumbline.studio.Studio.refused;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Attempt.Kind;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.standards.TriedRules.ExampleOutcome;
import plumbline.studio.TakingOverExamples.Chosen;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** What came out of worked examples is put in the place of what was expected, knowingly. */
@PlumblineTest
class TakingOverTest {

    private static final String COUNTED_BY_A_RATE = "ASC-ASM-01";

    @LocalServerPort
    int port;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ApplicationContext context;
    Studio studio;
    TakingOverExamples takingOver;

    @BeforeEach
    void open() {
        studio = new Studio(context);
        takingOver = context.getBean(TakingOverExamples.class);
    }

    @AfterEach
    void tidy() {
        studio.tidy();
    }

    @Test
    void everythingThatAChangedLimitMadeDifferentAlsoInTheFilesOfRates() {
        ChangeRequest draft = studio.draft(COUNTED_BY_A_RATE, text -> text.replace("the limit is 28 days", "the limit is 20 days"), text -> text, studio.today());
        List<ExampleOutcome> differing = done(takingOver.differing(draft));
        assertThat(differing).extracting(ExampleOutcome::file).contains("local/assessment/ASC-ASM-01.examples.yaml").anyMatch(file -> file.startsWith("england/"));
        assertThat(differing).allMatch(ExampleOutcome::canBeTakenOver);
        ChangeRequest taken = done(takingOver.takeOver(studio.author, draft.reference(), draft.version(), chosen(differing)));
        assertThat(done(studio.requests.tryOut(taken)).examples()).filteredOn(outcome -> !outcome.holds()).isEmpty();
        assertThat(DraftRules.standards(taken.files())).hasSizeGreaterThan(1);
        assertThat(takingOver.taken(taken)).hasSameSizeAs(differing);
        assertThat(studio.requests.story(taken)).extracting(StoryEntry::what).contains("Took over what came out");
        refused(takingOver.takeOver(studio.author, draft.reference(), draft.version(), chosen(differing)), Kind.NOT_NOW, "has saved this draft since");
        refused(takingOver.takeOver(studio.author, taken.reference(), taken.version(), chosen(differing)), Kind.INVALID, "Choose at least one");
    }

    @Test
    void onlyWhatWasChosenAndEverythingElseStaysLetterByLetter() {
        ChangeRequest draft = studio.draft(Studio.STANDARD, text -> text.replace("the limit is 2 working days", "the limit is 1 working days"), text -> text, studio.today());
        List<ExampleOutcome> differing = done(takingOver.differing(draft));
        ExampleOutcome one = differing.stream().filter(outcome -> outcome.file().startsWith("local/casework/" + Studio.STANDARD)).findFirst().orElseThrow();
        assertThat(one.why()).as("the explanation").isNotBlank();
        ChangeRequest taken = done(takingOver.takeOver(studio.author, draft.reference(), draft.version(), Set.of(Chosen.of(one))));
        assertThat(Studio.text(taken, true)).isEqualTo(Studio.text(draft, true));
        String before = Studio.text(draft, false);
        assertThat(one.place()).isNotNull();
        assertThat(Studio.text(taken, false)).isEqualTo(before.substring(0, one.place().at()) + one.instead() + before.substring(one.place().at() + one.place().text().length()));
        assertThat(done(takingOver.differing(taken))).hasSize(differing.size() - 1);
        assertThat(takingOver.taken(taken)).singleElement().satisfies(each -> {
            assertThat(each.expected()).isEqualTo(one.expected());
            assertThat(each.before()).isEqualTo(one.place().text());
            assertThat(each.takenBy()).isEqualTo(studio.author.words());
        });
    }

    @Test
    void whatComesOutAsItWasBeforeTheChangeIsNoLongerTakenOver() {
        ChangeRequest draft = studio.draft(Studio.STANDARD, text -> text.replace("the limit is 2 working days", "the limit is 1 working days"), text -> text, studio.today());
        ChangeRequest taken = done(takingOver.takeOver(studio.author, draft.reference(), draft.version(), chosen(done(takingOver.differing(draft)))));
        assertThat(takingOver.taken(taken)).isNotEmpty();
        ChangeRequest back = done(studio.drafting.write(studio.author, taken.reference(), taken.version(), Studio.STANDARD,
                Studio.text(taken, true).replace("the limit is 1 working days", "the limit is 2 working days"), Studio.text(taken, false)));
        ChangeRequest again = done(takingOver.takeOver(studio.author, back.reference(), back.version(), chosen(done(takingOver.differing(back)))));
        assertThat(takingOver.taken(again)).isEmpty();
        assertThat(Studio.text(again, false)).isEqualTo(Studio.text(draft, false));
    }

    @Test
    void thePageWarnsBeforeTheOnlyExampleOfASideIsTakenOver() {
        String id = "ASC-OWN-61";
        ChangeRequest begun = done(context.getBean(NewAndRetired.class).begin(studio.author, id, "Every request is answered soon"));
        ChangeRequest half = done(studio.drafting.write(studio.author, begun.reference(), begun.version(), id,
                Studio.text(begun, true).replace("the limit is 28 days", "the limit is 14 days"), Studio.text(begun, false)));
        String path = "/standards/changes/" + half.reference() + "/examples";
        Visitor author = new Visitor(port);
        author.signIn(TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR), TestUsers.PASSWORD);
        assertThat(author.page(path).select(".govuk-warning-text").text()).contains("If all 2 are taken over", id + " has no worked example of somebody who meets it", "change its facts");
        List<ExampleOutcome> differing = done(takingOver.differing(half));
        Set<Chosen> late = chosen(differing.stream().filter(outcome -> outcome.example().startsWith("One day later")).toList());
        ChangeRequest one = done(takingOver.takeOver(studio.author, half.reference(), half.version(), late));
        assertThat(takingOver.lacking(one)).as("an example is left on each side").isEmpty();
        ChangeRequest all = done(takingOver.takeOver(studio.author, one.reference(), one.version(), chosen(done(takingOver.differing(one)))));
        assertThat(takingOver.lacking(all)).hasSize(1);
        assertThat(author.page(path).select(".govuk-warning-text").text()).contains("no worked example of somebody who meets it", "cannot be submitted");
    }

    private static Set<Chosen> chosen(List<ExampleOutcome> outcomes) {
        return outcomes.stream().map(Chosen::of).collect(Collectors.toSet());
    }
}
