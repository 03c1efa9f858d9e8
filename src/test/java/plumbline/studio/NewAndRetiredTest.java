package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.studio.Studio.done;
import static plumbline.studio.Studio.refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Attempt.Kind;
import plumbline.standards.Standard;
import plumbline.testing.PlumblineTest;

/** A standard of the council's own comes, and goes again. */
@PlumblineTest
class NewAndRetiredTest {

    private static final String ID = "ASC-OWN-41";
    private static final String AWAITED = "record-list/awaited while a standard is retired";

    @Autowired
    ApplicationContext context;
    Studio studio;
    NewAndRetired newAndRetired;

    @BeforeEach
    void open() {
        studio = new Studio(context);
        newAndRetired = context.getBean(NewAndRetired.class);
    }

    @AfterEach
    void tidy() {
        studio.tidy();
        jdbc().sql("delete from feed_expectation where feed = ?").param(AWAITED).update();
    }

    @Test
    void beginsAsAStandardThatHoldsAndIsInForceWhenApproved() {
        ChangeRequest begun = done(newAndRetired.begin(studio.author, ID, "Every request is answered in four weeks"));
        assertThat(done(studio.requests.tryOut(begun)).fine()).as("as it begins").isTrue();
        assertThat(inForce(ID)).isFalse();
        ChangeRequest approved = approved(begun);
        assertThat(approved.state()).isEqualTo(ChangeState.IN_FORCE);
        assertThat(studio.title(ID)).isEqualTo("Every request is answered in four weeks");
        refused(newAndRetired.begin(studio.author, ID, "Again"), Kind.INVALID, "There is a standard " + ID + " already");
        ChangeRequest retiring = done(studio.drafting.begin(studio.author, ID));
        refused(newAndRetired.takeOut(studio.author, retiring.reference(), retiring.version() + 1, ID), Kind.NOT_NOW, "has saved this draft since");
        ChangeRequest taken = done(newAndRetired.takeOut(studio.author, retiring.reference(), retiring.version(), ID));
        assertThat(NewAndRetired.takenOut(taken)).containsExactly(ID);
        refused(studio.drafting.write(studio.author, taken.reference(), taken.version(), ID, "", ""), Kind.NOT_NOW, "takes " + ID + " out");
        assertThat(approved(taken).state()).isEqualTo(ChangeState.IN_FORCE);
        assertThat(inForce(ID)).isFalse();
    }

    @Test
    void takingAStandardOutIsNotApprovedUnseen() {
        // Without any fact nothing is judged, and the rules that are left could be none at all.
        jdbc().sql("insert into feed_expectation (feed, every_days, grace_days, smallest_percent, stated_by, stated_at) values (?, 7, 2, 50, 'test', now())")
                .param(AWAITED).update();
        ChangeRequest draft = done(studio.drafting.begin(studio.author, Studio.STANDARD));
        ChangeRequest taken = done(newAndRetired.takeOut(studio.author, draft.reference(), draft.version(), Studio.STANDARD));
        refused(studio.liveFacts.refuseUnseen(taken), Kind.NOT_NOW, "Nobody has seen what it would do");
        done(studio.drafting.describe(studio.author, draft.reference(), null, "Retire " + Studio.STANDARD, "Nobody needs it.", studio.today()));
        ChangeRequest submitted = studio.submitted(studio.read(taken));
        assertThat(studio.liveFacts.latest(submitted)).hasValueSatisfying(impact -> assertThat(impact.standards()).extracting(Object::toString).contains(Studio.STANDARD));
        jdbc().sql("update impact set content_hash = 'another change' where id = ?").param(studio.liveFacts.latest(submitted).orElseThrow().id().value()).update();
        refused(studio.reviewing.approve(studio.approver, submitted.reference(), submitted.submittedHash()), Kind.NOT_NOW, "Nobody has seen what it would do");
        assertThat(inForce(Studio.STANDARD)).isTrue();
    }

    @Test
    void idsAndTitlesAreLookedAt() {
        refused(newAndRetired.begin(studio.author, "asc own 1", "Title"), Kind.INVALID, "Enter an id");
        refused(newAndRetired.begin(studio.author, "ASC-OWN-42", " "), Kind.INVALID, "in one line");
        refused(newAndRetired.begin(studio.author, "ASC-OWN-42", "Two\nlines"), Kind.INVALID, "in one line");
        refused(newAndRetired.begin(studio.author, Studio.STANDARD, "Title"), Kind.INVALID, "already");
    }

    @Test
    void aStatutoryStandardOfTheNationalPackStays() {
        String statutory = studio.ruleSets.inForce().standards().stream().filter(standard -> standard.sourceStatus() == Standard.SourceStatus.STATUTORY
                && standard.file().startsWith("england/")).findFirst().orElseThrow().id().value();
        ChangeRequest draft = done(studio.drafting.begin(studio.author, statutory));
        refused(newAndRetired.takeOut(studio.author, draft.reference(), draft.version(), statutory), Kind.NOT_NOW, "A council may tighten it");
    }

    private ChangeRequest approved(ChangeRequest draft) {
        done(studio.drafting.describe(studio.author, draft.reference(), null, draft.heading(), "The council wants it.", studio.today()));
        return studio.approved(studio.submitted(studio.read(draft)));
    }

    private JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    private boolean inForce(String id) {
        return studio.ruleSets.inForce().standards().stream().anyMatch(standard -> standard.id().value().equals(id));
    }
}
