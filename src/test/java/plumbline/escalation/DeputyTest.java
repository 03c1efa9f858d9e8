package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.clock.TimeTravel;
import plumbline.core.Actor;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;
import plumbline.identity.Role;
import plumbline.organisation.Deputy;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.Post;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Work goes to the deputy and comes back, and nobody judges their own. */
@PlumblineTest
class DeputyTest {

    private static final int WHILE_THE_CLOCK_TICKS = 4;
    private static final int A_SECOND_TOO_LATE = 2;

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Deputizing deputizing;
    @Autowired
    Succession succession;
    @Autowired
    VacantPosts vacantPosts;
    @Autowired
    Holding holding;
    @Autowired
    Planning planning;
    @Autowired
    Acting acting;
    @Autowired
    SigningOff signingOff;
    @Autowired
    Pausing pausing;
    @Autowired
    Escalations escalations;
    @Autowired
    JdbcClient jdbc;

    TimeTravel time;
    WorkFixture work;
    String other;

    @BeforeEach
    void anotherManager() {
        time = new TimeTravel(context);
        work = new WorkFixture(context);
        other = new Situation(context).manager;
    }

    @Test
    void actsFromTheFirstToTheLastSecondAndTheWorkComesBack() {
        LocalDate first = work.today().plusDays(1);
        name(work.situation.manager, other, first, first.plusDays(1));
        assertThat(references(other)).doesNotContain(work.escalation().reference());
        to(BusinessTime.startOf(first));
        assertThat(references(other)).contains(work.escalation().reference());
        assertThat(references(work.situation.manager)).doesNotContain(work.escalation().reference());
        to(BusinessTime.endOf(first.plusDays(1)).minusSeconds(WHILE_THE_CLOCK_TICKS));
        assertThat(references(other)).contains(work.escalation().reference());
        to(BusinessTime.endOf(first.plusDays(1)).plusSeconds(A_SECOND_TOO_LATE));
        assertThat(references(other)).doesNotContain(work.escalation().reference());
        assertThat(references(work.situation.manager)).contains(work.escalation().reference());
    }

