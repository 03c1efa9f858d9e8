package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.studio.Studio.done;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.escalation.Notice;
import plumbline.escalation.Notices;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.standards.AsAt;
import plumbline.studio.TargetFile.Milestone;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Whoever owns an indicator that is behind its trajectory is told, once for each step, and the page says so. */
@PlumblineTest
class BehindTrajectoryTest {

    /** Green is 63 percent or more; no other test measures it. */
    private static final String STANDARD = "ASC-GOV-07";
    private static final String TABLE = "standard,baseline,measured_on,trajectory\n" + STANDARD + ",50,2026-01-31,2026-03-31 60; 2099-03-31 70\n";
    /** The director's, at the council. */
    private static final int TIER = 4;

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    TargetDrafting drafting;
    @Autowired
    Trajectories trajectories;
    @Autowired
    Notices notices;
    @Autowired
    EvaluationRuns runs;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;
    Studio studio;
    String council;
    String director;
    @Nullable String held;

    @BeforeEach
    void open() {
        studio = new Studio(context);
        council = TestUsers.council(jdbc).value();
        director = TestUsers.anybody(users, jdbc, Role.DIRECTOR);
        jdbc.sql("update app_user set email = ? where username = ?").params(director + "@council.example", director).update();
        jdbc.sql("delete from measure_value where standard = ?").param(STANDARD).update();
        held = holder();
        hold(director);
    }

    @AfterEach
    void tidy() {
        jdbc.sql("delete from measure_value where standard = ?").param(STANDARD).update();
        jdbc.sql("delete from trajectory_told where standard = ?").param(STANDARD).update();
        if (held == null) {
            jdbc.sql("delete from post where tier = ? and unit = ?").params(TIER, council).update();
        } else {
            hold(held);
        }
        studio.tidy();
    }

    @Test
    void onlyAStepWhoseDayIsOverIsAskedFor() {
        LocalDate day = LocalDate.of(2026, 3, 31);
        TargetFile.Way way = new TargetFile(TABLE).ways().get(STANDARD);
        assertThat(Trajectories.passed(way, day)).as("on the day itself").isEmpty();
        assertThat(Trajectories.passed(way, day.plusDays(1))).map(Milestone::day).contains(day);
        assertThat(Trajectories.passed(null, day)).isEmpty();
    }

    @Test
    void theOwnerIsToldOnceAndThePageSaysSo() {
        ChangeRequest begun = done(drafting.begin(studio.author));
        done(drafting.write(studio.author, begun.reference(), begun.version(), TABLE));
        done(studio.drafting.describe(studio.author, begun.reference(), null, "Say the way", "The board wants to know.", studio.today()));
        ChangeRequest submitted = done(studio.submitting.submit(studio.author, begun.reference(), studio.read(begun).version()));
        done(studio.reviewing.approve(Studio.user("board", Role.BOARD), submitted.reference(), submitted.submittedHash()));

        measure("2024", 24);
        measure("2025", 20);
        evaluate();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> mail().size() == 1);
        assertThat(mail().get(0)).contains("For " + director, STANDARD, "Behind its trajectory: 56 for 2025, the latest figure, is worse than 60, which was to be reached by Tue 31 March 2026");
        Visitor author = new Visitor(port);
        author.signIn(TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR), TestUsers.PASSWORD);
        assertThat(author.page("/standards/targets").text()).contains("1 behind the trajectory").contains("Behind its trajectory: 56 for 2025").contains(director + " was told on");

        assertThat(told()).singleElement().satisfies(notice -> {
            assertThat(notice.reference()).isEqualTo(STANDARD);
            assertThat(notice.words()).startsWith("Behind its trajectory: 56 for 2025");
        });
        Visitor owner = new Visitor(port);
        owner.signIn(director, TestUsers.PASSWORD);
        assertThat(owner.page("/work").select("section[aria-labelledby=told] a[href=/standards/targets]").text()).isEqualTo(STANDARD);

        evaluate();
        assertThat(told()).as("told once").hasSize(1);
        notices.read(told().get(0).id(), director);
        jdbc.sql("delete from trajectory_told where standard = ?").param(STANDARD).update();
        jdbc.sql("update app_user set email = null where username = ?").param(director).update();
        evaluate();
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(told()).as("without an address as well").hasSize(1));
        jdbc.sql("update measure_value set numerator = 22 where standard = ? and period = '2025'").param(STANDARD).update();
        evaluate();
        assertThat(trajectories.progress().get(STANDARD).words()).startsWith("On its trajectory: 61 for 2025");
        assertThat(mail()).as("told once").hasSize(1);
    }

    private void measure(String period, int of36) {
        long batch = jdbc.sql("""
                insert into import_batch (file_name, format, sha256, bytes, state, started_at, finished_at, started_by, data_as_of, rows_read, accepted)
                values ('values.csv', 'measure-values', ?, 1, 'IMPORTED', now(), now(), 'test', current_date, 1, 1) returning id""")
                .param(UUID.randomUUID().toString()).query(Long.class).single();
        jdbc.sql("insert into measure_value (standard, period, value, numerator, denominator, batch) values (?, ?, 9, ?, 36, ?)").params(STANDARD, period, of36, batch).update();
    }

    /** Of the target; what the director is told of escalations is somebody else's. */
    private List<Notice> told() {
        return notices.unread(director).stream().filter(notice -> STANDARD.equals(notice.reference())).toList();
    }

    private List<String> mail() {
        return jdbc.sql("select body from mail_message where recipient = ? order by id").param(director + "@council.example").query(String.class).list();
    }

    private @Nullable String holder() {
        return jdbc.sql("select username from post where tier = ? and unit = ?").params(TIER, council).query(String.class).optional().orElse(null);
    }

    private void hold(String username) {
        jdbc.sql("insert into post (title, tier, unit, username) values ('Director', ?, ?, ?) on conflict (tier, unit) do update set username = excluded.username")
                .params(TIER, council, username).update();
    }

    private void evaluate() {
        Awaitility.await().atMost(Duration.ofMinutes(2))
                .until(() -> jdbc.sql("select not exists (select 1 from evaluation_run where state = 'RUNNING')").query(Boolean.class).single());
        RunId run = ((Attempt.Done<RunId>) runs.start(new AsAt(clock.instant()), Actor.SERVICE)).value();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> runs.run(run).orElseThrow().state() != EvaluationRun.State.RUNNING
                && jdbc.sql("select exists (select 1 from applied_run where run = ?)").param(run.value()).query(Boolean.class).single());
    }
}
