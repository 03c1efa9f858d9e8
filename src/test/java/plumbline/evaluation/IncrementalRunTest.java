package plumbline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.clock.TimeTravel;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.core.StandardId;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.facts.FactKind;
import plumbline.facts.FactPartition;
import plumbline.facts.FactStore;
import plumbline.intake.Imports;
import plumbline.organisation.Organisation;
import plumbline.organisation.OrganisationChanges;
import plumbline.standards.AsAt;
import plumbline.standards.CaseResults;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Judgement;
import plumbline.standards.RateCase;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSource;
import plumbline.standards.Standard;
import plumbline.standards.Tally;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.standards.versions.ShippedRules;
import plumbline.testing.PlumblineTest;

/**
 * Whatever happens between two runs, a run that judges only who can have changed leaves word for word what judging everybody
 * afresh would: random days, facts, rules, calendars and organisation. In a context of its own, because it moves the clock.
 */
@PlumblineTest
@Import(IncrementalRunTest.Rules.class)
@TestPropertySource(properties = "plumbline.evaluation.people-in-a-partition=17")
class IncrementalRunTest {

    private static final long SEED = 31_415L;
    private static final int ROUNDS = 24;
    private static final int PEOPLE = 80;

    /** Rule sets that take turns; both are compiled from real files. */
    static final class TurningRules implements RuleSets {

        private final CompiledRuleSet shipped = compile(ShippedRules.read());
        private final CompiledRuleSet stricter = compile(ShippedRules.read().stream().map(source -> source.path().endsWith("ASC-ASM-01.dslr")
                ? new RuleSource(source.path(), source.text().replace("the limit is 28 days", "the limit is 20 days")) : source).toList());
        private boolean strict;
        /** How many people were put before the rules. */
        private final AtomicInteger judged = new AtomicInteger();
        /** How many more times rules are given before they no longer compile. */
        private int left = Integer.MAX_VALUE;

        private static CompiledRuleSet compile(List<RuleSource> sources) {
            return Objects.requireNonNull(RuleCompiler.compile(sources, 1).ruleSet());
        }

        @Override
        public synchronized CompiledRuleSet inForce() {
            if (left-- <= 0) {
                throw new IllegalStateException("a file does not compile");
            }
            return new Watched(strict ? stricter : shipped, judged);
        }

        @Override
        public Optional<CompiledRuleSet> version(int number) {
            return Optional.of(shipped);
        }
    }

    /** Rules that count whom they judge. */
    private record Watched(CompiledRuleSet rules, AtomicInteger judged) implements CompiledRuleSet {

        @Override
        public RuleSetVersion version() {
            return rules.version();
        }

        @Override
        public List<Standard> standards() {
            return rules.standards();
        }

        @Override
        public Optional<Set<FactKind>> kindsOfFacts(StandardId standard) {
            return rules.kindsOfFacts(standard);
        }

        @Override
        public CaseResults judgeCases(FactPartition partition, AsAt asAt, Calendars calendars) {
            judged.addAndGet((int) partition.facts().stream().filter(plumbline.facts.Person.class::isInstance).count());
            return rules.judgeCases(partition, asAt, calendars);
        }

        @Override
        public List<Judgement> judgeRates(Collection<Tally> tallies, AsAt asAt) {
            return rules.judgeRates(tallies, asAt);
        }
    }

    @TestConfiguration
    static class Rules {
        @Bean
        @Primary
        TurningRules turningRules() {
            return new TurningRules();
        }
    }

    @Autowired
    ApplicationContext context;
    @Autowired
    TurningRules rules;
    @Autowired
    EvaluationRuns runs;
    @Autowired
    RunJobs jobs;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    FactStore facts;
    @Autowired
    Organisation organisation;
    @Autowired
    OrganisationChanges changes;
    @Autowired
    Imports imports;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;
    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<String> done = new ArrayList<>();

    @Test
    void leavesWhatJudgingEverybodyAfreshWould() throws IOException {
        council();
        int incremental = 0;
        int judged = 0;
        int asked = 0;
        for (int round = 0; round < ROUNDS; round++) {
            EvaluationRun run = evaluate(random.nextInt(4) == 0);
            check(run);
            checkSums(run);
            asked += run.scope().keepsWhatHolds() ? 1 : 0;
            incremental += run.scope().everybody() ? 0 : 1;
            judged += run.scope().everybody() ? 0 : run.people();
            somethingHappens();
        }
        assertThat(incremental).as("runs that judged only who can have changed").isGreaterThan(ROUNDS / 3);
        assertThat(asked).as("runs over everybody that judged only whose facts were others").isPositive();
        assertThat(judged).as("people judged in those").isPositive().isLessThan(incremental * PEOPLE * 3 / 4);
    }

