package plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.testing.PlumblineTest;

@PlumblineTest
class AuditTrailTest {

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void refusesToChangeWhatWasWritten() {
        write("first");
        assertThatThrownBy(() -> jdbc.sql("update audit_entry set actor = 'somebody else'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update()).hasMessageContaining("append-only");
    }

    @Test
    void findsTheFirstEntryThatWasTamperedWithBehindItsBack() {
        write("before");
        long tampered = write("tampered with");
        write("after");
        assertThat(audit.firstBrokenEntry()).isNull();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("alter table audit_entry disable trigger audit_entry_append_only").update();
            jdbc.sql("update audit_entry set detail = 'nothing to see' where number = ?").param(tampered).update();
            assertThat(audit.firstBrokenEntry()).isEqualTo(tampered);
            status.setRollbackOnly();
        });
        assertThat(audit.firstBrokenEntry()).isNull();
    }

    private long write(String detail) {
        transactions.executeWithoutResult(status -> audit.record(Actor.SERVICE, "tested", "test", "1", detail));
        return jdbc.sql("select max(number) from audit_entry").query(Long.class).single();
    }
}
