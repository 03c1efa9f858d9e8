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
     * or superseded, because the subject has moved on to a later period, the start of a case was put right, or the person turned
     * out to be somebody else's second record. Unknown, suppressed or absent findings clear nothing.
     *
     * @param findings a table's name; a constant of the program
     */
    public static String testsClean(String findings) {
        return """
                (exists (
                    select 1 from %1$s f
                    where f.run = :run and f.standard = b.standard and f.subject_kind = b.subject_kind and f.subject_ref = b.subject_ref
                      and ((f.period = b.period and (f.outcome in ('COMPLIANT', 'DUE_SOON', 'EXCLUDED', 'GREEN', 'AMBER')
                                                     or (f.outcome = 'BREACH' and not f.open)))
                           or (f.period > b.period and f.outcome not in ('UNKNOWN', 'SUPPRESSED', 'NO_DATA') and not exists (
                                select 1 from %1$s same
                                where same.run = f.run and same.standard = b.standard and same.subject_kind = b.subject_kind
                                  and same.subject_ref = b.subject_ref and same.period = b.period))))
                 or %2$s or %3$s)""".formatted(findings, startsOtherwise(findings), isJudgedUnderAnother(findings));
    }

    /**
     * The period of a case is the day its duty started. When a correction moves that to an earlier day, the later period is one that
     * nothing is said of any more. All that is said of the case has to be known: an event whose day is lost may be the one that
     * started the period. A standard of several steps says something of each.
     */
    private static String startsOtherwise(String findings) {
        return """
                (b.subject_kind = 'CASE' and (
                    select coalesce(bool_and(f.period <> b.period and f.outcome not in ('UNKNOWN', 'SUPPRESSED', 'NO_DATA')), false) from %1$s f
                    where f.run = :run and f.standard = b.standard and f.subject_kind = 'CASE' and f.subject_ref = b.subject_ref
                      and split_part(f.period, ' step ', 2) = split_part(b.period, ' step ', 2)))""".formatted(findings);
    }

    /** Two records with one NHS number are judged as one person, under the first; of the second nothing is said any more. */
    private static String isJudgedUnderAnother(String findings) {
        return """
                (b.subject_kind = 'PERSON' and (
                    select coalesce(bool_and(f.subject_ref <> b.subject_ref and f.outcome not in ('UNKNOWN', 'SUPPRESSED', 'NO_DATA')), false)
                    from person second join person first on first.id = second.same_as
                    join %1$s f on f.run = :run and f.standard = b.standard and f.subject_kind = 'PERSON' and f.subject_ref in (first.ref, second.ref)
                    where second.ref = b.subject_ref))""".formatted(findings);
    }

    /** Under whom the person of a breach {@code b} is judged now, in words; null when it is under their own record. */
    public static String underWhom() {
        return """
                (select 'The record ' || second.ref || ' is read as the same person as ' || first.ref || ' and is judged under ' || first.ref || ' now.'
                 from person second join person first on first.id = second.same_as
                 where b.subject_kind = 'PERSON' and second.ref = b.subject_ref)""";
    }
}