    @Test
    void aRunOverEverybodyJudgesWhoseFactsAreOthersEvenIfNobodyNotedIt() throws IOException {
        council();
        evaluate(false);
        rules.judged.set(0);
        EvaluationRun same = evaluate(true);
        assertThat(rules.judged.get()).as("people judged on facts that were judged").isZero();
        assertThat(same.people()).isEqualTo(jdbc.sql("select count(*) from person where same_as is null").query(Integer.class).single());
        check(same);
        sql("update review set completed_on = completed_on + 1 where id = (select id from review where completed_on < current_date and role = 'SERVICE_USER' order by id limit 1)");
        sql("delete from fact_change");
        rules.judged.set(0);
        EvaluationRun others = evaluate(true);
        assertThat(rules.judged.get()).isEqualTo(1);
        check(others);
        checkSums(others);
    }

    @Test
    void aRunWhoseRulesDoNotCompileFailsAtOnceAndTheNextJudgesEverybody() throws IOException {
        council();
        evaluate(false);
        rules.strict = !rules.strict;
        rules.left = 1;
        EvaluationRun failed = ended(start(false));
        rules.left = Integer.MAX_VALUE;
        assertThat(failed.state()).isEqualTo(EvaluationRun.State.FAILED);
        assertThat(failed.problem()).contains("stopped because of a fault in the service").contains("No breach was changed");
        assertThat(jdbc.sql("select count(*) from finding where from_run = ?").param(failed.number()).query(Integer.class).single()).isZero();
        leaveAJobThatNobodyTries(failed);
        EvaluationRun next = evaluate(false);
        assertThat(jobsThatNobodyTries()).isZero();
        assertThat(next.scope().everybody()).isTrue();
        assertThat(next.scope().reason()).isEqualTo("There is no complete run just before it");
        check(next);
        checkSums(next);
    }

    /** As the last try of a step leaves it. */
    private void leaveAJobThatNobodyTries(EvaluationRun run) {
        transactions.executeWithoutResult(status -> {
            jobs.judge(run.id(), List.of(1));
            jdbc.sql("update camunda.act_ru_job set retries_ = 0 where handler_cfg_ = ? || ':1' and lock_owner_ is null").param(run.id().toString()).update();
        });
        assertThat(jobsThatNobodyTries()).isPositive();
    }

    private int jobsThatNobodyTries() {
        return jdbc.sql("select count(*) from camunda.act_ru_job where retries_ = 0").query(Integer.class).single();
    }

    private void council() throws IOException {
        changes.put(DemonstrationOrganisation.units(), DemonstrationOrganisation.posts());
        for (Path file : DemonstrationData.write(folder, PEOPLE, SEED, BusinessTime.dayOf(clock.instant()))) {
            try (InputStream content = Files.newInputStream(file)) {
                assertThat(imports.importFile(file.getFileName().toString(), Optional.empty(), content, Actor.SERVICE)).isInstanceOf(Attempt.Done.class);
            }
        }
    }

    private void somethingHappens() {
        for (int i = random.nextInt(4); i > 0; i--) {
            happen(random.nextInt(14));
        }
        if (random.nextInt(3) > 0) {
            Duration time = random.nextBoolean() ? Duration.ofMinutes(random.nextInt(3_000)) : Duration.ofDays(random.nextInt(45));
            done.add("the clock moves " + time);
            new TimeTravel(context).forward(time);
        }
    }

    private void happen(int what) {
        LocalDate day = BusinessTime.dayOf(clock.instant()).plusDays(random.nextInt(200) - 150L);
        String someReview = "id = (select id from review order by md5(id::text || ?) limit 1)";
        String salt = String.valueOf(random.nextInt());
        switch (what) {
            case 0 -> sql("update review set completed_on = ? where " + someReview, day, salt);
            case 1 -> sql("delete from review where " + someReview, salt);
            case 2 -> sql("update person set died_on = ? where id = (select id from person order by md5(id::text || ?) limit 1)", day, salt);
            case 3 -> sql("update person set died_on = null, left_area_on = null where id = (select id from person order by md5(id::text || ?) limit 1)", salt);
            case 4 -> sql("update request set accepted_on = ? where id = (select id from request order by md5(id::text || ?) limit 1)", day, salt);
            case 5 -> sql("update assessment set signed_off_on = ? where id = (select id from assessment order by md5(id::text || ?) limit 1)", day, salt);
            case 6 -> sql("""
                    insert into pause (ref, person_id, reason, from_day, batch)
                    select ?, person_id, 'IN_HOSPITAL', ?, batch from request order by md5(id::text || ?) limit 1""", "pause-" + salt, day, salt);
            case 7 -> sql("update case_record set person_id = (select id from person where same_as is null order by md5(id::text || ?) limit 1) "
                    + "where (kind, ref) = (select kind, ref from case_record where person_id is not null order by md5(ref || ?) limit 1)", salt, salt);
            case 8 -> sql("update service set ended_on = greatest(began_on, ?) where id = (select id from service order by md5(id::text || ?) limit 1)", day, salt);
            case 9 -> sql("insert into closure_day (day, reason) values (?, 'Office closed') on conflict do nothing", day);
            case 10 -> {
                done.add("the rules change");
                rules.strict = !rules.strict;
            }
            case 11 -> sql("update org_unit set name = name || ' again' where kind = 'TEAM' and code = (select code from org_unit where kind = 'TEAM' order by md5(code || ?) limit 1)", salt);
            case 12 -> sql("update person set same_as = (select min(id) from person where same_as is null), nhs_digest = null where id = "
                    + "(select id from person p where same_as is null and id > (select min(id) from person where same_as is null) "
                    + "and not exists (select 1 from person o where o.same_as = p.id) order by md5(id::text || ?) limit 1)", salt);
            default -> sql("update person set same_as = null where id = (select id from person where same_as is not null order by md5(id::text || ?) limit 1)", salt);
        }
    }

