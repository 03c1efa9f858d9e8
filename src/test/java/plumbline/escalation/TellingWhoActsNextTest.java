package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.breaches.BreachId;
import plumbline.clock.TimeTravel;
import plumbline.core.Actor;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.escalation.PlanDraft.ActionDraft;
import plumbline.escalation.message.TellingWhoActsNext;
import plumbline.identity.Role;
import plumbline.identity.StaffAccounts;
import plumbline.identity.Users;
import plumbline.organisation.Organisation;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Whoever acts next hears of it by mail: once for each turn, before its limit, and never of what waits for nobody. */
@PlumblineTest
class TellingWhoActsNextTest {

    private static final String SINGLE = "ASC-SAF-01";
    /** Systemic from the sixth on, which mutes the five before it. */
    private static final String FOLLOWED_SINGLY = "ASC-GOV-08";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    TellingWhoActsNext telling;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    Users users;
    @Autowired
    OpeningEscalations opening;
    @Autowired
    Holding holding;
    @Autowired
    Deputizing deputizing;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Organisation organisation;
    @Autowired
    Clock clock;

    Situation situation;

    @BeforeEach
    void peopleWithAddresses() {
        situation = new Situation(context);
        withAddress(situation.manager, Role.TEAM_MANAGER);
        withAddress(situation.head, Role.HEAD_OF_SERVICE);
    }

    @Test
    void tellsTheHolderOnceWhenTheTurnBeginsAndTheNextOneWhenItClimbs() {
        Escalation opened = opened(Severity.S2);
        telling.tell();
        telling.tell();
        assertThat(mailTo(situation.manager)).singleElement().asString().contains("For " + situation.manager, opened.reference(), SINGLE, "Acknowledge by",
                "/escalations/" + opened.id());
        assertThat(mailTo(situation.head)).isEmpty();
        assertDone(holding.handUp(new Change(opened.id(), null, Actor.named(situation.manager)), "I cannot settle this."));
        telling.tell();
        telling.tell();
        assertThat(mailTo(situation.manager)).hasSize(1);
        assertThat(mailTo(situation.head)).singleElement().asString().contains(opened.reference());
    }

    @Test
    void tellsTheTierAboveWhenThePlanWaitsForIt() {
        WorkFixture work = new WorkFixture(context, situation, where -> where.breach(SINGLE, Severity.S2)).drafted();
        telling.tell();
        assertThat(mailTo(situation.head)).singleElement().asString().contains(work.escalation().reference(), "Agree the plan");
    }

    @Test
    void tellsTheOwnersOfActionsWhenThePlanIsAgreedAndOnceBeforeTheDay() {
        String owner = new Situation(context).manager;
        withAddress(owner, Role.TEAM_MANAGER);
        WorkFixture work = new WorkFixture(context, situation, where -> where.breach(SINGLE, Severity.S2)).acknowledged();
        PlanDraft mine = work.draft();
        LocalDate due = organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(work.today(), 6);
        ActionDraft theirs = new ActionDraft("Fill both posts", owner, due, "Both are filled.", Vehicle.TEAM_PLAN.name());
        List<ActionDraft> actions = List.of(mine.actions().get(0), mine.actions().get(1), theirs);
        Planning planning = context.getBean(Planning.class);
        assertDone(planning.draft(work.by(situation.manager), new PlanDraft(mine.goal(), mine.reason(), mine.change(), mine.success(), actions)));
        assertDone(planning.agree(work.by(situation.head), ""));
        telling.tell();
        assertThat(noticesOf(owner, work)).containsExactly("The plan was agreed, and you own action 3, Fill both posts, by " + BusinessTime.write(due));
        assertThat(mailTo(owner)).singleElement().asString().contains("You were told of it on My work: " + work.escalation().reference());
        assertThat(noticesOf(situation.manager, work)).as("the whole plan is next on their list").noneMatch(words -> words.contains("you own"));

        TimeTravel time = new TimeTravel(context);
        for (int day = 0; day < 3; day++) {
            time.oneWorkingDay();
            telling.tell();
        }
        assertThat(noticesOf(owner, work)).hasSize(1);
        time.oneWorkingDay();
        telling.tell();
        telling.tell();
        assertThat(noticesOf(owner, work)).filteredOn(words -> words.startsWith("Soon due: action 3")).hasSize(1);
        assertThat(mailTo(owner)).hasSize(2);
    }

    private List<String> noticesOf(String username, WorkFixture work) {
        return context.getBean(Notices.class).unread(username).stream().filter(notice -> notice.escalation().equals(work.id())).map(Notice::words).toList();
    }

