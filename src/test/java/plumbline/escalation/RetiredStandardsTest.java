package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;
import plumbline.core.Actor;
import plumbline.core.Attempt.Kind;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.escalation.process.ExpiryProcesses;
import plumbline.escalation.retired.RetiredStandards;
import plumbline.escalation.retired.RetiredStandards.Leftover;
import plumbline.escalation.retired.StandardClosing;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** What a standard leaves that is no longer among the rules goes on until a director closes it by name. */
@PlumblineTest
class RetiredStandardsTest {

    private static final StandardId GONE = new StandardId("ASC-OWN-97");
    private static final String AMONG_THE_RULES = "ASC-ASM-01";
    private static final String REASON = "The national return asks for it in another way now.";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    RetiredStandards retired;
    @Autowired
    OpeningEscalations opening;
    @Autowired
    SettlingEscalations settling;
    @Autowired
    Escalations escalations;
    @Autowired
    EscalationProcesses processes;
    @Autowired
    Breaches breaches;
    @Autowired
    Waivers waivers;
    @Autowired
    Notices notices;
    Situation situation;
    List<BreachId> left;

    /** Somebody of a role who answers for a part of the council. */
    private record Somebody(Role role, String username, UnitId unit) implements SignedInUser {
        @Override
        public String title() {
            return role.name();
        }
    }

    @BeforeEach
    void aStandardIsGone() {
        situation = new Situation(context);
        left = situation.breaches(GONE.value(), Severity.S3, 2);
        opening.openAllMissing();
    }

    @Test
    void staysOpenWhateverRunsCompleteUntilADirectorClosesIt() {
        settling.after(situation.completedRun());
        Escalation before = situation.carrying(left.get(0));
        assertThat(before.open()).isTrue();
        assertThat(retired.left(director())).containsExactly(new Leftover(GONE, 2, 1, Severity.S3));
        assertRefused(retired.close(new Somebody(Role.HEAD_OF_SERVICE, situation.head, situation.area), GONE, REASON), Kind.NOT_ALLOWED, "Only a director");
        assertRefused(retired.close(director(), GONE, " "), Kind.INVALID, "Say why");
        assertThat(situation.carrying(left.get(0)).open()).isTrue();

        StandardClosing closed = assertDone(retired.close(director(), GONE, REASON));
        assertThat(closed.breaches()).isEqualTo(2);
        assertThat(closed.escalations()).isEqualTo(1);
        assertThat(retired.closed()).extracting(StandardClosing::id).contains(closed.id());
        assertThat(breaches.all(left)).extracting(Breach::state).containsOnly(Breach.State.RETIRED);
        Escalation after = situation.carrying(left.get(0));
        assertThat(after.closure()).isEqualTo(Closure.STANDARD_RETIRED);
        assertThat(processes.currentStep(before.process())).isEmpty();
        assertThat(escalations.story(after.id())).last().satisfies(entry -> {
            assertThat(entry.happening()).isEqualTo(Happening.STANDARD_RETIRED);
            assertThat(entry.actor()).isEqualTo(Situation.DIRECTOR);
            assertThat(entry.detail()).contains(REASON);
        });
        assertThat(notices.unread(situation.manager)).extracting(Notice::words).anyMatch(words -> words.contains(REASON));
        assertThat(retired.left(director())).isEmpty();
        assertRefused(retired.close(director(), GONE, REASON), Kind.NOT_NOW, "Nothing is left");
        opening.openAllMissing();
        assertThat(situation.all(left.get(0))).hasSize(1);
    }

    @Test
    void endsWithAPlanUnderWayAndWithItsExceptions() {
        WorkFixture work = new WorkFixture(context, situation, where -> left.get(0)).drafted();
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> waive(work));
        assertDone(retired.close(director(), GONE, REASON));
        assertThat(work.escalation().closure()).isEqualTo(Closure.STANDARD_RETIRED);
        assertThat(waivers.of(List.of(left.get(1)))).extracting(Waiver::state).containsExactly(Waiver.State.CLEARED);
    }

    private void waive(WorkFixture work) {
        waivers.ask(left.get(1), Actor.named(situation.manager), "Not now.", work.lastPlanDay(), 2);
        Waiver asked = waivers.of(List.of(left.get(1))).get(0);
        waivers.decide(asked.id(), Waiver.State.IN_FORCE, Actor.named(situation.head), 2, "",
                context.getBean(ExpiryProcesses.class).start(WaiverEnding.KIND, asked.id(), Instant.parse("2099-01-01T00:00:00Z")));
    }

    @Test
    void leavesAloneWhatItsRuleStillTestsAndWhatOthersAnswerFor() {
        BreachId tested = situation.breach(AMONG_THE_RULES, Severity.S3);
        Situation elsewhere = new Situation(context);
        BreachId theirs = elsewhere.breach(GONE.value(), Severity.S3);
        opening.openAllMissing();
        assertRefused(retired.close(director(), new StandardId(AMONG_THE_RULES), REASON), Kind.NOT_NOW, "is among the rules in force");
        assertDone(retired.close(director(), GONE, REASON));
        assertThat(breaches.all(List.of(tested, theirs))).extracting(Breach::state).containsOnly(Breach.State.OPEN);
        assertThat(elsewhere.carrying(theirs).open()).isTrue();
    }

    @Test
    void opensAnewAndNoHigherWhenTheStandardIsBack() {
        Escalation before = situation.carrying(left.get(0));
        assertDone(retired.close(director(), GONE, REASON));
        left.forEach(breach -> context.getBean(JdbcClient.class)
                .sql("update breach set state = 'OPEN', retired_at = null where id = ?").param(breach.value()).update());
        opening.openAllMissing();
        Escalation again = situation.carrying(left.get(0));
        assertThat(again.id()).isNotEqualTo(before.id());
        assertThat(again.severity()).isEqualTo(before.severity());
        assertThat(again.turn().tier()).isEqualTo(before.turn().tier());
    }

    @Test
    void isClosedOnAPageByADirectorOnly() {
        Visitor head = signedIn(situation.head, Role.HEAD_OF_SERVICE);
        String address = "/board/retired-standards/" + GONE;
        assertThat(head.page(address).select("form[action='" + address + "']")).isEmpty();
        assertThat(head.page("/board/retired-standards").select("#left").text()).contains(GONE.value(), "2", "1");

        Visitor director = signedIn("director." + situation.area.value(), Role.DIRECTOR);
        assertThat(director.post(address, address, Map.of("reason", "")).body()).contains("Say why nothing has to be done");
        director.post(address, address, Map.of("reason", REASON));
        assertThat(director.page("/board/retired-standards").select("#closed").text()).contains(GONE.value(), REASON);
        assertThat(director.page("/escalations/" + situation.carrying(left.get(0)).id()).text()).contains("Standard retired", REASON);
        assertThat(breaches.all(left)).extracting(Breach::state).containsOnly(Breach.State.RETIRED);
    }

    private Visitor signedIn(String username, Role role) {
        situation.signsIn(username, role.name(), role, situation.area);
        Visitor visitor = new Visitor(port);
        visitor.signIn(username, TestUsers.PASSWORD);
        return visitor;
    }

    private Somebody director() {
        return new Somebody(Role.DIRECTOR, Situation.DIRECTOR, situation.area);
    }
}
