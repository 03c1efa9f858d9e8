package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plumbline.escalation.WorkFixture.assertDone;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.PlumblineApplication;
import plumbline.breaches.BreachId;
import plumbline.clock.TimeTravel;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.core.UnitId;
import plumbline.core.WorkingCalendar;
import plumbline.escalation.calendar.CalendarTrial;
import plumbline.escalation.message.TellingWhoActsNext;
import plumbline.identity.Role;
import plumbline.identity.StaffAccounts;
import plumbline.organisation.ClosureDay;
import plumbline.organisation.CouncilCalendar;
import plumbline.organisation.Organisation;
import plumbline.testing.TestDatabaseServer;

/**
 * Nobody opens a page from the breach to the board, and meanwhile everything happens that could let a tier be missed: the
 * calendar changes, the head of service is away, and a node dies with the timer in its hands, after which none runs for days.
 */
class FromBreachToBoardTest {

    /** Working days for each tier to acknowledge; {@code ASC-ASM-01} in its second band. */
    private static final int LIMIT = 3;
    private static final int DAYS_WITHOUT_A_SERVICE = 6;
    private static final Duration LEFT_OF_THE_LOCK = Duration.ofSeconds(5);

    private final String database = TestDatabaseServer.newDatabase();
    private ConfigurableApplicationContext service;
    private TimeTravel time;
    private JdbcClient jdbc;
    private Situation situation;
    private String deputy;
    private BreachId breach;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void tellsEachTierOnceAndSkipsNoneWhateverHappensMeanwhile() {
        start(Duration.ZERO);
        situation = new Situation(service);
        deputy = new Situation(service).manager;
        people().forEach(this::withAddress);
        breach = situation.breach("ASC-ASM-01", Severity.S3);
        service.getBean(OpeningEscalations.class).openAllMissing();
        tell();
        assertThat(tier()).isEqualTo(1);

        LocalDate due = BusinessTime.dayOf(escalation().turn().dueAt());
        theHeadIsAway();
        closeTheCouncilOn(due);
        days(LIMIT);
        assertThat(tier()).as("the last day does not count any more").isEqualTo(1);
        days(1);
        assertThat(tier()).isEqualTo(2);

        days(LIMIT - 1);
        aNodeDiesWithTheTimerInItsHandsAndNothingRunsForDays();
        await("the limit that passed while nothing ran").atMost(Duration.ofMinutes(1)).until(() -> tier() == 3);
        tell();

        LocalDate seenBy = BusinessTime.dayOf(time.now());
        assertThat(BusinessTime.dayOf(escalation().turn().dueAt())).as("the next tier has its whole limit").isEqualTo(calendar().plusWorkingDays(seenBy, LIMIT));
        days(LIMIT);
        assertThat(tier()).isEqualTo(3);
        days(1);
        assertThat(tier()).isEqualTo(4);
        days(LIMIT + 1);
        assertThat(tier()).isEqualTo(5);
        days(LIMIT + 1);
        assertThat(escalation().turn().overdueSince()).as("flagged where nothing is above").isNotNull();
        eachWasToldOnce();
    }

    /** Whoever acts at each tier. */
    private Map<String, Role> people() {
        Map<String, Role> people = new LinkedHashMap<>();
        people.put(situation.manager, Role.TEAM_MANAGER);
        people.put(situation.head, Role.HEAD_OF_SERVICE);
        people.put(deputy, Role.TEAM_MANAGER);
        people.put(situation.assistantDirector, Role.ASSISTANT_DIRECTOR);
        people.put(Situation.DIRECTOR, Role.DIRECTOR);
        people.put(Situation.BOARD, Role.BOARD);
        return people;
    }