    @Test
    void gathersWhatCanWaitAnHour() {
        opened(Severity.S3, FOLLOWED_SINGLY);
        telling.tell();
        Escalation second = opened(Severity.S3, FOLLOWED_SINGLY);
        telling.tell();
        assertThat(mailTo(situation.manager)).as("within the hour").hasSize(1);
        new TimeTravel(context).forward(Duration.ofMinutes(61));
        telling.tell();
        assertThat(mailTo(situation.manager)).hasSize(2).last().asString().contains(second.reference());
    }

    @Test
    void tellsWhatIsCriticalAtOnceThoughSomethingWasToldJustBefore() {
        opened(Severity.S3, FOLLOWED_SINGLY);
        telling.tell();
        Escalation critical = opened(Severity.S1);
        telling.tell();
        assertThat(mailTo(situation.manager)).hasSize(2).last().asString().contains(critical.reference(), Severity.S1.word());
        assertThat(mailTo(situation.head)).as("is told at once, and it is not their turn").last().asString()
                .contains("there is news for you", "You were told of it on My work: " + critical.reference());
    }

    @Test
    void remindsOnceBeforeTheLimitAndNotRightAfterTelling() {
        Escalation opened = opened(Severity.S3, FOLLOWED_SINGLY);
        telling.tell();
        Instant due = opened.turn().dueAt();
        assertThat(mailTo(situation.manager)).hasSize(1).noneMatch(mail -> mail.contains("Reminder"));
        new TimeTravel(context).forward(Duration.between(clock.instant(), due).minusHours(2));
        telling.tell();
        telling.tell();
        assertThat(mailTo(situation.manager)).filteredOn(mail -> mail.contains("Reminder: " + opened.reference())).hasSize(1);
    }

    @Test
    void tellsNothingOfWhatIsMutedOrDoneBeforeAnybodyWasTold() {
        List<BreachId> single = situation.breaches(FOLLOWED_SINGLY, Severity.S3, 5);
        opening.openAllMissing();
        situation.breach(FOLLOWED_SINGLY, Severity.S3);
        opening.openAllMissing();
        telling.tell();
        String child = situation.carrying(single.get(0)).reference();
        assertThat(mailTo(situation.manager)).noneMatch(mail -> mail.contains(child));
        Escalation waits = opened(Severity.S2);
        telling.tell();
        assertDone(holding.handUp(new Change(waits.id(), null, Actor.named(situation.manager)), "I cannot settle this."));
        new TimeTravel(context).forward(Duration.ofHours(2));
        telling.tell();
        assertThat(mailTo(situation.manager)).noneMatch(mail -> mail.contains(waits.reference()) && mail.contains("Reminder"));
    }

    @Test
    void tellsTheDeputyInPlaceOfWhoeverIsAway() {
        LocalDate today = BusinessTime.dayOf(clock.instant());
        assertDone(deputizing.name(Actor.named(situation.manager), false, situation.manager, situation.head, today, today.plusDays(5)));
        Escalation opened = opened(Severity.S2);
        telling.tell();
        assertThat(mailTo(situation.manager)).isEmpty();
        assertThat(mailTo(situation.head)).singleElement().asString().contains("For " + situation.manager, opened.reference());
    }

    @Test
    void anAddressIsGivenAndTakenByAnAdministratorAndLookedAt() {
        assertRefused(accounts.tellAt(situation.manager, "two words@council.example", Actor.named("administrator")), Kind.INVALID, "right format");
        Visitor administrator = new Visitor(port);
        users.create("administrator." + situation.team.value(), TestUsers.PASSWORD, "Administrator", Role.ADMINISTRATOR, situation.area);
        administrator.signIn("administrator." + situation.team.value(), TestUsers.PASSWORD);
        assertThat(administrator.page("/staff?find=" + situation.manager).text()).contains(situation.manager + "@council.example");
        administrator.post("/staff/email", "/staff", Map.of("person", situation.manager, "email", ""));
        assertThat(users.emailOf(situation.manager)).isEmpty();
        Escalation waits = opened(Severity.S2);
        telling.tell();
        assertThat(mailTo(situation.manager)).isEmpty();
        withAddress(situation.manager, Role.TEAM_MANAGER);
        telling.tell();
        assertThat(mailTo(situation.manager)).as("told of what waits once there is an address").singleElement().asString().contains(waits.reference());
    }

    private void withAddress(String username, Role role) {
        situation.signsIn(username, role.word(), role, situation.area);
        assertDone(accounts.tellAt(username, username + "@council.example", Actor.named("administrator")));
    }

    private Escalation opened(Severity severity) {
        return opened(severity, SINGLE);
    }

    private Escalation opened(Severity severity, String standard) {
        BreachId breach = situation.breach(standard, severity);
        opening.openAllMissing();
        return situation.carrying(breach);
    }

    private List<String> mailTo(String username) {
        return jdbc.sql("select subject || E'\\n' || body from mail_message where recipient = ? order by id").param(username + "@council.example").query(String.class).list();
    }
}
