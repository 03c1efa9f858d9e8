package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import plumbline.breaches.BreachId;
import plumbline.core.Actor;
import plumbline.core.Severity;
import plumbline.core.UnitId;
import plumbline.identity.Role;
import plumbline.organisation.SecondLine;
import plumbline.organisation.SecondLines;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Who manages seconded staff from day to day is told beside each tier, and never holds anything. */
@PlumblineTest
class SecondLineTest {

    private static final String CASEWORK = "ASC-ASM-01";
    /** Systemic from the sixth on, which mutes the five before it. */
    private static final String FOLLOWED_SINGLY = "ASC-GOV-08";
    private static final String OF_A_PROVIDER = "ASC-PRV-01";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    OpeningEscalations opening;

    @Autowired
    Holding holding;

    @Autowired
    SecondLines lines;

    @Autowired
    Notices notices;

    @Autowired
    Escalations escalations;

    private Situation situation;
    private String ward;

    @BeforeEach
    void aTrustManagesTheStaffOfAnArea() {
        situation = new Situation(context);
        ward = situation.manager + ".trust";
        situation.signsIn(ward, "Ward manager", Role.TEAM_MANAGER, situation.team);
        put(situation.area, 1, "Ward manager", ward);
        put(situation.area, 3, "Director of nursing", situation.manager + ".nobody");
    }

    @Test
    void isToldWhenItOpensAndTheCouncilHoldsIt() {
        Escalation opened = opened(CASEWORK, Severity.S3);
        assertThat(told(ward)).singleElement().asString().contains("Team manager holds it now", "Northern Trust", "its Ward manager is told");
        assertThat(opened.turn().holder()).isEqualTo(situation.manager);
        assertThat(secondLines(opened)).containsExactly("Second line, Northern Trust: Ward manager (" + ward + ")");
        assertThat(escalations.story(opened.id())).extracting(StoryEntry::happening).startsWith(Happening.OPENED);
    }

    @Test
    void isToldBesideEachTierThatItClimbsToByTheNearestPostBelow() {
        Escalation opened = opened(CASEWORK, Severity.S3);
        handUp(opened, situation.manager);
        assertThat(told(ward)).hasSize(2).anyMatch(words -> words.contains("Head of service holds it now"));
        handUp(opened, situation.head);
        assertThat(told(ward)).as("another post stands beside that tier").hasSize(2);
        assertThat(secondLines(opened)).hasSize(3).last().asString().contains("Director of nursing (nobody with this post signs in here)");
        assertThat(told(situation.manager + ".nobody")).isEmpty();
    }

    @Test
    void isToldOnceWhenItBecomesGraverAtTheSameTier() {
        BreachId breach = situation.breach(CASEWORK, Severity.S3);
        opening.openAllMissing();
        situation.becomes(breach, Severity.S2);
        context.getBean(BreachesListener.class).recover();
        context.getBean(BreachesListener.class).recover();
        assertThat(told(ward)).hasSize(2).filteredOn(words -> words.contains("It has become graver, from")).hasSize(1);
        assertThat(secondLines(situation.carrying(breach))).hasSize(2);
    }

    @Test
    void isNotToldOfWhatIsMuted() {
        List<BreachId> single = situation.breaches(FOLLOWED_SINGLY, Severity.S3, 5);
        opening.openAllMissing();
        opened(FOLLOWED_SINGLY, Severity.S3);
        int before = told(ward).size();
        Escalation child = situation.carrying(single.get(0));
        assertThat(context.getBean(Muting.class).parent(child.id())).isPresent();
        handUp(child, situation.manager);
        assertThat(told(ward)).hasSize(before);
        assertThat(secondLines(child)).hasSize(1);
    }

    @Test
    void isNotToldOfWhatIsNoCaseworkOrOfAnotherUnit() {
        assertThat(secondLines(opened(OF_A_PROVIDER, Severity.S3))).isEmpty();
        situation = new Situation(context);
        assertThat(secondLines(opened(CASEWORK, Severity.S3))).isEmpty();
        assertThat(told(ward)).isEmpty();
    }

    @Test
    void ofTheUnitItselfGoesBeforeThatOfAUnitAbove() {
        put(situation.team, 2, "Matron", null);
        assertThat(lines.beside(1, situation.team)).as("the unit's own line begins higher").isEmpty();
        assertThat(lines.beside(2, situation.team)).map(SecondLine::title).hasValue("Matron");
        assertThat(lines.beside(5, situation.area)).map(SecondLine::title).hasValue("Director of nursing");
        assertThat(lines.end(situation.team, 2)).map(SecondLine::title).hasValue("Matron");
        assertThat(lines.beside(2, situation.team)).map(SecondLine::title).hasValue("Ward manager");
    }

    @Test
    void isShownBesideTheCouncilsLine() {
        Escalation opened = opened(CASEWORK, Severity.S3);
        Visitor visitor = new Visitor(port);
        visitor.signIn(ward, TestUsers.PASSWORD);
        assertThat(visitor.page("/escalations/" + opened.id()).select("#second-line").text())
                .contains("Northern Trust", "Ward manager", ward, "day to day", "the council");
        assertThat(visitor.page("/work").text()).contains("its Ward manager is told");
    }

    private void put(UnitId unit, int tier, String title, @Nullable String username) {
        lines.put(new SecondLine(unit, "Northern Trust", tier, title, Optional.ofNullable(username)));
    }

    private Escalation opened(String standard, Severity severity) {
        BreachId breach = situation.breach(standard, severity);
        opening.openAllMissing();
        return situation.carrying(breach);
    }

    private void handUp(Escalation escalation, String by) {
        assertDone(holding.handUp(new Change(escalation.id(), null, Actor.named(by)), "I cannot settle this."));
    }

    private List<String> told(String username) {
        return notices.unread(username).stream().map(Notice::words).toList();
    }

    private List<String> secondLines(Escalation escalation) {
        return escalations.story(escalation.id()).stream().map(StoryEntry::detail).filter(detail -> detail.startsWith("Second line")).toList();
    }
}
