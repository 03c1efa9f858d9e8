package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.clock.TimeTravel;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.core.WorkingCalendar;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;

/** While a systemic escalation is open, the single ones of its standard in its unit are silent and stand still. */
@PlumblineTest
class MutingTest {

    /** Each escalates singly; six within 90 days are systemic. */
    private static final String STANDARD = "ASC-GOV-08";
    private static final int BEFORE_IT_IS_SYSTEMIC = 5;
    private static final Duration LONGER_THAN_EVERY_LIMIT = Duration.ofDays(60);
    private static final Duration LONGER_THAN_SETTLING = Duration.ofDays(15);

    @Autowired
    ApplicationContext context;
    @Autowired
    OpeningEscalations opening;
    @Autowired
    SettlingEscalations settling;
    @Autowired
    Muting muting;
    @Autowired
    Escalations escalations;
    @Autowired
    Notices notices;
    @Autowired
    OuterLimits limits;
    @Autowired
    PathAhead path;
    @Autowired
    Organisation organisation;
    @Autowired
    JdbcClient jdbc;

    Situation situation;

    @BeforeEach
    void situation() {
        situation = new Situation(context);
    }

    @Test
    void silencesTheEarlierOnesUntilTheSystemicOneEndsAndThenTheyHaveWhatTheyHadLeft() {
        List<BreachId> single = openedSingly();
        BreachId first = single.get(0);
        int left = workingDaysLeft(situation.carrying(first).turn().dueAt());
        BreachId last = opened(Severity.S3);
        Escalation parent = situation.carrying(last);
        assertThat(parent.kind()).isEqualTo(EscalationKind.SYSTEMIC);
        assertThat(parent.severity()).isEqualTo(Severity.S2);
        assertThat(muting.children(parent.id())).extracting(Muting.Child::id)
                .containsExactlyInAnyOrderElementsOf(single.stream().map(breach -> situation.carrying(breach).id()).toList());
        assertThat(muting.parent(situation.carrying(first).id()).orElseThrow().reference()).isEqualTo(parent.reference());
        assertThat(path.of(situation.carrying(first))).isEmpty();
        assertThat(words(situation.manager)).filteredOn(words -> words.startsWith("Muted while " + parent.reference())).hasSize(BEFORE_IT_IS_SYSTEMIC);

        TimeTravel time = new TimeTravel(context);
        time.forward(LONGER_THAN_EVERY_LIMIT);
        assertThat(situation.carrying(last).turn().tier()).as("the parent climbs").isGreaterThan(2);
        assertThat(situation.carrying(first).turn().tier()).as("its child does not").isEqualTo(1);
        assertThat(happenings(first)).doesNotContain(Happening.CLIMBED, Happening.OUTER_LIMIT_PASSED);
        assertThat(escalations.workOf(situation.manager)).extracting(WorkItem::overdue).containsOnly(false);

        situation.clear(List.of(last));
        settling.after(situation.completedRun());
        time.forward(LONGER_THAN_SETTLING);
        assertThat(situation.carrying(last).open()).isFalse();
        Escalation child = situation.carrying(first);
        assertThat(muting.parent(child.id())).isEmpty();
        assertThat(child.turn().tier()).isEqualTo(1);
        assertThat(happenings(first)).endsWith(Happening.MUTED, Happening.MUTED_NO_MORE);
        assertThat(words(situation.manager)).filteredOn(words -> words.startsWith(parent.reference() + " has ended")).hasSize(BEFORE_IT_IS_SYSTEMIC);
        assertThat(child.turn().dueAt()).as("%s working days were left", left).isEqualTo(BusinessTime.endOf(calendar().plusWorkingDays(
                BusinessTime.dayOf(unmutedAt(child)).minusDays(1), left)));
        assertThat(dueInTheEngine(child)).containsExactlyInAnyOrder(child.turn().dueAt().plusSeconds(1),
                limits.next(child.id()).orElseThrow().dueAt().plusSeconds(1));
    }

    @Test
    void takesWhatComesOnTopAsACaseOfTheSystemicOne() {
        openedSingly();
        Escalation parent = situation.carrying(opened(Severity.S3));
        BreachId onTop = opened(Severity.S3);
        assertThat(situation.carrying(onTop).id()).isEqualTo(parent.id());
        assertThat(escalations.cases(parent.id(), 1).items()).extracting(Breach::id).contains(onTop);
    }

    @Test
    void neverSilencesWhatThePolicyFollowsOneByOne() {
        BreachId alone = opened(Severity.S2);
        openedSingly();
        opened(Severity.S3);
        assertThat(situation.carrying(alone).kind()).isEqualTo(EscalationKind.SINGLE);
        assertThat(muting.parent(situation.carrying(alone).id())).isEmpty();
    }

    @Test
    void letsNoMutingBeHalfEnded() {
        BreachId first = openedSingly().get(0);
        opened(Severity.S3);
        assertThatThrownBy(() -> jdbc.sql("update escalation_muting set parent_process = null where child = ?")
                .param(situation.carrying(first).id().value()).update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    private List<BreachId> openedSingly() {
        List<BreachId> single = situation.breaches(STANDARD, Severity.S3, BEFORE_IT_IS_SYSTEMIC);
        opening.openAllMissing();
        return single;
    }

    private BreachId opened(Severity severity) {
        BreachId breach = situation.breach(STANDARD, severity);
        opening.openAllMissing();
        return breach;
    }

    private List<String> words(String username) {
        return notices.unread(username).stream().map(Notice::words).toList();
    }

    private List<Happening> happenings(BreachId breach) {
        return escalations.story(situation.carrying(breach).id()).stream().map(StoryEntry::happening).toList();
    }

    private Instant unmutedAt(Escalation child) {
        return escalations.story(child.id()).stream().filter(entry -> entry.happening() == Happening.MUTED_NO_MORE).findFirst().orElseThrow().at();
    }

    private int workingDaysLeft(Instant due) {
        return calendar().workingDaysBetween(BusinessTime.dayOf(context.getBean(Clock.class).instant()).minusDays(1), BusinessTime.dayOf(due));
    }

    private WorkingCalendar calendar() {
        return organisation.calendar(Jurisdiction.ENGLAND);
    }

    private List<Instant> dueInTheEngine(Escalation escalation) {
        return jdbc.sql("select duedate_ from camunda.act_ru_job where process_instance_id_ = ?").param(escalation.process())
                .query(Timestamp.class).list().stream().map(Timestamp::toInstant).toList();
    }
}
