package plumbline.breaches;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.breaches.Breaches.BreachesChanged;
import plumbline.core.Actor;
import plumbline.core.StandardId;
import plumbline.evaluation.DataAges;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.EvaluationRuns.EvaluationCompleted;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSets;

/**
 * Applies a completed run's findings to the breaches, all in one transaction: what breaches is opened, seen again or
 * reopened; what tests clean is cleared. Applying the same run twice changes nothing.
 *
 * <p>A run as at an earlier moment than the last one applied is for looking back; it changes no breach.
 */
@Component
class RunApplication {

    /** Two runs must be applied one after the other, on any number of nodes. */
    private static final long APPLICATION_LOCK = 7_304_119_002L;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final EvaluationRuns runs;
    private final DataAges ages;
    private final RuleSets ruleSets;

    RunApplication(JdbcClient jdbc, AuditTrail audit, Clock clock, ApplicationEventPublisher events, EvaluationRuns runs, DataAges ages,
                   RuleSets ruleSets) {
        this.ruleSets = ruleSets;
        this.runs = runs;
        this.ages = ages;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** What says otherwise than the latest run applied, or has ended since: all that can make a difference to a breach. */
    private static final String CHANGED = """
            create temporary table changed on commit drop as
            select standard, subject_kind, subject_ref, period from finding
            where open and outcome in ('BREACH', 'RED') and from_run > :last and from_run <= :number
            union
            select standard, subject_kind, subject_ref, period from finding
            where open and outcome in ('BREACH', 'RED') and before_run > :last and before_run <= :number""";
    /** What of that is in breach now. */
    private static final String IN_BREACH = """
            create temporary table in_breach on commit drop as
            select * from (""" + BreachEffects.inBreach("(select f.* from changed c join run_finding f using (standard, subject_kind, subject_ref, period)) f") + ") found";
    private static final String SAME = " f.standard = b.standard and f.subject_kind = b.subject_kind and f.subject_ref = b.subject_ref and f.period = b.period ";

    /** Applies a run in the caller's transaction, or one of its own. */
    @Transactional
    public void apply(EvaluationCompleted completed) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(APPLICATION_LOCK).query((row, i) -> 0).list();
        UUID run = completed.run().value();
        Timestamp asAt = Timestamp.from(completed.asAt());
        if (superseded(run, asAt)) {
            return;
        }
        Instant now = clock.instant();
        int number = jdbc.sql("select coalesce(max(number), 0) + 1 from applied_run").query(Integer.class).single();
        gather(run);
        lose(number);
        int reopened = reopen(run, asAt, number);
        renew(run, asAt, number);
        int opened = open(run, asAt, number);
        int renewed = jdbc.sql("select count(*) from breach where found").query(Integer.class).single() - opened - reopened;
        Set<String> frozen = frozen(completed);
        int cleared = clear(run, Timestamp.from(now), frozen);
        jdbc.sql("insert into applied_run (run, number, as_at, applied_at, opened, renewed, cleared, reopened) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(run, number, asAt, Timestamp.from(now), opened, renewed, cleared, reopened).update();
        audit.record(Actor.SERVICE, "evaluation applied", "evaluation run", run.toString(),
                opened + " breaches opened, " + renewed + " seen again, " + reopened + " reopened, " + cleared + " cleared"
                + (frozen.isEmpty() ? "" : "; none cleared of " + String.join(", ", frozen) + ", because facts may be missing"));
        events.publishEvent(new BreachesChanged(completed.run(), now));
    }

    private boolean superseded(UUID run, Timestamp asAt) {
        return jdbc.sql("""
                select exists (select 1 from applied_run a join evaluation_run r on r.id = a.run
                               where a.run = :run or a.as_at > :asAt or r.number > (select number from evaluation_run where id = :run))""")
                .param("run", run).param("asAt", asAt).query(Boolean.class).single();
    }

    /** Puts together what can make a difference. */
    private void gather(UUID run) {
        int last = jdbc.sql("select coalesce(max(r.number), 0) from applied_run a join evaluation_run r on r.id = a.run").query(Integer.class).single();
        int number = jdbc.sql("select number from evaluation_run where id = ?").param(run).query(Integer.class).single();
        // A second run in one transaction would find the first one's tables.
        jdbc.sql("drop table if exists pg_temp.changed, pg_temp.in_breach").update();
        jdbc.sql(CHANGED).param("last", Math.min(last, number - 1)).param("number", number).update();
        jdbc.sql("analyze changed").update();
        jdbc.sql(IN_BREACH).param("run", run).update();
        jdbc.sql("analyze in_breach").update();
    }

    /** What the run before still found and this one does not: that it was seen until then is put down. */
    private void lose(int number) {
        jdbc.sql("""
                update breach b set found = false, times_seen = b.times_seen + :number - 1 - b.found_since, last_seen_at = l.as_at, last_run = l.run
                from changed c, (select as_at, run from applied_run order by number desc limit 1) l
                where b.found and c.standard = b.standard and c.subject_kind = b.subject_kind and c.subject_ref = b.subject_ref and c.period = b.period
                  and not exists (select 1 from in_breach f where""" + SAME + ")").param("number", number).update();
    }

    private int reopen(UUID run, Timestamp asAt, int number) {
        return jdbc.sql("""
                update breach b set state = 'OPEN', cleared_at = null, retired_at = null, reopened = b.reopened + 1, found = true, found_since = :number,
                       times_seen = b.times_seen + 1, last_seen_at = :asAt, last_run = :run, unit = f.unit, severity = f.severity, deadline = f.deadline,
                       explanation = f.explanation, person_ref = f.person_ref
                from in_breach f where b.state <> 'OPEN' and""" + SAME).param("asAt", asAt).param("run", run).param("number", number).update();
    }

    private void renew(UUID run, Timestamp asAt, int number) {
        jdbc.sql("""
                update breach b set found = true, found_since = :number,
                       times_seen = b.times_seen + case when b.found then :number - b.found_since else 1 end, last_seen_at = :asAt, last_run = :run,
                       unit = f.unit, severity = f.severity, deadline = f.deadline, explanation = f.explanation, person_ref = f.person_ref
                from in_breach f where b.state = 'OPEN' and b.found_since <> :number and""" + SAME)
                .param("asAt", asAt).param("run", run).param("number", number).update();
    }

    private int open(UUID run, Timestamp asAt, int number) {
        return jdbc.sql("""
                insert into breach (standard, subject_kind, subject_ref, person_ref, period, unit, severity, deadline, state,
                                    opened_at, last_seen_at, times_seen, last_run, explanation, found, found_since)
                select standard, subject_kind, subject_ref, person_ref, period, unit, severity, deadline, 'OPEN',
                       :asAt, :asAt, 1, :run, explanation, true, :number
                from in_breach on conflict on constraint breach_fingerprint do nothing""")
                .param("asAt", asAt).param("run", run).param("number", number).update();
    }

    /**
     * The standards some of whose facts had not come when the run began: what it did not find may only have been missing. Which
     * facts they ask for is said by the run's rules; others may be in force by now.
     */
    private Set<String> frozen(EvaluationCompleted completed) {
        Optional<EvaluationRun> run = runs.run(completed.run());
        CompiledRuleSet rules = run.flatMap(found -> ruleSets.version(found.ruleSet().number())).orElseGet(ruleSets::inForce);
        Instant began = run.map(EvaluationRun::startedAt).orElse(completed.asAt());
        return ages.notFresh(began, rules).stream().map(StandardId::value).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Clears what tests clean; nothing while facts that the standard asks for may be missing. Only what was not found is looked
     * at, one by one: as a rule that is little.
     */
    private int clear(UUID run, Timestamp now, Set<String> frozen) {
        UUID[] notFound = jdbc.sql("select id from breach where state = 'OPEN' and not found and last_run is not null and standard <> all (?)")
                .param(frozen.toArray(String[]::new)).query(UUID.class).list().toArray(UUID[]::new);
        return notFound.length == 0 ? 0 : jdbc.sql("""
                update breach b set state = 'CLEARED', cleared_at = :now, last_run = :run,
                       explanation = coalesce((select f.explanation from run_finding f
                           where f.run = :run and f.standard = b.standard and f.subject_kind = b.subject_kind
                             and f.subject_ref = b.subject_ref and f.period = b.period limit 1), %s, b.explanation)
                where b.id = any (:notFound) and """.formatted(BreachEffects.underWhom()) + " " + BreachEffects.testsClean("run_finding"))
                .param("now", now).param("run", run).param("notFound", notFound).update();
    }
}
