package plumbline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.intake.Imports;
import plumbline.organisation.OrganisationChanges;
import plumbline.standards.AsAt;
import plumbline.testing.PlumblineTest;

@PlumblineTest
class EvaluationRunsTest {

    private static final long LONGEST_SECONDS = 120;
    private static final LocalDate DAY = LocalDate.of(2026, 9, 30);

    /** All that a finding says, without the run that says it. */
    private static final String SAID = """
            select standard || subject_kind || subject_ref || period || unit || outcome || coalesce(severity, '')
                   || coalesce(deadline::text, '') || open || explanation || steps || used_values
            from run_finding where run = ? order by 1""";

    private static boolean filled;

    @Autowired
    EvaluationRuns runs;

    @Autowired
    Findings findings;

    @Autowired
    Imports imports;

    @Autowired
    OrganisationChanges organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    @BeforeEach
    void someCouncilData() throws IOException {
        if (filled) {
            return;
        }
        organisation.put(DemonstrationOrganisation.units(), DemonstrationOrganisation.posts());
        for (Path file : DemonstrationData.write(folder, 60, 5, DAY)) {
            try (InputStream content = Files.newInputStream(file)) {
                assertThat(imports.importFile(file.getFileName().toString(), Optional.empty(), content, Actor.SERVICE))
                        .isInstanceOf(Attempt.Done.class);
            }
        }
        filled = true;
    }

    @Test
    void saysTheSameAgainForTheSameFactsRulesAndDay() {
        RunId first = evaluate(AsAt.endOf(DAY));
        RunId second = evaluate(AsAt.endOf(DAY));
        assertThat(second).isNotEqualTo(first);
        assertThat(said(second)).isNotEmpty().isEqualTo(said(first));
    }

    @Test
    void changesNoBreachWhenRunAgainOnTheSameData() {
        AsAt now = new AsAt(clock.instant());
        apply(evaluate(now));
        List<String> before = breaches();
        apply(evaluate(now));
        assertThat(breaches()).isNotEmpty().isEqualTo(before);
    }

