package plumbline.breaches.whatif;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.breaches.BreachEffects;
import plumbline.core.StandardId;
import plumbline.evaluation.DataAges;

/**
 * Compares what the rules on trial say with the breaches there are, by the very conditions by which a run opens and clears
 * them, so that what is promised is what happens.
 */
@Component
class Reckoning {

    private static final String SAME = " b.standard = f.standard and b.subject_kind = f.subject_kind and b.subject_ref = f.subject_ref and b.period = f.period ";
    private static final String INTO = """
            insert into impact_case (impact, effect, standard, subject_kind, subject_ref, person_ref, period, unit, severity_before, severity_after,
                                     deadline, explanation)
            """;

    private final JdbcClient jdbc;
    private final DataAges ages;
    private final Clock clock;

    Reckoning(JdbcClient jdbc, DataAges ages, Clock clock) {
        this.jdbc = jdbc;
        this.ages = ages;
        this.clock = clock;
    }

    /** Puts down what would happen to breaches, outcomes and rates. */
    @Transactional
    public void reckon(Impact impact) {
        // A run would find out for itself; this one stands in for it.
        String[] frozen = ages.notFresh(clock.instant()).stream().map(StandardId::value).toArray(String[]::new);
        statement(INTO + """
                select :run, case when b.id is null then 'OPENS' else 'CHANGES' end, f.standard, f.subject_kind, f.subject_ref, f.person_ref, f.period,
                       f.unit, b.severity, f.severity, f.deadline, coalesce(f.explanation, '')
                from (""" + BreachEffects.inBreach(TrialFindings.TABLE) + ") f left join breach b on b.state = 'OPEN' and" + SAME
                + "where b.id is null or b.severity <> f.severity", impact, frozen);
        statement(INTO + """
                select :run, case when""" + " " + BreachEffects.testsClean(TrialFindings.TABLE) + """
                 then case when b.standard = any (:frozen) then 'WAITS' else 'CLEARS' end else 'STAYS_OPEN' end, b.standard, b.subject_kind, b.subject_ref, b.person_ref, b.period, b.unit, b.severity, null,
                       b.deadline, coalesce(now_said.explanation, b.explanation)
                from breach b left join lateral (select f.explanation from impact_finding f where f.run = :run and""" + SAME + """
                    limit 1) now_said on true
                where b.state = 'OPEN' and b.standard = any (:standards) and not exists (
                    select 1 from impact_finding f where f.run = :run and f.open and f.outcome in ('BREACH', 'RED') and""" + SAME + ")", impact, frozen);
        outcomes(impact, frozen);
        deadlines(impact, frozen);
        rates(impact, frozen);
    }

    private void outcomes(Impact impact, String[] frozen) {
        statement("""
                insert into impact_outcome (impact, standard, outcome, before, after)
                select :run, standard, outcome, coalesce(b.n, 0), coalesce(a.n, 0)
                from (select standard, outcome, findings as n from evaluation_count where run = :before and standard = any (:standards)) b
                full join (select standard, outcome, count(*) as n from impact_finding where run = :run group by standard, outcome) a
                using (standard, outcome)""", impact, frozen);
    }

    private void deadlines(Impact impact, String[] frozen) {
        statement("""
                insert into impact_deadline (impact, standard, before, after, duties)
                select :run, b.standard, b.deadline, f.deadline, count(*)
                from run_finding b join impact_finding f on f.run = :run and""" + SAME + """
                where b.run = :before and b.standard = any (:standards) and b.open and f.open and b.deadline <> f.deadline
                group by b.standard, b.deadline, f.deadline""", impact, frozen);
    }

    private void rates(Impact impact, String[] frozen) {
        statement("""
                insert into impact_rate (impact, standard, subject_kind, subject_ref, unit, period, outcome_before, rate_before, outcome_after, rate_after)
                select distinct on (standard, subject_kind, subject_ref, period) :run, standard, subject_kind, subject_ref, coalesce(a.unit, b.unit), period,
                       b.outcome, b.rate, a.outcome, a.rate
                from (select standard, subject_kind, subject_ref, period, unit, outcome, used_values::jsonb ->> 'rate' as rate from run_finding
                      where run = :before and owner = -1 and standard = any (:standards)) b
                full join (select standard, subject_kind, subject_ref, period, unit, outcome, used_values ->> 'rate' as rate from impact_finding
                      where run = :run and owner = -1) a
                using (standard, subject_kind, subject_ref, period)""", impact, frozen);
    }

    private void statement(String sql, Impact impact, String[] frozen) {
        jdbc.sql(sql).param("run", impact.id().value())
                .param("before", impact.run() == null ? null : impact.run().value())
                .param("frozen", frozen)
                .param("standards", impact.standards().stream().map(Object::toString).toArray(String[]::new)).update();
    }
}
