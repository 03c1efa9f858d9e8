package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Severity;
import plumbline.testing.PlumblineTest;

/** What else is equal stands in the order in which it was opened: E-9 before E-10. */
@PlumblineTest
class ReferenceOrderTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    Escalations escalations;
    @Autowired
    JdbcClient jdbc;

    @Test
    void workThatIsDueAtOneMomentStandsGravestFirstAndThenByNumber() {
        Situation situation = new Situation(context);
        int number = ThreadLocalRandom.current().nextInt(1_000_000, 9_000_000);
        WorkFixture later = called("E-" + number + "0", new WorkFixture(context, situation, here -> here.breach("ASC-ASM-01", Severity.S3)));
        WorkFixture earlier = called("E-" + number, new WorkFixture(context, situation, here -> here.breach("ASC-REV-04", Severity.S3)));
        WorkFixture grave = called("E-" + number + "1", new WorkFixture(context, situation, here -> here.breach("ASC-ASM-02", Severity.S3)));
        jdbc.sql("update escalation set severity = 'S2' where id = ?").param(grave.id().value()).update();
        jdbc.sql("update escalation set step_due_at = ?, opened_at = ? where id = any (?)")
                .params(EscalationRows.at(later.escalation().turn().dueAt()), EscalationRows.at(later.escalation().openedAt()),
                        Stream.of(later, earlier, grave).map(work -> work.id().value()).toArray(UUID[]::new)).update();
        assertThat(escalations.workOf(situation.manager)).extracting(item -> item.summary().escalation().reference())
                .containsExactly("E-" + number + "1", "E-" + number, "E-" + number + "0");
    }

    private WorkFixture called(String reference, WorkFixture work) {
        jdbc.sql("update escalation set reference = ? where id = ?").params(reference, work.id().value()).update();
        return work;
    }
}
