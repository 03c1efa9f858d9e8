package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.breaches.BreachId;
import plumbline.core.Actor;
import plumbline.core.Severity;
import plumbline.escalation.process.EscalationProcesses;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.Post;
import plumbline.testing.PlumblineTest;

@PlumblineTest
class OpeningEscalationsTest {

    @Autowired
    OpeningEscalations opening;

    @Autowired
    EscalationProcesses processes;

    @Autowired
    Notices notices;

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    Situation situation;

    @BeforeEach
    void situation() {
        situation = new Situation(context);
    }

    @Test
    void opensOneSystemicEscalationForFortyLateAssessmentsInOneTeam() {
        List<BreachId> late = situation.breaches("ASC-ASM-01", Severity.S3, 40);
        opening.openAllMissing();
        Escalation escalation = situation.carrying(late.get(0));
        assertThat(escalation.kind()).isEqualTo(EscalationKind.SYSTEMIC);
        assertThat(late).allSatisfy(breach -> assertThat(situation.all(breach)).containsExactly(escalation));
        assertThat(escalation.turn().holder()).isEqualTo(situation.head);
        assertThat(escalation.turn().nextHolder()).isEqualTo(situation.assistantDirector);
        assertThat(processes.currentStep(escalation.process())).contains("acknowledge");
        assertThat(story.of(escalation.id())).extracting(StoryEntry::happening)
                .containsExactly(Happening.OPENED, Happening.BECAME_SYSTEMIC, Happening.INFORMED);
    }

    @Test
    void opensOneEscalationForEachCriticalBreach() {
        List<BreachId> critical = situation.breaches("ASC-SAF-01", Severity.S1, 3);
        opening.openAllMissing();
        assertThat(critical).extracting(breach -> situation.carrying(breach).id()).doesNotHaveDuplicates();
        assertThat(critical).allSatisfy(breach -> assertThat(situation.carrying(breach).kind()).isEqualTo(EscalationKind.SINGLE));
    }

    @Test
    void addsLaterCasesToTheOpenEscalationAndRaisesItsSeverity() {
        BreachId first = situation.breach("ASC-REV-01", Severity.S3);
        opening.openAllMissing();
        BreachId later = situation.breach("ASC-REV-01", Severity.S2);
        opening.openAllMissing();
        assertThat(situation.carrying(later).id()).isEqualTo(situation.carrying(first).id());
        assertThat(situation.carrying(first).severity()).isEqualTo(Severity.S2);
        assertThat(story.of(situation.carrying(first).id())).extracting(StoryEntry::happening)
                .containsExactly(Happening.OPENED, Happening.CASES_ADDED, Happening.GRAVER, Happening.INFORMED);
        assertThat(notices.unread(situation.manager)).singleElement().satisfies(notice -> assertThat(notice.words()).startsWith("It has become graver."));
    }

    @Test
    void tellsWhoeverHoldsThePostThatThePolicyNamesOutsideTheLadder() {
        String housing = "head-of-housing-" + situation.team.value();
        context.getBean(OrganisationChanges.class).put(List.of(),
                List.of(new Post("Head of housing", 2, new Situation(context).area, housing)));
        BreachId grant = situation.breach("ASC-DFG-01", Severity.S2);
        opening.openAllMissing();
        assertThat(notices.unread(housing)).singleElement().satisfies(notice ->
                assertThat(notice.escalation()).isEqualTo(situation.carrying(grant).id()));
        assertThat(story.of(situation.carrying(grant).id())).anyMatch(entry -> entry.detail().contains("Head of housing (") && entry.detail().contains(housing));
    }

    @Test
    void tellsTheOtherDirectorAgainWhenItReachesTheDirector() {
        String childrens = "director-of-children-" + situation.team.value();
        context.getBean(OrganisationChanges.class).put(List.of(),
                List.of(new Post("Director of children's services", 2, new Situation(context).area, childrens)));
        BreachId transition = situation.breach("ASC-TRA-01", Severity.S2);
        opening.openAllMissing();
        assertThat(notices.unread(childrens)).hasSize(1);
        handUp(transition);
        assertThat(situation.carrying(transition).turn().holder()).isEqualTo(situation.assistantDirector);
        assertThat(notices.unread(childrens)).hasSize(1);
        handUp(transition);
        assertThat(situation.carrying(transition).turn().holder()).isEqualTo(Situation.DIRECTOR);
        assertThat(notices.unread(childrens)).extracting(Notice::words).anyMatch(words -> words.startsWith("Director holds it now"));
        handUp(transition);
        assertThat(notices.unread(childrens)).as("once for the director, not for each tier").hasSize(2);
    }

    private void handUp(BreachId breach) {
        Escalation escalation = situation.carrying(breach);
        WorkFixture.assertDone(context.getBean(Holding.class).handUp(
                new Change(escalation.id(), null, Actor.named(escalation.turn().holder())), "It needs more than we have."));
    }

    @Test
    void changesNothingWhenItIsDoneAgain() {
        BreachId breach = situation.breach("ASC-ASM-02", Severity.S3);
        opening.openAllMissing();
        Escalation before = situation.carrying(breach);
        opening.openAllMissing();
        assertThat(situation.all(breach)).containsExactly(before);
    }

    @Test
    void opensOneEvenWhenEightOpenAtOnce() {
        List<BreachId> grouped = situation.breaches("ASC-DQ-01", Severity.S4, 5);
        List<BreachId> single = situation.breaches("ASC-SAF-01", Severity.S1, 5);
        CompletableFuture.allOf(IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(opening::openAllMissing)).toArray(CompletableFuture[]::new)).join();
        assertThat(grouped).allSatisfy(breach -> assertThat(situation.all(breach)).hasSize(1));
        assertThat(grouped).extracting(breach -> situation.carrying(breach).id()).containsOnly(situation.carrying(grouped.get(0)).id());
        assertThat(single).allSatisfy(breach -> assertThat(situation.all(breach)).hasSize(1));
        assertThat(story.of(situation.carrying(grouped.get(0)).id())).filteredOn(entry -> entry.happening() == Happening.BECAME_SYSTEMIC).hasSize(1);
        assertThat(processesWithoutEscalation()).isZero();
    }

    @Test
    void opensMoreThanOneTransactionHolds() {
        List<BreachId> many = situation.breaches("ASC-SAF-01", Severity.S1, OpeningEscalations.STARTS_AT_A_TIME + 1);
        opening.openAllMissing();
        assertThat(many).allSatisfy(breach -> assertThat(situation.all(breach)).hasSize(1));
    }

    private int processesWithoutEscalation() {
        return jdbc.sql("""
                select count(*) from camunda.act_ru_execution x
                join camunda.act_re_procdef d on d.id_ = x.proc_def_id_ and d.key_ = 'escalation'
                where x.parent_id_ is null and not exists (select 1 from escalation e where e.live_process_id = x.id_)""").query(Integer.class).single();
    }
}
