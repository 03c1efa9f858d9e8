package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.studio.Studio.STANDARD;
import static plumbline.studio.Studio.done;
import static plumbline.studio.Studio.refused;
import static plumbline.studio.Studio.text;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.clock.TimeTravel;
import plumbline.core.Actor;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.escalation.process.RuleChangeProcesses;
import plumbline.identity.Role;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.StoredVersion;
import plumbline.testing.PlumblineTest;

/** The ways through {@code bpmn/rule-change.bpmn}, from the draft to the day it is in force, and back. */
@PlumblineTest
class RuleChangeTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    RuleChangeProcesses processes;
    @Autowired
    JdbcClient jdbc;

    Studio studio;
    TimeTravel time;

    @BeforeEach
    void open() {
        studio = new Studio(context);
        time = new TimeTravel(context);
    }

    @AfterEach
    void tidy() {
        studio.tidy();
    }

    @Test
    void isInForceAtOnceWhenItsDayIsToday() {
        CompiledRuleSet before = studio.ruleSets.inForce();
        ChangeRequest submitted = studio.submitted(studio.retitled("A new title", studio.today()));
        assertThat(submitted.state()).isEqualTo(ChangeState.SUBMITTED);
        assertThat(processes.currentStep(Objects.requireNonNull(submitted.process()))).contains("review");
        assertThat(studio.title(STANDARD)).isNotEqualTo("A new title");
        ChangeRequest inForce = studio.approved(submitted);
        assertThat(inForce.state()).isEqualTo(ChangeState.IN_FORCE);
        assertThat(inForce.approvedHash()).isEqualTo(submitted.submittedHash());
        assertThat(studio.title(STANDARD)).isEqualTo("A new title");
        assertThat(studio.ruleSets.inForce().version().number()).isEqualTo(inForce.becameVersion()).isEqualTo(before.version().number() + 1);
        assertThat(processes.currentStep(inForce.process())).isEmpty();
        StoredVersion version = studio.history.versions().get(0);
        assertThat(version.changeRequest()).isEqualTo(inForce.reference());
        assertThat(version.createdBy()).isEqualTo(studio.approver.username());
        assertThat(studio.ruleSets.version(before.version().number())).as("a run that began before goes on with it").containsSame(before);
        assertThat(studio.requests.story(inForce)).extracting(StoryEntry::what)
                .containsExactly("Begun", "Submitted", "Approved", "In force as version " + version.number());
        assertThat(jdbc.sql("select action from audit_entry where subject_type = 'change request' and subject_ref = ? order by number")
                .param(inForce.reference()).query(String.class).list()).contains("change request submitted", "change request approved");
    }

    @Test
    void waitsForTheStartOfItsDay() {
        ChangeRequest approved = studio.approved(studio.submitted(studio.retitled("In two days", studio.today().plusDays(2))));
        assertThat(approved.state()).isEqualTo(ChangeState.APPROVED);
        assertThat(processes.currentStep(Objects.requireNonNull(approved.process()))).contains("waiting");
        time.forward(Duration.between(context.getBean(java.time.Clock.class).instant(), BusinessTime.startOf(approved.inForceOn())).minusMinutes(2));
        assertThat(studio.read(approved).state()).isEqualTo(ChangeState.APPROVED);
        time.forward(Duration.ofMinutes(3));
        assertThat(studio.read(approved).state()).isEqualTo(ChangeState.IN_FORCE);
        assertThat(studio.title(STANDARD)).isEqualTo("In two days");
        assertThat(processes.currentStep(approved.process())).isEmpty();
    }

    @Test
    void whatWasWrittenAgainstOldRulesGoesBackToItsWriters() {
        ChangeRequest first = studio.approved(studio.submitted(studio.retitled("First, later", studio.today().plusDays(1))));
        ChangeRequest second = studio.approved(studio.submitted(studio.draft(STANDARD,
                text -> text.replaceFirst("source: .*", "source: Another source."), text -> text, studio.today())));
        assertThat(second.state()).isEqualTo(ChangeState.IN_FORCE);
        time.forward(Duration.ofDays(1));
        ChangeRequest back = studio.read(first);
        assertThat(back.state()).isEqualTo(ChangeState.CHANGES_REQUESTED);
        assertThat(back.approvedBy()).isNull();
        assertThat(studio.requests.overtaken(back)).containsExactly("local/casework/" + STANDARD + ".dslr");
        assertThat(processes.currentStep(Objects.requireNonNull(back.process()))).contains("change");
        refused(studio.submitting.submit(studio.author, back.reference(), back.version()), Kind.NOT_NOW, "Bring the draft up to date first");
        ChangeRequest fresh = done(studio.upToDate.bringUpToDate(studio.author, back.reference(), back.version()));
        assertThat(text(fresh, true)).contains("title: First, later").contains("source: Another source.");
        done(studio.drafting.describe(studio.author, fresh.reference(), null, "Again", "Still wanted.", studio.today()));
        assertThat(studio.approved(studio.submitted(studio.read(fresh))).state()).isEqualTo(ChangeState.IN_FORCE);
        assertThat(studio.title(STANDARD)).isEqualTo("First, later");
    }

    @Test
    void givenBackItIsChangedAndSubmittedAgain() {
        ChangeRequest submitted = studio.submitted(studio.retitled("Once", studio.today()));
        refused(studio.reviewing.requestChanges(studio.approver, submitted.reference(), " "), Kind.INVALID, "Say what");
        ChangeRequest back = done(studio.reviewing.requestChanges(studio.approver, submitted.reference(), "A better title, please."));
        assertThat(processes.currentStep(Objects.requireNonNull(back.process()))).contains("change");
        done(studio.drafting.write(studio.author, back.reference(), back.version(), STANDARD,
                text(back, true).replace("title: Once", "title: Twice"), text(back, false)));
        ChangeRequest again = studio.submitted(studio.read(back));
        assertThat(again.submittedHash()).isNotEqualTo(submitted.submittedHash());
        refused(studio.reviewing.approve(studio.approver, again.reference(), Objects.requireNonNull(submitted.submittedHash())), Kind.NOT_NOW,
                "not what you have read");
        assertThat(studio.approved(again).state()).isEqualTo(ChangeState.IN_FORCE);
        assertThat(studio.title(STANDARD)).isEqualTo("Twice");
    }

    @Test
    void takenBackAfterItsApprovalItNeedsANewOne() {
        ChangeRequest approved = studio.approved(studio.submitted(studio.retitled("Later", studio.today().plusDays(1))));
        refused(studio.drafting.write(studio.author, approved.reference(), null, STANDARD, "", ""), Kind.NOT_NOW, "Take it back first");
        ChangeRequest back = done(studio.withdrawing.takeBack(studio.author, approved.reference()));
        assertThat(back.approvedHash()).isNull();
        assertThat(processes.currentStep(Objects.requireNonNull(back.process()))).contains("change");
        time.forward(Duration.ofDays(2));
        assertThat(studio.read(back).state()).isEqualTo(ChangeState.CHANGES_REQUESTED);
        assertThat(studio.title(STANDARD)).isNotEqualTo("Later");
    }

    @Test
    void isNotApprovedBeforeSomebodyCouldSeeWhatItWouldDo() {
        ChangeRequest submitted = studio.submitted(studio.retitled("Not seen", studio.today()));
        assertThat(studio.liveFacts.latest(submitted)).as("submitting tries it").isPresent();
        jdbc.sql("update impact set base_version = base_version - 1 where id = ?").param(studio.liveFacts.latest(submitted).orElseThrow().id().value()).update();
        refused(studio.reviewing.approve(studio.approver, submitted.reference(), Objects.requireNonNull(submitted.submittedHash())), Kind.NOT_NOW,
                "Another change has come into force since this one was tried");
        assertThat(studio.liveFacts.unseen(submitted)).hasValueSatisfying(words -> assertThat(words).contains("Try it again"));
        assertThat(studio.read(submitted).state()).isEqualTo(ChangeState.SUBMITTED);
        done(studio.liveFacts.start(submitted, studio.approver.actor()));
        studio.awaitWhatIf(submitted);
        assertThat(studio.approved(submitted).state()).isEqualTo(ChangeState.IN_FORCE);
    }

    @Test
    void rejectedAndWithdrawnAreTheEnd() {
        ChangeRequest rejected = done(studio.reviewing.reject(studio.approver, studio.submitted(studio.retitled("No", studio.today())).reference(), "Not now."));
        assertThat(rejected.state()).isEqualTo(ChangeState.REJECTED);
        assertThat(processes.currentStep(Objects.requireNonNull(rejected.process()))).isEmpty();
        refused(studio.withdrawing.withdraw(studio.author, rejected.reference(), "Too late"), Kind.NOT_NOW, "cannot be withdrawn");
        for (int days : new int[] {0, 3}) {
            ChangeRequest draft = studio.retitled("Maybe", studio.today().plusDays(days));
            ChangeRequest waiting = days == 0 ? studio.submitted(draft) : studio.approved(studio.submitted(draft));
            ChangeRequest withdrawn = done(studio.withdrawing.withdraw(studio.author, waiting.reference(), "Not wanted any more."));
            assertThat(withdrawn.state()).isEqualTo(ChangeState.WITHDRAWN);
            assertThat(processes.currentStep(Objects.requireNonNull(withdrawn.process()))).isEmpty();
        }
        time.forward(Duration.ofDays(4));
        assertThat(studio.title(STANDARD)).isNotEqualTo("Maybe");
        assertThat(done(studio.withdrawing.withdraw(studio.author, studio.retitled("Never submitted", studio.today()).reference(), "No.")).state())
                .isEqualTo(ChangeState.WITHDRAWN);
    }

    @Test
    void whoeverHasWrittenInItNeverApprovesIt() {
        ChangeRequest draft = studio.retitled("Mine", studio.today());
        Actor other = studio.approver.actor();
        done(studio.drafting.write(other, draft.reference(), null, STANDARD, text(draft, true), text(draft, false)));
        ChangeRequest submitted = studio.submitted(studio.read(draft));
        refused(studio.reviewing.approve(studio.approver, submitted.reference(), Objects.requireNonNull(submitted.submittedHash())), Kind.NOT_ALLOWED,
                "You have written");
        refused(studio.reviewing.approve(Studio.user("author", Role.POLICY_AUTHOR), submitted.reference(), submitted.submittedHash()), Kind.NOT_ALLOWED,
                "A policy approver");
        assertThatThrownBy(() -> jdbc.sql("update change_request set state = 'APPROVED', approved_by = ?, approved_at = now(), approved_hash = submitted_hash where id = ?")
                .params(other.username(), submitted.id()).update()).hasMessageContaining("nobody approves rules that they wrote");
        assertThatThrownBy(() -> jdbc.sql("update change_request set state = 'APPROVED', approved_by = 'x', approved_at = now(), approved_hash = repeat('0', 64) where id = ?")
                .param(submitted.id()).update()).hasMessageContaining("change_request_approved_as_submitted");
        assertThatThrownBy(() -> jdbc.sql("update change_request_file set content = 'x' where change_request = ?").param(submitted.id()).update())
                .hasMessageContaining("never changes");
        done(studio.withdrawing.withdraw(studio.author, submitted.reference(), "Done."));
    }

    @Test
    void theBoardDecidesAboutASeverityThatIsStatutory() {
        ChangeRequest words = studio.submitted(studio.draft("ASC-FIN-03", text -> text.replaceFirst("title: .*", "title: Other words"), text -> text, studio.today()));
        assertThat(words.forTheBoard()).isFalse();
        done(studio.withdrawing.withdraw(studio.author, words.reference(), "Done."));
        ChangeRequest severity = studio.submitted(studio.draft("ASC-FIN-03", text -> text.replaceFirst("a breach is S\\d", "a breach is S1"),
                text -> text.replaceAll("severity: S\\d", "severity: S1"), studio.today()));
        assertThat(severity.forTheBoard()).isTrue();
        refused(studio.reviewing.approve(studio.approver, severity.reference(), Objects.requireNonNull(severity.submittedHash())), Kind.NOT_ALLOWED,
                "governance board");
        assertThat(done(studio.reviewing.approve(Studio.user("chair", Role.BOARD), severity.reference(), severity.submittedHash())).state())
                .isEqualTo(ChangeState.IN_FORCE);
    }

    @Test
    void nothingIsSubmittedThatDoesNotHold() {
        ChangeRequest broken = studio.draft(STANDARD, text -> text.replaceFirst("then", "thenn"), text -> text, studio.today());
        refused(studio.submitting.submit(studio.author, broken.reference(), broken.version()), Kind.NOT_NOW, "The draft has");
        ChangeRequest bare = studio.draft(STANDARD, text -> text, text -> "examples: []", studio.today());
        refused(studio.submitting.submit(studio.author, bare.reference(), bare.version()), Kind.NOT_NOW, "no worked example of somebody who misses it");
        ChangeRequest red = studio.draft(STANDARD, text -> text, text -> text.replaceFirst("outcome: compliant", "outcome: breach"), studio.today());
        refused(studio.submitting.submit(studio.author, red.reference(), red.version()), Kind.NOT_NOW, "out otherwise than expected");
        ChangeRequest same = done(studio.drafting.begin(studio.author, STANDARD));
        done(studio.drafting.describe(studio.author, same.reference(), null, "Nothing", "No reason", studio.today()));
        ChangeRequest unreasoned = done(studio.drafting.begin(studio.author, STANDARD));
        refused(studio.submitting.submit(studio.author, unreasoned.reference(), unreasoned.version()), Kind.INVALID, "Say why");
        assertThat(List.of(broken, bare, red, same)).extracting(studio::read).allMatch(request -> request.state() == ChangeState.DRAFT);
    }

    @Test
    void twoWritersDoNotOverwriteEachOther() {
        ChangeRequest draft = done(studio.drafting.begin(studio.author, STANDARD));
        done(studio.drafting.write(studio.author, draft.reference(), draft.version(), STANDARD, "mine", ""));
        refused(studio.drafting.write(Actor.named("another"), draft.reference(), draft.version(), STANDARD, "theirs", ""), Kind.NOT_NOW,
                studio.author.username() + " has saved this draft since");
        assertThat(text(studio.read(draft), true)).isEqualTo("mine\n");
    }

    @Test
    void anEarlierVersionIsBroughtBackInOneStep() {
        int before = studio.ruleSets.inForce().version().number();
        String title = studio.title(STANDARD);
        ChangeRequest inForce = studio.approved(studio.submitted(studio.retitled("A mistake", studio.today())));
        refused(studio.rollingBack.restore(Studio.user("author", Role.POLICY_AUTHOR), before, "Oh."), Kind.NOT_ALLOWED, "approver or a director");
        refused(studio.rollingBack.restore(studio.approver, before, " "), Kind.INVALID, "Say why");
        refused(studio.rollingBack.restore(studio.approver, before + 1, "Why"), Kind.NOT_NOW, "in force already");
        refused(studio.rollingBack.restore(studio.approver, 99_999, "Why"), Kind.NOT_FOUND, "no version");
        assertThat(done(studio.rollingBack.restore(Studio.user("director", Role.DIRECTOR), before, "It was a mistake.")).number()).isEqualTo(before + 2);
        assertThat(studio.title(STANDARD)).isEqualTo(title);
        assertThat(studio.history.versions().get(0).restores()).isEqualTo(before);
        assertThat(studio.read(inForce).state()).isEqualTo(ChangeState.ROLLED_BACK);
        assertThat(studio.history.files(before + 2)).isEqualTo(studio.history.files(before));
    }
}
