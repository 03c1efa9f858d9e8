package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.breaches.BreachId;
import plumbline.clock.TimeTravel;
import plumbline.core.Severity;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.testing.PlumblineTest;

/** Three breaches of one standard by one team in 90 days: one severity higher, at the next tier, once. */
@PlumblineTest
class SystemicTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    OpeningEscalations opening;
    @Autowired
    Systemic systemic;
    @Autowired
    Story story;
    @Autowired
    Notices notices;
    @Autowired
    EscalationProcesses processes;
    @Autowired
    JdbcClient jdbc;

    Situation situation;

    @BeforeEach
    void situation() {
        situation = new Situation(context);
    }

    @Test
    void raisesAGroupOnceWithItsThirdBreach() {
        BreachId first = opened("ASC-REV-01", Severity.S3);
        opened("ASC-REV-01", Severity.S3);
        Escalation two = situation.carrying(first);
        assertThat(two.severity()).isEqualTo(Severity.S3);
        assertThat(two.turn().holder()).isEqualTo(situation.manager);
        opened("ASC-REV-01", Severity.S3);
        Escalation three = situation.carrying(first);
        assertThat(three.id()).isEqualTo(two.id());
        assertThat(three.severity()).isEqualTo(Severity.S2);
        assertThat(three.turn().holder()).isEqualTo(situation.head);
        assertThat(systemic.since(three.id())).isPresent();
        assertThat(dueInTheEngine(three)).isEqualTo(three.turn().dueAt().plusSeconds(1));
        opened("ASC-REV-01", Severity.S3);
        assertThat(situation.carrying(first).severity()).isEqualTo(Severity.S2);
        assertThat(situation.carrying(first).turn().holder()).isEqualTo(situation.head);
        assertThat(story.of(three.id())).filteredOn(entry -> entry.happening() == Happening.BECAME_SYSTEMIC).hasSize(1);
    }

    @Test
    void bringsALowOneUpOnlyWithTheThird() {
        BreachId first = opened("ASC-REV-02", Severity.S4);
        opened("ASC-REV-02", Severity.S4);
        new TimeTravel(context).forward(Duration.ofDays(20));
        assertThat(situation.carrying(first).turn().tier()).isEqualTo(1);
        opened("ASC-REV-02", Severity.S4);
        assertThat(situation.carrying(first).turn().tier()).isEqualTo(2);
        assertThat(situation.carrying(first).turn().nextTier()).isEqualTo(3);
    }

    @Test
    void opensAtTheNextTierWhenThreeAreFoundAtOnceAndTellsTheOwner() {
        List<BreachId> three = situation.breaches("ASC-REV-01", Severity.S3, 3);
        opening.openAllMissing();
        Escalation escalation = situation.carrying(three.get(0));
        assertThat(escalation.severity()).isEqualTo(Severity.S2);
        assertThat(escalation.turn().holder()).isEqualTo(situation.head);
        assertThat(processes.currentStep(escalation.process())).contains("acknowledge");
        assertThat(notices.unread(situation.manager)).singleElement().satisfies(told ->
                assertThat(told.words()).isEqualTo("So many make it systemic: Head of service holds it from the start instead of Team manager"));
    }

    @Test
    void countsThoseThatBeganInTheLastNinetyDaysAndNoOthers() {
        assertThat(withTwoEarlier(Duration.ofDays(90).minusHours(1)).severity()).isEqualTo(Severity.S2);
        situation = new Situation(context);
        assertThat(withTwoEarlier(Duration.ofDays(90).plusHours(1)).severity()).isEqualTo(Severity.S3);
    }

    /** Two that were cleared meanwhile and began so long ago, and a third now. */
    private Escalation withTwoEarlier(Duration ago) {
        List<BreachId> earlier = situation.breaches("ASC-REV-01", Severity.S3, 2);
        earlier.forEach(breach -> jdbc.sql("update breach set opened_at = opened_at - cast(? as interval) where id = ?")
                .params(ago.toMinutes() + " minutes", breach.value()).update());
        situation.clear(earlier);
        return situation.carrying(opened("ASC-REV-01", Severity.S3));
    }

    private BreachId opened(String standard, Severity severity) {
        BreachId breach = situation.breach(standard, severity);
        opening.openAllMissing();
        return breach;
    }

    private Instant dueInTheEngine(Escalation escalation) {
        return jdbc.sql("select min(duedate_) from camunda.act_ru_job where process_instance_id_ = ?").param(escalation.process())
                .query(java.sql.Timestamp.class).single().toInstant();
    }
}
