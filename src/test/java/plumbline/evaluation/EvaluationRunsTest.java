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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
    void neverLetsAFindingBeChanged() {
        RunId run = evaluate(AsAt.endOf(DAY));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> jdbc.sql("update finding set explanation = 'fine' where id in (select id from run_finding where run = ?)")
                .param(run.value()).update()).hasMessageContaining("never changed");
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
        await(() -> runs.latest(5).stream().noneMatch(run -> run.state() == EvaluationRun.State.RUNNING));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
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
