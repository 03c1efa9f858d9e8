package plumbline.escalation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.evaluation.DataAges;
import plumbline.evaluation.EvaluationRun;
import plumbline.organisation.Organisation;

/**
 * Whether a test proves anything: it has to begin after the last action was done, on facts that came in and speak of days
 * after it, as often in a row as the standard asks, each time a period later.
 */
@Component
class Verification {

    /**
     * What a standard asks.
     *
     * @param cleanPeriods      clean tests in a row
     * @param periodWorkingDays how long after one test the next counts, in working days
     * @param lowestAcceptor    the position of the lowest tier that may accept the remaining risk instead
     */
    record Asked(int cleanPeriods, int periodWorkingDays, int lowestAcceptor) {
    }

    private record Latest(int number, Instant at) {
    }

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final DataAges ages;

    Verification(JdbcClient jdbc, Organisation organisation, DataAges ages) {
        this.jdbc = jdbc;
        this.ages = ages;
        this.organisation = organisation;
    }

    Asked asked(StandardId standard, Severity severity) {
        return jdbc.sql("""
                select clean_periods, period_working_days, lowest_acceptor from verification
                where severity = ? and standard in (?, '*') order by standard = '*' limit 1""")
                .params(severity.name(), standard.value()).query(Asked.class).single();
    }

    /** A run that began before the last action was done says nothing about it. */
    static boolean beganAfterwards(EvaluationRun run, Escalation escalation) {
        return escalation.actionsDoneAt() != null && !run.startedAt().isBefore(escalation.actionsDoneAt());
    }

    /** Whether a run knew facts of the day the last action was done or later, from a file with facts of this standard that came in after it was done. */
    boolean freshFacts(StandardId standard, EvaluationRun run, Instant actionsDoneAt) {
        // What the service keeps itself is as fresh as can be.
        return OverdueActions.isAbout(standard)
                || ages.newFacts(standard, actionsDoneAt, run.startedAt(), BusinessTime.dayOf(actionsDoneAt));
    }

    /**
     * Counts a clean test, unless it is too soon after the one before.
     *
     * @return how many there are now; empty when this one does not count
     */
    Optional<Integer> count(Escalation escalation, EvaluationRun run) {
        Latest latest = jdbc.sql("select number, tested_at from clean_test where escalation = ? order by number desc limit 1")
                .param(escalation.id().value())
                .query((row, i) -> new Latest(row.getInt("number"), row.getTimestamp("tested_at").toInstant())).optional().orElse(null);
        int asked = asked(escalation.standard(), escalation.severity()).periodWorkingDays();
        if (latest != null && BusinessTime.dayOf(run.startedAt()).isBefore(organisation.calendar(Jurisdiction.ENGLAND)
                .plusWorkingDays(BusinessTime.dayOf(latest.at()), asked))) {
            return Optional.empty();
        }
        int number = latest == null ? 1 : latest.number() + 1;
        jdbc.sql("insert into clean_test (escalation, number, run, tested_at) values (?, ?, ?, ?)")
                .params(escalation.id().value(), number, run.id().value(), EscalationRows.at(run.startedAt())).update();
        return Optional.of(number);
    }

    /** A test found the breach again, or another plan begins: the count begins anew. */
    void beginAnew(EscalationId escalation) {
        jdbc.sql("delete from clean_test where escalation = ?").param(escalation.value()).update();
    }

    /** The risk that somebody accepted so that it could be signed off. */
    Optional<UUID> acceptedRisk(EscalationId escalation) {
        return jdbc.sql("select risk_acceptance from escalation where id = ? and risk_acceptance is not null")
                .param(escalation.value()).query(UUID.class).optional();
    }

    /** Nobody signs off by it any more: a case came back, or it is another round. */
    void forgetAcceptedRisk(EscalationId escalation) {
        jdbc.sql("update escalation set risk_acceptance = null where id = ?").param(escalation.value()).update();
    }
}
