package plumbline.breaches;

/**
 * Which findings open, renew and clear breaches, as SQL over any table of findings whose column {@code run} is the parameter
 * {@code :run}. One place for runs, which act on it, and for what-ifs, which only count.
 */
public final class BreachEffects {

    private BreachEffects() {
    }

    /**
     * The findings in breach, one row for each fingerprint: where the records of two people claim one case, the worse of what
     * they say.
     *
     * @param findings a table's name, or a query in brackets with a name; a constant of the program
     */
    public static String inBreach(String findings) {
        return inBreach(findings, ":run");
    }

    /**
     * The same of another run.
     *
     * @param run how the statement names it; a constant of the program
     */
    public static String inBreach(String findings, String run) {
        return """
                select distinct on (standard, subject_kind, subject_ref, period) * from %s
                where run = %s and open and outcome in ('BREACH', 'RED')
                order by standard, subject_kind, subject_ref, period, severity, deadline, owner""".formatted(findings, run);
    }

    /**
     * Whether the same rule now tests an open breach {@code b} clean that is no longer found: met, due soon, excluded, done late,
     * or superseded because the subject has moved on to a later period. Unknown, suppressed or absent findings clear nothing.
     *
     * @param findings a table's name; a constant of the program
     */
    public static String testsClean(String findings) {
        return """
                exists (
                    select 1 from %1$s f
                    where f.run = :run and f.standard = b.standard and f.subject_kind = b.subject_kind and f.subject_ref = b.subject_ref
                      and ((f.period = b.period and (f.outcome in ('COMPLIANT', 'DUE_SOON', 'EXCLUDED', 'GREEN', 'AMBER')
                                                     or (f.outcome = 'BREACH' and not f.open)))
                           or (f.period > b.period and f.outcome not in ('UNKNOWN', 'SUPPRESSED', 'NO_DATA') and not exists (
                                select 1 from %1$s same
                                where same.run = f.run and same.standard = b.standard and same.subject_kind = b.subject_kind
                                  and same.subject_ref = b.subject_ref and same.period = b.period))))""".formatted(findings);
    }
}
