package plumbline.breaches;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import plumbline.breaches.BreachEvidence.Evidence;
import plumbline.core.StandardId;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;

/** What became of the breaches of a standard. Everything is taken back at the end. */
@PlumblineTest
@Transactional
class BreachEvidenceTest {

    private static final StandardId STANDARD = new StandardId("ASC-EVD-77");
    private static final OffsetDateTime AT = OffsetDateTime.parse("2019-05-01T00:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2019-05-01");

    @Autowired
    BreachEvidence evidence;
    @Autowired
    Breaches breaches;
    @Autowired
    JdbcClient jdbc;

    UUID run;

    @BeforeEach
    void aRun() {
        run = UUID.randomUUID();
        jdbc.sql("""
                insert into evaluation_run (id, state, as_at, rule_set_number, rule_set_hash, started_by, started_at, finished_at, looks_back)
                values (?, 'COMPLETED', ?, 1, 'test', 'test', ?, ?, true)""").params(run, AT, AT, AT).update();
    }

    @Test
    void aBreachIsOverturnedWhenTheFactsTurnOutOtherwiseAndNotWhenTheDutyWasDoneLate() {
        breach("CLEARED", "2019-04-01", "COMPLIANT");
        breach("CLEARED", "2019-04-01", "EXCLUDED");
        breach("CLEARED", "2019-04-01", "BREACH");
        breach("CLEARED", "rolling", "COMPLIANT");
        breach("CLEARED", "2019-04-01", null);
        breach("OPEN", "2019-04-01", "BREACH");
        assertThat(evidence.since(DAY)).containsEntry(STANDARD, new Evidence(6, 1, 0, 2, 0));
        assertThat(evidence.since(DAY.plusDays(1))).containsEntry(STANDARD, new Evidence(0, 1, 0, 0, 0));
    }

    @Test
    void eachNumberIsAsLongAsItsList() {
        for (int i = 0; i < 7; i++) {
            breach("CLEARED", "2019-04-01", i % 2 == 0 ? "COMPLIANT" : "BREACH");
        }
        jdbc.sql("update breach set reopened = 2 where standard = ? and id in (select id from breach where standard = ? order by id limit 3)")
                .params(STANDARD.value(), STANDARD.value()).update();
        jdbc.sql("""
                insert into waiver (id, breach, state, asked_by, asked_at, reason, until, lowest_approver, decided_by, decided_at, decided_tier, ended_by, ended_at)
                select gen_random_uuid(), id, 'EXPIRED', 'test-asks', opened_at, 'why', '2019-05-20', 2, 'test-decides', opened_at, 2, 'test', opened_at
                from breach where standard = ? order by id limit 5""").param(STANDARD.value()).update();
        assertThat(evidence.since(DAY)).containsEntry(STANDARD, new Evidence(7, 0, 3, 4, 5));
        assertThat(listed(DAY, null)).isEqualTo(7);
        assertThat(listed(DAY, BreachFate.CAME_BACK)).isEqualTo(3);
        assertThat(listed(DAY, BreachFate.OVERTURNED)).isEqualTo(4);
        assertThat(listed(DAY, BreachFate.WAIVED)).isEqualTo(5);
        for (BreachFate fate : BreachFate.values()) {
            assertThat(listed(DAY.plusDays(1), fate)).as("opened the day before").isZero();
        }
    }

    @Test
    void aBreachOpenedAtTheStartOfADayInLondonIsOfThatDay() {
        breach("OPEN", "2019-04-01", "BREACH");
        jdbc.sql("update breach set opened_at = '2019-04-30T23:00:00Z' where standard = ?").param(STANDARD.value()).update();
        assertThat(listed(DAY, null)).isOne();
        assertThat(evidence.since(DAY).get(STANDARD).opened()).isOne();
        jdbc.sql("update breach set opened_at = '2019-04-30T22:59:59Z' where standard = ?").param(STANDARD.value()).update();
        assertThat(listed(DAY, null)).isZero();
        assertThat(evidence.since(DAY).get(STANDARD).opened()).isZero();
    }

    private int listed(LocalDate since, @Nullable BreachFate fate) {
        return breaches.find(new BreachFilter(Optional.empty(), Optional.of(STANDARD), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(since),
                Optional.ofNullable(fate)), 1).total();
    }

    /** @param finding what is found of it now; {@code null} for nothing */
    private void breach(String state, String period, @Nullable String finding) {
        String council = TestUsers.council(jdbc).value();
        String report = "R-" + UUID.randomUUID();
        jdbc.sql("""
                insert into breach (standard, subject_kind, subject_ref, period, unit, severity, state, opened_at, last_seen_at, times_seen, cleared_at, last_run, explanation)
                values (?, 'CASE', ?, ?, ?, 'S3', ?, ?, ?, 1, ?, ?, 'because')""")
                .params(STANDARD.value(), report, period, council, state, AT, AT, state.equals("OPEN") ? null : AT, run).update();
        if (finding != null) {
            jdbc.sql("""
                    insert into finding (from_run, before_run, looks_back, standard, subject_kind, subject_ref, period, unit, outcome, severity, open, explanation, steps, used_values)
                    select number, 2147483647, false, ?, 'CASE', ?, ?, ?, ?, ?, ?, 'because', '[]', '{}' from evaluation_run where id = ?""")
                    .params(STANDARD.value(), report, period, council, finding, finding.equals("BREACH") ? "S3" : null, state.equals("OPEN"), run).update();
        }
    }
}
