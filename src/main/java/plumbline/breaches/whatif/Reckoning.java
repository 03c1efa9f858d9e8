package plumbline.breaches.whatif;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.breaches.BreachEffects;
import plumbline.core.StandardId;
import plumbline.evaluation.DataAges;
import plumbline.standards.CompiledRuleSet;

/**
 * Compares what the rules on trial say with the breaches there are, or what is said of changed facts with what is said of them as they are, by the very conditions by which a run opens and clears
 * them, so that what is promised is what happens.
 */
@Component
class Reckoning {

    private static final String SAME = " b.standard = f.standard and b.subject_kind = f.subject_kind and b.subject_ref = f.subject_ref and b.period = f.period ";
    private static final String INTO = """
            insert into impact_case (impact, effect, standard, subject_kind, subject_ref, person_ref, period, unit, severity_before, severity_after,
                                     deadline, explanation)
            """;

    /**
     * What is compared with.
     *
     * @param breaches the open breaches, as a query
     * @param outcomes how many findings {@code n} of each standard have which outcome, as a query
     * @param findings the table of findings of {@code :before}
     */
    private record Before(String breaches, String outcomes, String findings) {
    }

    /**
     * What is asked.
     *
     * @param before the run, or what stands for it, that {@code :before} names
     * @param frozen the standards that clear nothing, because their data are late
     */
    private record Asked(Impact impact, @Nullable UUID before, String[] frozen) {
    }

    /** Changed rules are compared with the breaches there are and the latest run. */
    private static final Before AS_IT_IS = new Before("select * from breach where state = 'OPEN'", "select standard, outcome, findings as n from evaluation_count where run = :before",
            "run_finding");
    /** Changed facts are compared with what the same rules say without the change. */
    private static final Before WITHOUT = new Before(BreachEffects.inBreach(TrialFindings.TABLE, ":before"),
            "select standard, outcome, count(*) as n from impact_finding where run = :before group by standard, outcome", TrialFindings.TABLE);

    private final JdbcClient jdbc;
    private final DataAges ages;
    private final Clock clock;

    Reckoning(JdbcClient jdbc, DataAges ages, Clock clock) {
        this.jdbc = jdbc;
        this.ages = ages;
        this.clock = clock;
    }

    /**
     * Puts down what would happen to breaches, outcomes and rates.
     *
     * @param tried the rules on trial, which may ask for other facts than those in force
     */
    @Transactional
    public void reckon(Impact impact, CompiledRuleSet tried) {
        // A run would find out for itself; this one stands in for it.
        reckon(impact, AS_IT_IS, impact.run() == null ? null : impact.run().value(),
                ages.notFresh(clock.instant(), tried).stream().map(StandardId::value).toArray(String[]::new));
    }

    /** The same for changed facts. What they would make fresh is not known to be late: nothing waits for data. */
    @Transactional
    public void reckonFacts(Impact impact) {
        reckon(impact, WITHOUT, impact.id().without().value(), new String[0]);
    }

    private void reckon(Impact impact, Before before, @Nullable UUID run, String[] frozen) {
        Asked asked = new Asked(impact, run, frozen);
        breaches(before, asked);
        outcomes(before, asked);
        deadlines(before, asked);
        rates(before, asked);
    }

    private void breaches(Before before, Asked asked) {
        statement(INTO + """
                select :run, case when b.standard is null then 'OPENS' else 'CHANGES' end, f.standard, f.subject_kind, f.subject_ref, f.person_ref, f.period,
                       f.unit, b.severity, f.severity, f.deadline, coalesce(f.explanation, '')
                from (""" + BreachEffects.inBreach(TrialFindings.TABLE) + ") f left join (" + before.breaches() + ") b on" + SAME
                + "where b.standard is null or b.severity <> f.severity", asked);
        statement(INTO + """
                select :run, case when""" + " " + BreachEffects.testsClean(TrialFindings.TABLE) + """
                 then case when b.standard = any (:frozen) then 'WAITS' else 'CLEARS' end else 'STAYS_OPEN' end, b.standard, b.subject_kind, b.subject_ref, b.person_ref, b.period, b.unit, b.severity, null,
                       b.deadline, coalesce(now_said.explanation, """ + BreachEffects.underWhom() + """
                , b.explanation, '')
                from (""" + before.breaches() + """
                ) b left join lateral (select f.explanation from impact_finding f where f.run = :run and""" + SAME + """
                    limit 1) now_said on true
                where b.standard = any (:standards) and not exists (
                    select 1 from impact_finding f where f.run = :run and f.open and f.outcome in ('BREACH', 'RED') and""" + SAME + ")", asked);
    }

    private void outcomes(Before before, Asked asked) {
        statement("""
                insert into impact_outcome (impact, standard, outcome, before, after)
                select :run, standard, outcome, coalesce(b.n, 0), coalesce(a.n, 0)
                from (select standard, outcome, n from (""" + before.outcomes() + """
                ) counted where standard = any (:standards)) b
                full join (select standard, outcome, count(*) as n from impact_finding where run = :run group by standard, outcome) a
                using (standard, outcome)""", asked);
    }

    private void deadlines(Before before, Asked asked) {
        statement("""
                insert into impact_deadline (impact, standard, before, after, duties)
                select :run, b.standard, b.deadline, f.deadline, count(*)
                from""" + " " + before.findings() + " " + """
                b join impact_finding f on f.run = :run and""" + SAME + """
                where b.run = :before and b.standard = any (:standards) and b.open and f.open and b.deadline <> f.deadline
                group by b.standard, b.deadline, f.deadline""", asked);
    }

    private void rates(Before before, Asked asked) {
        statement("""
                insert into impact_rate (impact, standard, subject_kind, subject_ref, unit, period, outcome_before, rate_before, outcome_after, rate_after)
                select distinct on (standard, subject_kind, subject_ref, period) :run, standard, subject_kind, subject_ref, coalesce(a.unit, b.unit), period,
                       b.outcome, b.rate, a.outcome, a.rate
                from (select standard, subject_kind, subject_ref, period, unit, outcome, used_values::jsonb ->> 'rate' as rate from""" + " " + before.findings() + " " + """
                      where run = :before and owner = -1 and standard = any (:standards)) b
                full join (select standard, subject_kind, subject_ref, period, unit, outcome, used_values ->> 'rate' as rate from impact_finding
                      where run = :run and owner = -1) a
                using (standard, subject_kind, subject_ref, period)
                where b.outcome is distinct from a.outcome or b.rate is distinct from a.rate""", asked);
    }

    private void statement(String sql, Asked asked) {
        jdbc.sql(sql).param("run", asked.impact().id().value()).param("before", asked.before()).param("frozen", asked.frozen())
                .param("standards", asked.impact().standards().stream().map(Object::toString).toArray(String[]::new)).update();
    }
}
