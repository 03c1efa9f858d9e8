package plumbline.breaches;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
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

    RunApplication(JdbcClient jdbc, AuditTrail audit, Clock clock, ApplicationEventPublisher events, EvaluationRuns runs, DataAges ages) {
        this.runs = runs;
        this.ages = ages;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    private static final String IN_BREACH = BreachEffects.inBreach("run_finding");

    /** Applies a run in the caller's transaction, or one of its own. */
    @Transactional
    public void apply(EvaluationCompleted completed) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(APPLICATION_LOCK).query((row, i) -> 0).list();
        UUID run = completed.run().value();
        Timestamp asAt = Timestamp.from(completed.asAt());
        boolean superseded = jdbc.sql("select exists (select 1 from applied_run where run = ? or as_at > ?)")
                .params(run, asAt).query(Boolean.class).single();
        if (superseded) {
            return;
        }
        Instant now = clock.instant();
        int reopened = reopen(run);
        int renewed = renew(run, asAt) - reopened;
        int opened = open(run, asAt);
        Set<String> frozen = frozen(completed);
        int cleared = clear(run, Timestamp.from(now), frozen);
        jdbc.sql("insert into applied_run (run, as_at, applied_at, opened, renewed, cleared, reopened) values (?, ?, ?, ?, ?, ?, ?)")
                .params(run, asAt, Timestamp.from(now), opened, renewed, cleared, reopened).update();
        audit.record(Actor.SERVICE, "evaluation applied", "evaluation run", run.toString(),
                opened + " breaches opened, " + renewed + " seen again, " + reopened + " reopened, " + cleared + " cleared"
                + (frozen.isEmpty() ? "" : "; none cleared of " + String.join(", ", frozen) + ", because facts may be missing"));
        events.publishEvent(new BreachesChanged(completed.run(), now));
    }

    private int reopen(UUID run) {
        return jdbc.sql("update breach b set state = 'OPEN', cleared_at = null, reopened = b.reopened + 1 from (" + IN_BREACH + """
                ) f where b.state = 'CLEARED' and f.standard = b.standard and f.subject_kind = b.subject_kind
                  and f.subject_ref = b.subject_ref and f.period = b.period""")
                .param("run", run).update();
    }

    private int renew(UUID run, Timestamp asAt) {
        return jdbc.sql("""
                update breach b set last_seen_at = :asAt, times_seen = b.times_seen + 1, last_run = f.run, unit = f.unit,
                       severity = f.severity, deadline = f.deadline, explanation = f.explanation, person_ref = f.person_ref
                from (""" + IN_BREACH + """
                ) f where f.standard = b.standard and f.subject_kind = b.subject_kind
                  and f.subject_ref = b.subject_ref and f.period = b.period""")
                .param("asAt", asAt).param("run", run).update();
    }

    private int open(UUID run, Timestamp asAt) {
        return jdbc.sql("""
                insert into breach (standard, subject_kind, subject_ref, person_ref, period, unit, severity, deadline, state,
                                    opened_at, last_seen_at, times_seen, last_run, explanation)
                select standard, subject_kind, subject_ref, person_ref, period, unit, severity, deadline, 'OPEN',
                       :asAt, :asAt, 1, run, explanation
                from (""" + IN_BREACH + ") f on conflict on constraint breach_fingerprint do nothing")
                .param("asAt", asAt).param("run", run).update();
    }

    /** The standards some of whose facts had not come when the run began: what it did not find may only have been missing. */
    private Set<String> frozen(EvaluationCompleted completed) {
        Instant began = runs.run(completed.run()).map(EvaluationRun::startedAt).orElse(completed.asAt());
        return ages.notFresh(began).stream().map(StandardId::value).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Clears what tests clean; nothing while facts that the standard asks for may be missing. Only what was not seen again a
     * moment ago is looked at, one by one: as a rule that is little.
     */
    private int clear(UUID run, Timestamp now, Set<String> frozen) {
        UUID[] notSeen = jdbc.sql("select id from breach where state = 'OPEN' and last_run <> ? and standard <> all (?)")
                .params(run, frozen.toArray(String[]::new)).query(UUID.class).list().toArray(UUID[]::new);
        return notSeen.length == 0 ? 0 : jdbc.sql("""
                update breach b set state = 'CLEARED', cleared_at = :now, last_run = :run,
                       explanation = coalesce((select f.explanation from run_finding f
                           where f.run = :run and f.standard = b.standard and f.subject_kind = b.subject_kind
                             and f.subject_ref = b.subject_ref and f.period = b.period limit 1), b.explanation)
                where b.id = any (:notSeen) and """ + " " + BreachEffects.testsClean("run_finding"))
                .param("now", now).param("run", run).param("notSeen", notSeen).update();
    }
}