    private void eachWasToldOnce() {
        assertThat(service.getBean(Story.class).of(escalation().id()).stream().filter(entry -> entry.happening() == Happening.CLIMBED)).hasSize(4);
        assertThat(jdbc.sql("select username from work_message where escalation = ? and kind = 'TURN' and state = 'MAILED' order by about_at, id")
                .param(escalation().id().value()).query(String.class).list())
                .containsExactly(situation.manager, situation.head, situation.assistantDirector, Situation.DIRECTOR, Situation.BOARD);
        assertThat(jdbc.sql("select distinct recipient from mail_message where body like ?").param("%" + escalation().reference() + "%").query(String.class).list())
                .as("instead of the head, whoever stands in").containsExactlyInAnyOrder(mail(situation.manager), mail(deputy), mail(situation.assistantDirector),
                        mail(Situation.DIRECTOR), mail(Situation.BOARD));
    }

    private static String mail(String username) {
        return username + "@council.example";
    }

    private void start(Duration later) {
        service = new SpringApplicationBuilder(PlumblineApplication.class)
                .properties("plumbline.database.url=" + database, "plumbline.database.username=postgres", "plumbline.database.password=postgres",
                        "plumbline.password-strength=4")
                .initializers(TimeTravel.startingAfter(later))
                .run("--server.port=0", "--plumbline.escalation.timers-fire=true");
        time = new TimeTravel(service);
        jdbc = service.getBean(JdbcClient.class);
    }

    private void theHeadIsAway() {
        LocalDate today = BusinessTime.dayOf(time.now());
        assertDone(service.getBean(Deputizing.class).name(Actor.named(situation.head), false, situation.head, deputy, today.plusDays(1), today.plusDays(30)));
    }

    private void closeTheCouncilOn(LocalDate day) {
        CouncilCalendar calendar = service.getBean(CouncilCalendar.class);
        String why = "The boiler broke " + UUID.randomUUID();
        calendar.close(Stream.concat(calendar.closureDays().stream(), Stream.of(new ClosureDay(day, "No heating", null))).toList(), why);
        await().atMost(Duration.ofMinutes(1)).until(() -> service.getBean(CalendarTrial.class).followed().stream().anyMatch(one -> one.why().equals(why)));
    }

    /** What a node leaves that is killed between taking a timer and its effect, and days later another is started. */
    private void aNodeDiesWithTheTimerInItsHandsAndNothingRunsForDays() {
        Duration ahead = after(DAYS_WITHOUT_A_SERVICE);
        lockRunsOut(time.now().plus(Duration.ofDays(30)));
        service.close();
        start(ahead);
        tell();
        assertThat(tier()).as("it belongs to the dead node until its lock has run out").isEqualTo(2);
        lockRunsOut(time.now().plus(LEFT_OF_THE_LOCK));
    }

    private void lockRunsOut(Instant moment) {
        assertThat(jdbc.sql("""
                update camunda.act_ru_job set lock_owner_ = 'a node that died', lock_exp_time_ = ?
                where process_instance_id_ = ? and handler_cfg_ = 'acknowledge-limit'""")
                .params(LocalDateTime.ofInstant(moment, ZoneId.systemDefault()), escalation().process()).update()).isEqualTo(1);
    }

    private Duration after(int workingDays) {
        ZonedDateTime now = time.now().atZone(BusinessTime.ZONE);
        return time.ahead().plus(Duration.between(now, now.with(calendar().plusWorkingDays(now.toLocalDate(), workingDays))));
    }

    private void days(int workingDays) {
        for (int day = 0; day < workingDays; day++) {
            time.oneWorkingDay();
            tell();
        }
    }

    private void tell() {
        service.getBean(TellingWhoActsNext.class).tell();
    }

    private int tier() {
        return escalation().turn().tier();
    }

    private Escalation escalation() {
        return jdbc.sql("select e.* from escalation e join escalation_breach b on b.escalation = e.id where b.breach = ?").param(breach.value())
                .query(EscalationRows::escalation).single();
    }

    private WorkingCalendar calendar() {
        return service.getBean(Organisation.class).calendar(Jurisdiction.ENGLAND);
    }

    private void withAddress(String username, Role role) {
        situation.signsIn(username, role.word(), role, new UnitId("council"));
        assertDone(service.getBean(StaffAccounts.class).tellAt(username, mail(username), Actor.named("administrator")));
    }
}
