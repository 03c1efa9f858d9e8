package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Attempt.Kind;
import plumbline.core.Severity;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.identity.Role;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Whoever would sign and does not believe it sends it back to planning, and from then on only a signature ends it. */
@PlumblineTest
class RefusedSignOffTest {

    private static final String REASON = "The minutes speak of another team.";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    RefusingSignOff refusing;
    @Autowired
    SigningOff signingOff;
    @Autowired
    Planning planning;
    @Autowired
    AcceptingRisk acceptingRisk;
    @Autowired
    EscalationProcesses processes;
    @Autowired
    JdbcClient jdbc;

    @Test
    void goesBackToPlanningAndEndsOnlyWithASignatureHoweverCleanItTests() {
        WorkFixture work = new WorkFixture(context).testedClean();
        String head = work.situation.head;
        assertRefused(refusing.refuse(work.by(work.situation.manager), REASON), Kind.NOT_ALLOWED, "You own an action");
        assertRefused(refusing.refuse(work.by(work.situation.assistantDirector), REASON), Kind.NOT_ALLOWED, head);
        assertRefused(refusing.refuse(work.by(head), " "), Kind.INVALID, "Say what has to be put right");
        Escalation back = assertDone(refusing.refuse(work.by(head), REASON));
        assertThat(back.turn().step()).isEqualTo(Step.PLAN);
        assertThat(back.turn().holder()).isEqualTo(work.situation.manager);
        assertThat(processes.currentStep(back.process())).contains("plan");
        assertThat(context.getBean(Story.class).lastSays(work.id(), Happening.SIGN_OFF_REFUSED,
                "“Actions done”: " + REASON + " To be planned again by " + work.situation.manager)).isTrue();

        for (int night = 0; night < 2; night++) {
            settle(work);
        }
        assertThat(work.escalation().open()).isTrue();
        assertThat(jdbc.sql("select count(*) from settling where escalation = ?").param(work.id().value()).query(Integer.class).single()).isZero();

        assertDone(planning.draft(work.by(work.situation.manager), work.draft()));
        assertDone(planning.agree(work.by(head), ""));
        work.finishActions();
        settle(work);
        assertDone(signingOff.sign(work.by(head), ""));
        assertThat(work.escalation().closure()).isEqualTo(Closure.SIGNED_OFF);
    }

    @Test
    void isKeptWithWhoWhenVersionAndHash() {
        WorkFixture work = new WorkFixture(context).testedClean();
        assertDone(signingOff.confirmActions(work.by(work.situation.head), ""));
        Escalation before = work.escalation();
        assertDone(refusing.refuse(work.by(work.situation.head), REASON));
        Map<String, Object> kept = jdbc.sql("select r.* from refused_sign_off r join action_plan p on p.id = r.plan where p.escalation = ?")
                .param(work.id().value()).query().singleRow();
        assertThat(kept).containsEntry("stage", "EFFECT_CONFIRMED").containsEntry("refused_by", work.situation.head)
                .containsEntry("version", before.version()).containsEntry("reason", REASON);
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'escalation: sign-off refused' and subject_ref = ? and detail like ?")
                .params(before.reference(), "%SHA-256 " + kept.get("sha256")).query(Integer.class).single()).isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql("update refused_sign_off set reason = 'other' where id = ?").param(kept.get("id")).update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("delete from refused_sign_off where id = ?").param(kept.get("id")).update())
                .hasMessageContaining("never changed");
    }

    @Test
    void beforeTheReTestOnlyTheActionsCanBeRefused() {
        WorkFixture signed = new WorkFixture(context).allActionsDone();
        assertDone(signingOff.confirmActions(signed.by(signed.situation.head), ""));
        assertRefused(refusing.refuse(signed.by(signed.situation.head), REASON), Kind.NOT_NOW, "Wait for the re-test");
        WorkFixture work = new WorkFixture(context).allActionsDone();
        assertDone(refusing.refuse(work.by(work.situation.head), REASON));
        assertThat(processes.currentStep(work.escalation().process())).contains("plan");
        WorkFixture planned = new WorkFixture(context).drafted();
        assertRefused(refusing.refuse(planned.by(planned.situation.head), REASON), Kind.NOT_NOW, "Agree the plan");
    }

    @Test
    void doesNotRestOnTheAcceptedRiskAnyMoreButLeavesTheDirectorsWaiver() {
        WorkFixture work = new WorkFixture(context).allActionsDone();
        assertDone(acceptingRisk.accept(work.by(Situation.DIRECTOR), "The rest is small.", work.today().plusDays(5)));
        assertThat(work.escalation().turn().step()).isEqualTo(Step.SIGN_OFF);
        assertDone(refusing.refuse(work.by(work.situation.head), REASON));
        assertThat(context.getBean(Verification.class).acceptedRisk(work.id())).isEmpty();
        assertThat(jdbc.sql("select state from waiver where breach = ?").param(work.breach.value()).query(String.class).list()).containsExactly("IN_FORCE");
        assertThat(work.escalation().turn().step()).isEqualTo(Step.PLAN);
    }

    @Test
    void isRefusedOnThePageWithAReasonThatPlannersRead() {
        WorkFixture work = new WorkFixture(context, "ASC-ASM-01", Severity.S3).testedClean();
        work.situation.signsIn(work.situation.head, "Head", Role.HEAD_OF_SERVICE, work.situation.area);
        Visitor head = new Visitor(port);
        head.signIn(work.situation.head, TestUsers.PASSWORD);
        String page = "/escalations/" + work.id();
        String version = String.valueOf(work.escalation().version());
        Document wrong = Jsoup.parse(head.post(page + "/refuse-sign-off", page, Map.of("version", version, "reason", "")).body());
        assertThat(wrong.select(".govuk-error-summary a").attr("href")).isEqualTo("#refusal-reason");
        assertThat(head.post(page + "/refuse-sign-off", page, Map.of("version", version, "reason", REASON)).statusCode()).isIn(List.of(302, 303));
        assertThat(head.page(page).text()).contains("Sign-off refused", REASON);
    }

    private void settle(WorkFixture work) {
        context.getBean(SettlingEscalations.class).after(work.situation.completedRun());
    }
}