    @Test
    void actsInPlaceOfThePersonAndTheStorySaysForWhom() {
        standsIn(work.situation.manager, other);
        assertRefused(holding.acknowledge(work.by(work.situation.manager), work.lastPlanDay()), Kind.NOT_ALLOWED, "Only its holder");
        assertDone(holding.acknowledge(work.by(other), work.lastPlanDay()));
        assertDone(planning.draft(work.by(other), work.draft()));
        assertThat(story(Happening.ACKNOWLEDGED).actor()).isEqualTo(other + " for " + work.situation.manager);
        assertThat(story(Happening.PLAN_DRAFTED).actor()).isEqualTo(other + " for " + work.situation.manager);
        assertThat(jdbc.sql("select count(*) from audit_entry where actor = ?").param(other + " for " + work.situation.manager)
                .query(Integer.class).single()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void whoDraftedForSomebodyNeverAgreesIt() {
        standsIn(work.situation.manager, work.situation.head);
        assertDone(holding.acknowledge(work.by(work.situation.head), work.lastPlanDay()));
        assertDone(planning.draft(work.by(work.situation.head), work.draft()));
        assertRefused(planning.agree(work.by(work.situation.head), ""), Kind.NOT_ALLOWED, work.situation.assistantDirector);
        assertDone(planning.agree(work.by(work.situation.assistantDirector), ""));
    }

    @Test
    void neverSignsOffWhatThePersonTheyStandInForOwns() {
        work.testedClean();
        standsIn(work.situation.manager, work.situation.head);
        assertThat(asked(work.situation.head)).as("who cannot sign is not asked to").isEqualTo(WorkItem.Kind.WATCH);
        assertThat(asked(work.situation.assistantDirector)).isEqualTo(WorkItem.Kind.STEP);
        assertThat(references(work.situation.assistantDirector)).contains(work.escalation().reference());
        assertRefused(signingOff.sign(work.by(work.situation.head), ""), Kind.NOT_ALLOWED, "stand in for somebody who does");
        assertThatThrownBy(() -> signInTheTable(work.situation.head, null))
                .isInstanceOf(DataAccessException.class).hasMessageContaining("action of their own");
        assertDone(signingOff.sign(work.by(work.situation.assistantDirector), ""));
    }

    @Test
    void neverSignsOffWhatTheyDidForSomebodyEvenAfterwards() {
        work.agreed();
        UUID deputy = standsIn(work.situation.manager, work.situation.head);
        for (ActionPlan.Action action : work.plan().actions()) {
            assertRefused(acting.attach(work.by(action.owner()), action.id(), new EvidenceDraft("Done.", "", null)), Kind.NOT_ALLOWED, "belongs to");
            assertDone(acting.attach(work.by(work.situation.head), action.id(), new EvidenceDraft("Done.", "", null)));
            assertDone(acting.done(work.by(work.situation.head), action.id()));
        }
        assertDone(deputizing.end(Actor.named(work.situation.manager), false, deputy));
        work.situation.clear(List.of(work.breach));
        context.getBean(SettlingEscalations.class).after(work.situation.completedRun());
        assertRefused(signingOff.sign(work.by(work.situation.head), ""), Kind.NOT_ALLOWED, "somebody else");
        assertThatThrownBy(() -> signInTheTable(work.situation.head, null)).hasMessageContaining("action of their own");
        assertDone(signingOff.sign(work.by(work.situation.assistantDirector), ""));
    }

    @Test
    void ownerWhoStandsInForTheSignerNeverSignsOff() {
        work.testedClean();
        UUID deputy = standsIn(work.situation.head, work.situation.manager);
        assertThat(asked(work.situation.assistantDirector)).isEqualTo(WorkItem.Kind.STEP);
        assertThat(asked(work.situation.manager)).as("the owner still holds it").isEqualTo(WorkItem.Kind.WATCH);
        work.situation.signsIn(work.situation.manager, "Manager", Role.TEAM_MANAGER, work.situation.team);
        Visitor manager = new Visitor(port);
        manager.signIn(work.situation.manager, TestUsers.PASSWORD);
        assertThat(manager.page("/escalations/" + work.id()).select("#acts-next").text()).contains(work.situation.assistantDirector + ") signs it off");
        assertDone(deputizing.end(Actor.named(work.situation.head), false, deputy));
        assertThat(asked(work.situation.head)).as("comes back").isEqualTo(WorkItem.Kind.STEP);
        assertThat(references(work.situation.assistantDirector)).doesNotContain(work.escalation().reference());
        standsIn(work.situation.head, work.situation.manager);
        assertRefused(signingOff.sign(work.by(work.situation.manager), ""), Kind.NOT_ALLOWED, "You own an action");
        assertThatThrownBy(() -> signInTheTable(work.situation.manager, work.situation.head)).hasMessageContaining("action of their own");
        assertDone(signingOff.sign(work.by(work.situation.assistantDirector), ""));
    }

    @Test
    void stepThatBeganWhileSomebodyStoodInIsAskedOfWhoeverSignsAfterwards() {
        work.allActionsDone();
        UUID deputy = standsIn(work.situation.head, work.situation.manager);
        work.situation.clear(List.of(work.breach));
        context.getBean(SettlingEscalations.class).after(work.situation.completedRun());
        assertThat(asked(work.situation.assistantDirector)).isEqualTo(WorkItem.Kind.STEP);
        assertDone(deputizing.end(Actor.named(work.situation.head), false, deputy));
        assertThat(asked(work.situation.head)).isEqualTo(WorkItem.Kind.STEP);
        assertThat(references(work.situation.assistantDirector)).doesNotContain(work.escalation().reference());
        assertDone(signingOff.sign(work.by(work.situation.head), ""));
    }

    @Test
    void agreesAndSignsOffForSomebodyAndTheDecisionSaysForWhom() {
        work.drafted();
        standsIn(work.situation.head, other);
        assertThat(asked(other)).isEqualTo(WorkItem.Kind.STEP);
        assertDone(planning.agree(work.by(other), "Good."));
        assertThat(story(Happening.PLAN_AGREED).actor()).isEqualTo(other + " for " + work.situation.head);
        assertThat(jdbc.sql("select decided_by || '/' || decided_for from action_plan where escalation = ?").param(work.id().value())
                .query(String.class).single()).isEqualTo(other + "/" + work.situation.head);
        work.finishActions();
        work.situation.clear(List.of(work.breach));
        context.getBean(SettlingEscalations.class).after(work.situation.completedRun());
        assertThat(asked(other)).isEqualTo(WorkItem.Kind.STEP);
        assertDone(signingOff.sign(work.by(other), ""));
        assertThat(story(Happening.SIGNED_OFF).actor()).isEqualTo(other + " for " + work.situation.head);
        assertThat(jdbc.sql("select signed_by || '/' || signed_for from sign_off where escalation = ?").param(work.id().value())
                .query(String.class).single()).isEqualTo(other + "/" + work.situation.head);
    }

    @Test
    void readsWhatWhoeverIsAwayIsToldAndPutsItAwayForThem() {
        Notices notices = context.getBean(Notices.class);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status ->
                notices.tell(work.id(), List.of(work.situation.head), "Told while away."));
        assertThat(notices.unread(other)).noneMatch(notice -> notice.escalation().equals(work.id()));
        UUID deputy = standsIn(work.situation.head, other);
        Notice told = notices.unread(other).stream().filter(notice -> notice.words().equals("Told while away.")).findFirst().orElseThrow();
        assertThat(told.told()).isEqualTo(work.situation.head);
        assertDone(deputizing.end(Actor.named(work.situation.head), false, deputy));
        notices.read(told.id(), other);
        assertThat(notices.unread(work.situation.head)).as("a stranger puts nothing away").contains(told);
        standsIn(work.situation.head, other);
        notices.read(told.id(), other);
        assertThat(notices.unread(work.situation.head)).doesNotContain(told);
    }

    @Test
    void approvesForSomebodyButNeverWhatTheyAskedFor() {
        assertDone(pausing.ask(work.by(work.situation.manager), "Records are moved.", work.today()));
        Pause asked = context.getBean(PauseTable.class).of(work.id(), Pause.State.ASKED).orElseThrow();
        UUID same = standsIn(work.situation.head, work.situation.manager);
        assertRefused(pausing.approve(work.by(work.situation.manager), asked.id(), ""), Kind.NOT_ALLOWED, work.situation.assistantDirector);
        assertDone(deputizing.end(Actor.named("administrator"), true, same));
        standsIn(work.situation.head, other);
        assertDone(pausing.approve(work.by(other), asked.id(), ""));
        assertThat(story(Happening.PAUSED).actor()).isEqualTo(other + " for " + work.situation.head);
    }

    @Test
    void isNamedByThePersonOrTheAdministratorAndOnlyOnceForADay() {
        String person = work.situation.manager;
        LocalDate today = work.today();
        assertRefused(deputizing.name(Actor.named(other), false, person, other, today, today), Kind.NOT_ALLOWED, "for yourself");
        assertRefused(deputizing.name(Actor.named(person), false, person, person, today, today), Kind.INVALID, "somebody else");
        assertRefused(deputizing.name(Actor.named(person), false, person, "nobody-at-all", today, today), Kind.INVALID, "holds a post");
        assertRefused(deputizing.name(Actor.named(person), false, person, other, today.minusDays(1), today), Kind.INVALID, "from today");
        assertRefused(deputizing.name(Actor.named(person), false, person, other, today, today.minusDays(1)), Kind.INVALID, "not before");
        name(person, other, today, today.plusDays(3));
        assertRefused(deputizing.name(Actor.named(person), false, person, work.situation.head, today.plusDays(3), today.plusDays(5)),
                Kind.NOT_NOW, "already");
        assertDone(deputizing.name(Actor.named("administrator"), true, person, work.situation.head, today.plusDays(4), today.plusDays(5)));
        assertThatThrownBy(() -> jdbc.sql("""
                insert into deputy (id, person, deputy, starts, ends, set_by, set_at) values (gen_random_uuid(), ?, 'x', ?, ?, 'x', current_timestamp)""")
                .params(person, today, today).update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void isToldOnTheVacantTierWhoAnswersInstead() {
        UnitId unit = work.situation.team;
        for (String person : List.of(work.situation.manager, work.situation.head, work.situation.assistantDirector)) {
            account(person);
        }
        assertThat(vacantPosts.of(unit)).noneMatch(words -> words.contains("answers instead"));
        jdbc.sql("delete from post where username = ?").param(work.situation.head).update();
        assertThat(vacantPosts.of(unit)).filteredOn(words -> words.contains("answers instead")).hasSize(1).allMatch(words -> words.contains("Head of service") && words.contains(work.situation.assistantDirector));
        context.getBean(OrganisationChanges.class).put(List.of(), List.of(new Post("Head", 2, work.situation.area, work.situation.head)));
    }

    @Test
    void passesWhatALeaverHasToTheSuccessor() {
        work.agreed();
        String successor = "successor-" + work.situation.manager;
        work.situation.account(successor);
        Succession.Passed passed = assertDone(succession.pass(Actor.named("administrator"), work.situation.manager, successor));
        assertThat(passed).isEqualTo(new Succession.Passed(1, 3, 1));
        assertThat(work.escalation().turn().holder()).isEqualTo(successor);
        assertThat(references(successor)).contains(work.escalation().reference());
        assertThat(references(work.situation.manager)).isEmpty();
        assertThat(story(Happening.SUCCEEDED).detail()).contains(successor);
        work.finishActions();
        assertThat(work.escalation().turn().step()).isEqualTo(Step.RE_TEST);
        assertRefused(succession.pass(Actor.named("administrator"), work.situation.manager, "anybody"), Kind.INVALID, "who leaves");
    }

    @Test
    void passesOnWhatSomebodyStillHasWhoHoldsThePostNoMore() {
        work.agreed();
        String next = "next-" + work.situation.manager;
        work.situation.account(next);
        assertThat(succession.openEscalations(work.situation.manager)).isOne();
        context.getBean(OrganisationChanges.class).put(List.of(), List.of(new Post("Manager", 1, work.situation.team, next)));
        assertThat(work.escalation().turn().holder()).as("what waits at a post moves with it").isEqualTo(next);
        assertThat(succession.leavers()).as("the actions stay with whoever took them on").contains(work.situation.manager, next);
        assertDone(succession.pass(Actor.named("administrator"), work.situation.manager, next));
        assertThat(work.escalation().turn().holder()).isEqualTo(next);
        assertThat(succession.leavers()).doesNotContain(work.situation.manager);
        assertThat(succession.openEscalations(work.situation.manager)).isZero();
    }

    @Test
    void successorWhoHasNotThePostGetsTheActionsAndThePostsHolderTheRest() {
        work.agreed();
        String third = "third-" + work.situation.manager;
        work.situation.account(third);
        String next = "next-" + work.situation.manager;
        work.situation.account(next);
        context.getBean(OrganisationChanges.class).put(List.of(), List.of(new Post("Manager", 1, work.situation.team, next)));
        assertDone(succession.pass(Actor.named("administrator"), work.situation.manager, third));
        assertThat(work.escalation().turn().holder()).isEqualTo(next);
        assertThat(work.plan().actions()).extracting(ActionPlan.Action::owner).containsOnly(third);
    }

    @Test
    void isNamedOnAPageThatShowsWhereTheWorkWent() {
        work.situation.signsIn(work.situation.manager, "Manager", Role.TEAM_MANAGER, work.situation.team);
        Visitor manager = new Visitor(port);
        manager.signIn(work.situation.manager, TestUsers.PASSWORD);
        LocalDate today = work.today();
        Map<String, String> fields = new HashMap<>(Map.of("deputy", other));
        assertThat(manager.post("/deputies", "/deputies", fields).statusCode()).isEqualTo(422);
        for (String name : List.of("starts", "ends")) {
            fields.put(name + "-day", String.valueOf(today.getDayOfMonth()));
            fields.put(name + "-month", String.valueOf(today.getMonthValue()));
            fields.put(name + "-year", String.valueOf(today.getYear()));
        }
        assertThat(manager.post("/deputies", "/deputies", fields).statusCode()).isEqualTo(302);
        assertThat(manager.page("/deputies").select("table").text()).contains(other).contains("Stands in now");
        assertThat(manager.page("/work").text()).contains("Your work has moved");
        assertThat(manager.page("/escalations/" + work.id()).select("#acts-next").text()).contains(other + " stands in until");
        assertThat(manager.post(manager.page("/deputies").select("form[action$=/end]").attr("action"), "/deputies", Map.of()).statusCode()).isEqualTo(302);
        assertThat(manager.page("/work").text()).doesNotContain("Your work has moved");
    }

    private void signInTheTable(String by, String onBehalfOf) {
        jdbc.sql("""
                insert into sign_off (escalation, plan, signed_by, signed_for, signed_at, run, comment)
                select ?, ?, ?, ?, ?, clean_run, '' from escalation where id = ?""")
                .params(work.id().value(), work.plan().id(), by, onBehalfOf, EscalationRows.at(time.now()), work.id().value()).update();
    }

    private StoryEntry story(Happening happening) {
        return escalations.story(work.id()).stream().filter(entry -> entry.happening() == happening).findFirst().orElseThrow();
    }

    private WorkItem.Kind asked(String username) {
        return escalations.workOf(username).stream().filter(item -> item.summary().escalation().id().equals(work.id())).findFirst().orElseThrow().kind();
    }

    private void account(String username) {
        work.situation.signsIn(username, "Post", Role.TEAM_MANAGER, work.situation.area);
    }

    private List<String> references(String username) {
        return escalations.workOf(username).stream().map(item -> item.summary().escalation().reference()).toList();
    }

    private UUID standsIn(String person, String deputy) {
        return name(person, deputy, work.today(), work.today().plusDays(2));
    }

    private UUID name(String person, String deputy, LocalDate starts, LocalDate ends) {
        Deputy named = assertDone(deputizing.name(Actor.named(person), false, person, deputy, starts, ends));
        return named.id();
    }

    private void to(Instant moment) {
        time.forward(Duration.between(time.now(), moment));
    }
}