    @Test
    void countsWhatIsFineAsWellAsWhatIsNot() {
        EvaluationRun run = runs.run(evaluate(AsAt.endOf(DAY))).orElseThrow();
        assertThat(run.counts()).containsKeys(plumbline.standards.Outcome.COMPLIANT, plumbline.standards.Outcome.BREACH);
        assertThat(run.counts().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(said(run.id()).size());
        assertThat(run.percentDone()).isEqualTo(100);
    }

    @Test
    void judgesAgainWhomAnImportedFileIsAbout() throws IOException {
        evaluate(new AsAt(clock.instant()));
        evaluate(new AsAt(clock.instant()));
        assertThat(jdbc.sql("select count(*) from fact_change").query(Integer.class).single()).as("notes left").isZero();
        for (Path file : DemonstrationData.write(folder, 90, 6, DAY)) {
            try (InputStream content = Files.newInputStream(file)) {
                imports.importFile(file.getFileName().toString(), Optional.empty(), content, Actor.SERVICE);
            }
        }
        assertThat(jdbc.sql("select count(distinct person_id) from fact_change").query(Integer.class).single()).as("notes made").isGreaterThan(50);
        EvaluationRun run = runs.run(evaluate(new AsAt(clock.instant()))).orElseThrow();
        assertThat(run.scope().everybody()).as(run.scope().reason()).isFalse();
        assertThat(run.people()).isGreaterThan(50);
    }

    @Test
    void aReplayFindsTheSameAsLongAsTheFactsAreTheSame() {
        Random random = new Random(17);
        for (int i = 0; i < 3; i++) {
            EvaluationRun run = runs.run(evaluate(AsAt.endOf(DAY.minusDays(random.nextInt(300))))).orElseThrow();
            EvaluationRun replay = replay(run);
            assertThat(said(replay.id())).isNotEmpty().isEqualTo(said(run.id()));
            assertThat(runs.differences(replay)).isZero();
            assertThat(jdbc.sql("select count(*) from applied_run where run = ?").param(replay.id().value()).query(Integer.class).single()).isZero();
        }
        EvaluationRun latest = runs.run(evaluate(new AsAt(clock.instant()))).orElseThrow();
        List<String> before = said(latest.id());
        jdbc.sql("update request set accepted_on = accepted_on - 400 where id = (select min(id) from request where accepted_on is not null "
                + "and id in (select id from request r where exists (select 1 from run_finding f where f.run = ? and f.subject_ref = r.ref)))")
                .param(latest.id().value()).update();
        assertThat(runs.differences(replay(latest))).as("what differs once a fact has changed").isPositive();
        assertThat(said(latest.id())).as("what was found stays").isEqualTo(before);
    }

    @Test
    void refusesToReplayWhatIsNotThere() {
        assertThat(runs.replay(new RunId(UUID.randomUUID()), Actor.SERVICE)).isInstanceOfSatisfying(Attempt.Refused.class,
                refused -> assertThat(refused.kind()).isEqualTo(Attempt.Kind.NOT_FOUND));
    }

    @Test
    void everythingEverFoundAboutAPersonNamesItsRulesAndWhenItHeld() {
        RunId first = evaluate(new AsAt(clock.instant()));
        String request = jdbc.sql("select subject_ref from run_finding where run = ? and standard = 'ASC-ASM-01' and outcome = 'COMPLIANT' and not open limit 1")
                .param(first.value()).query(String.class).single();
        jdbc.sql("update request set withdrawn_on = accepted_on where ref = ?").param(request).update();
        RunId second = evaluate(new AsAt(clock.instant()));
        jdbc.sql("update request set accepted_on = accepted_on - 365, withdrawn_on = null where ref = ?").param(request).update();
        RunId third = evaluate(new AsAt(clock.instant()));

        List<Findings.Decision> decisions = findings.history(request, 1).items().stream()
                .filter(decision -> decision.finding().standard().value().equals("ASC-ASM-01")).toList();

        assertThat(decisions).hasSizeGreaterThanOrEqualTo(2).allSatisfy(decision -> assertThat(decision.rules()).isEqualTo(
                runs.run(decision.finding().run()).orElseThrow().ruleSet()));
        assertThat(decisions.get(0).finding().run()).isEqualTo(third);
        assertThat(decisions.get(0).until()).isEmpty();
        assertThat(decisions.get(decisions.size() - 1).until()).isPresent();
        assertThat(second).isNotEqualTo(third);
    }

    @Test
    void keepsWhichFilesARunWasTheFirstToKnow() {
        jdbc.sql("insert into evaluation_batch (batch) values (987654321) on conflict do nothing").update();
        RunId first = evaluate(new AsAt(clock.instant()));
        RunId second = evaluate(new AsAt(clock.instant()));
        assertThat(runs.batches(List.of(first, second))).containsOnlyKeys(first);
        assertThat(runs.batches(List.of(first)).get(first)).contains(987654321L);
        assertThat(jdbc.sql("select count(*) from evaluation_batch e join import_batch b on b.id = e.batch and b.state = 'IMPORTED'")
                .query(Integer.class).single()).as("imports put down by themselves").isPositive();
    }

    private EvaluationRun replay(EvaluationRun run) {
        waitForQuiet();
        Attempt<RunId> attempt = runs.replay(run.id(), Actor.named("test"));
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        waitForQuiet();
        EvaluationRun replay = runs.run(((Attempt.Done<RunId>) attempt).value()).orElseThrow();
        assertThat(replay.state()).as(String.valueOf(replay.problem())).isEqualTo(EvaluationRun.State.COMPLETED);
        assertThat(replay.replays()).isEqualTo(run.id());
        return replay;
    }

    @Test
    void refusesToJudgeTheFuture() {
        LocalDate tomorrow = BusinessTime.dayOf(clock.instant()).plusDays(1);
        assertThat(runs.start(AsAt.endOf(tomorrow), Actor.SERVICE)).isInstanceOfSatisfying(Attempt.Refused.class,
                refused -> assertThat(refused.reason()).contains("not as at"));
    }

    @Test
    void startsOneRunWhenTwoAskAtOnce() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            AsAt asAt = AsAt.endOf(DAY.minusDays(1));
            List<Future<Attempt<RunId>>> asked = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                asked.add(two.submit(() -> runs.start(asAt, Actor.SERVICE)));
            }
            for (Future<Attempt<RunId>> answer : asked) {
                assertThat(answer.get(LONGEST_SECONDS, TimeUnit.SECONDS)).isInstanceOf(Attempt.Done.class);
            }
            waitForQuiet();
            assertThat(jdbc.sql("select count(*) from evaluation_run where state = 'FAILED'").query(Integer.class).single()).isZero();
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void neverLetsAnythingOfAFindingBeChangedButThatItEndsOnce() {
        evaluate(AsAt.endOf(DAY));
        // One that looks back has findings of its own, and all of them have ended.
        RunId run = evaluate(AsAt.endOf(DAY.minusDays(1)));
        assertThat(runs.run(run).orElseThrow().looksBack()).isTrue();
        String one = " where ctid = (select f.ctid from finding f join evaluation_run r on r.number = f.from_run where r.id = ? limit 1)";
        jdbc.sql("select column_name, data_type from information_schema.columns where table_schema = 'public' and table_name = 'finding' and column_name <> 'before_run'")
                .query((row, i) -> row.getString(1) + " = " + other(row.getString(1), row.getString(2))).list().forEach(change ->
                        org.assertj.core.api.Assertions.assertThatThrownBy(() -> jdbc.sql("update finding set " + change + one).param(run.value()).update())
                                .as(change).hasMessageContaining("never changed"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> jdbc.sql("update finding set before_run = before_run + 1" + one).param(run.value()).update())
                .hasMessageContaining("never changed");
    }

    /** Another value of a column, whatever it holds. */
    private static String other(String column, String type) {
        return switch (type) {
            case "text" -> "coalesce(" + column + ", '') || 'other'";
            case "integer", "bigint" -> column + " + 1";
            case "boolean" -> "not " + column;
            case "timestamp with time zone" -> "coalesce(" + column + ", now()) + interval '1 day'";
            default -> throw new IllegalStateException("a finding has a column of another type, " + type);
        };
    }

    private RunId evaluate(AsAt asAt) {
        waitForQuiet();
        Attempt<RunId> attempt = runs.start(asAt, Actor.named("test"));
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        RunId run = ((Attempt.Done<RunId>) attempt).value();
        waitForQuiet();
        assertThat(runs.run(run).orElseThrow().state()).isEqualTo(EvaluationRun.State.COMPLETED);
        return run;
    }

    private void apply(RunId run) {
        await(() -> jdbc.sql("select exists (select 1 from applied_run where run = ?) or exists (select 1 from applied_run a "
                + "join evaluation_run r on r.id = ? where a.as_at > r.as_at)").params(run.value(), run.value()).query(Boolean.class).single());
    }

    private void waitForQuiet() {
        // Not by the latest runs: other tests leave runs of days that have not come.
        await(() -> jdbc.sql("select not exists (select 1 from evaluation_run where state = 'RUNNING')").query(Boolean.class).single());
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private List<String> said(RunId run) {
        return jdbc.sql(SAID).param(run.value()).query(String.class).list();
    }

    private List<String> breaches() {
        return jdbc.sql("""
                select id || standard || subject_ref || period || unit || severity || state || opened_at || coalesce(cleared_at::text, '')
                       || reopened || explanation
                from breach where subject_ref not like 'applied-%' and standard in ('ASC-REV-01', 'ASC-ASM-01', 'ASC-ASM-02', 'ASC-REV-02')
                order by 1""").query(String.class).list();
    }
}
