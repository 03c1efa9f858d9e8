package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Attempt.Kind;
import plumbline.core.Severity;
import plumbline.identity.Role;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Each stage is signed by the tier above; what was signed is kept, and a later change shows. */
@PlumblineTest
class StageSignOffTest {

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    StageSignOffs stages;
    @Autowired
    SigningOff signingOff;
    @Autowired
    Planning planning;
    @Autowired
    Holding holding;
    @Autowired
    JdbcClient jdbc;

    @Test
    void everyStageKeepsWhoWhenVersionAndHash() {
        WorkFixture work = new WorkFixture(context).allActionsDone();
        assertThat(of(work)).extracting(StageSignOff::stage).containsExactly(Stage.PLAN_AGREED);
        assertRefused(signingOff.confirmActions(work.by(work.situation.manager), ""), Kind.NOT_ALLOWED, "You own an action");
        assertRefused(signingOff.confirmActions(work.by(work.situation.assistantDirector), ""), Kind.NOT_ALLOWED, work.situation.head);
        assertRefused(signingOff.confirmEffect(work.by(work.situation.head), ""), Kind.NOT_NOW, "Test again");
        assertDone(signingOff.confirmActions(work.by(work.situation.head), "I have seen the minutes."));
        assertRefused(signingOff.confirmActions(work.by(work.situation.head), ""), Kind.NOT_NOW, "signed already");
        work.situation.clear(List.of(work.breach));
        context.getBean(SettlingEscalations.class).after(work.situation.completedRun());
        assertDone(signingOff.confirmEffect(work.by(work.situation.head), ""));
        assertDone(signingOff.sign(work.by(work.situation.head), ""));
        assertThat(of(work)).extracting(StageSignOff::stage).containsExactly(Stage.values());
        assertThat(of(work)).allSatisfy(signed -> {
            assertThat(signed.signedBy().username()).isEqualTo(work.situation.head);
            assertThat(signed.sha256()).matches("[0-9a-f]{64}");
            assertThat(signed.outOfDate()).isFalse();
        });
        assertThat(of(work)).extracting(StageSignOff::version).isSorted();
    }

    @Test
    void whoeverClosesSignsWhatNobodyHasSigned() {
        WorkFixture work = new WorkFixture(context).testedClean();
        assertRefused(signingOff.confirmEffect(work.by(work.situation.head), ""), Kind.NOT_NOW, "actions are done first");
        assertDone(signingOff.sign(work.by(work.situation.head), ""));
        assertThat(of(work)).extracting(StageSignOff::stage).containsExactlyInAnyOrder(Stage.values());
    }

    @Test
    void aLaterChangeShowsOnThePageAsOutOfDate() {
        WorkFixture work = new WorkFixture(context).allActionsDone();
        assertDone(signingOff.confirmActions(work.by(work.situation.head), ""));
        work.situation.signsIn(work.situation.head, "Head", Role.HEAD_OF_SERVICE, work.situation.area);
        Visitor head = new Visitor(port);
        head.signIn(work.situation.head, TestUsers.PASSWORD);
        assertThat(head.page("/escalations/" + work.id()).select("section[aria-labelledby=signed]").text()).contains("As signed").doesNotContain("Out of date");
        jdbc.sql("update evidence set note = 'Something else.' where action = ?").param(work.plan().actions().get(0).id()).update();
        assertThat(of(work)).filteredOn(StageSignOff::outOfDate).extracting(StageSignOff::stage).containsExactly(Stage.ACTIONS_DONE);
        assertThat(head.page("/escalations/" + work.id()).select("section[aria-labelledby=signed]").text()).contains("Out of date");
        StageSignOff before = of(work).stream().filter(signed -> signed.stage() == Stage.ACTIONS_DONE).findFirst().orElseThrow();
        assertDone(signingOff.confirmActions(work.by(work.situation.head), "Seen again."));
        List<StageSignOff> both = of(work).stream().filter(signed -> signed.stage() == Stage.ACTIONS_DONE).toList();
        assertThat(both).hasSize(2);
        assertThat(both.get(0)).usingRecursiveComparison().ignoringFields("signedAgain").isEqualTo(before);
        assertThat(both).extracting(StageSignOff::signedAgain).containsExactly(true, false);
        assertThat(both.get(1).sha256()).isNotEqualTo(before.sha256());
        assertThat(head.page("/escalations/" + work.id()).select("section[aria-labelledby=signed]").text()).contains("Signed again later", "As signed");
        for (StageSignOff signed : both) {
            assertThat(jdbc.sql("select count(*) from audit_entry where action = 'escalation: stage signed' and detail like ?")
                    .param("%SHA-256 " + signed.sha256()).query(Integer.class).single()).isEqualTo(1);
        }
        assertThatThrownBy(() -> jdbc.sql("update stage_sign_off set comment = 'other' where plan = ?").param(work.plan().id()).update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("delete from stage_sign_off where plan = ?").param(work.plan().id()).update())
                .hasMessageContaining("never changed");
        jdbc.sql("update action set due_on = due_on + 7 where id = ?").param(work.plan().actions().get(0).id()).update();
        assertThat(of(work)).allMatch(StageSignOff::outOfDate);
    }

    @Test
    void theDatabaseRefusesAStageSignedByAnOwnerOrDrafter() {
        WorkFixture work = new WorkFixture(context).allActionsDone();
        for (Stage stage : Stage.values()) {
            assertThatThrownBy(() -> jdbc.sql("""
                    insert into stage_sign_off (plan, stage, signed_by, signed_at, version, sha256, comment)
                    values (?, ?, ?, current_timestamp, 1, repeat('0', 64), '')""")
                    .params(work.plan().id(), stage.name(), work.situation.manager).update())
                    .as(stage.name()).hasMessageContaining("work of their own");
        }
    }

    @Test
    void theBoardAgreesThePlanOfTheDirectorate() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3);
        for (String holder : List.of(work.situation.manager, work.situation.head, work.situation.assistantDirector)) {
            assertDone(holding.handUp(work.by(holder), "It needs the directorate."));
        }
        assertDone(holding.acknowledge(work.by(Situation.DIRECTOR), work.lastPlanDay()));
        assertDone(planning.draft(work.by(Situation.DIRECTOR), work.draft()));
        assertThat(work.escalation().turn().actsNext()).isEqualTo(Situation.BOARD);
        assertRefused(planning.agree(work.by(Situation.DIRECTOR), ""), Kind.NOT_ALLOWED, Situation.BOARD);
        assertDone(planning.agree(work.by(Situation.BOARD), ""));
        assertThat(of(work)).singleElement().satisfies(signed -> assertThat(signed.signedBy().username()).isEqualTo(Situation.BOARD));
    }

    private List<StageSignOff> of(WorkFixture work) {
        return stages.of(work.escalation().id());
    }
}