    private void sql(String statement, Object... parameters) {
        int rows = jdbc.sql(statement).params(parameters).update();
        done.add(rows + " rows: " + statement + " " + List.of(parameters));
    }

    private EvaluationRun evaluate(boolean everybody) {
        EvaluationRun run = ended(start(everybody));
        assertThat(run.state()).as("%s after %s", run.problem(), done).isEqualTo(EvaluationRun.State.COMPLETED);
        return run;
    }

    private RunId start(boolean everybody) {
        Attempt<RunId> attempt = runs.start(new AsAt(clock.instant()), everybody, Actor.named("test"));
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done<RunId>) attempt).value();
    }

    private EvaluationRun ended(RunId id) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (runs.run(id).orElseThrow().state() == EvaluationRun.State.RUNNING) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return runs.run(id).orElseThrow();
    }

    private void check(EvaluationRun run) {
        Calendars calendars = organisation.calendars(Jurisdiction.ENGLAND);
        List<String> expected = new ArrayList<>();
        Stream.concat(facts.partitions(7).stream().map(facts::people), Stream.of(facts.providers())).forEach(partition ->
                expected.addAll(words(rules.inForce().judgeCases(partition, run.asAt(), calendars), partition)));
        List<String> found = jdbc.sql("""
                select concat_ws('|', standard, subject_kind, subject_ref, person_ref, period, unit, outcome, severity, deadline at time zone 'UTC', open, explanation)
                from run_finding where run = ? and owner >= 0""").param(run.id().value()).query(String.class).list();
        found = new ArrayList<>(found);
        found.addAll(jdbc.sql("select concat_ws('|', standard, ref, unit, part, period, provider, value) from rate_case").query(String.class).list());
        assertThat(found).as("seed %d, run %d, after %s", SEED, run.number(), done).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The sums that follow every change are what counting everything again would give. */
    private void checkSums(EvaluationRun run) {
        assertThat(jdbc.sql("select concat_ws('|', standard, outcome, findings) from evaluation_count where run = ?").param(run.id().value()).query(String.class).list())
                .as("seed %d, run %d, after %s", SEED, run.number(), done).containsExactlyInAnyOrderElementsOf(jdbc.sql(
                        "select concat_ws('|', standard, outcome, count(*)) from run_finding where run = ? group by standard, outcome").param(run.id().value())
                        .query(String.class).list());
        assertThat(jdbc.sql("select concat_ws('|', standard, unit, period, provider, part, cases, trim_scale(added)) from rate_tally").query(String.class).list())
                .as("seed %d, run %d, after %s", SEED, run.number(), done).containsExactlyInAnyOrderElementsOf(jdbc.sql("""
                        select concat_ws('|', standard, unit, period, provider, part, count(*), trim_scale(coalesce(sum(value), 0)))
                        from rate_case where looking_back is null group by standard, unit, period, provider, part""").query(String.class).list());
    }

    private static List<String> words(CaseResults results, FactPartition partition) {
        boolean people = partition.facts().stream().anyMatch(plumbline.facts.Person.class::isInstance);
        Stream<String> judged = results.judgements().stream().map(IncrementalRunTest::words);
        Stream<String> counted = results.rateCases().stream().filter(one -> !people || one.person() != null).map(IncrementalRunTest::words);
        return Stream.concat(judged, counted).toList();
    }

    private static String words(Judgement judgement) {
        Instant deadline = judgement.deadline() == null ? null : judgement.deadline().at();
        return joined(judgement.standard(), judgement.subject().kind(), judgement.subject().ref(), judgement.subject().personRef(), judgement.period(),
                judgement.unit(), judgement.outcome(), judgement.severity(),
                deadline == null ? null : deadline.toString().replace('T', ' ').replace("Z", ""), judgement.open() ? "t" : "f", judgement.explanation().text());
    }

    private static String words(RateCase counted) {
        return joined(counted.standard(), counted.ref(), counted.unit(), counted.part(), counted.period(), counted.provider(), counted.value());
    }

    private static String joined(@Nullable Object... parts) {
        return Stream.of(parts).filter(java.util.Objects::nonNull).map(Object::toString).collect(java.util.stream.Collectors.joining("|"));
    }
}
