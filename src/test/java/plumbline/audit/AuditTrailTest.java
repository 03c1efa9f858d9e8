package plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
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
    PlatformTransactionManager manager;

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

    @Test
    void chainsWhatOneTransactionWritesToWhatOthersWroteBeforeAndAfterIt() {
        write("before");
        transactions.executeWithoutResult(status -> {
            audit.record(Actor.SERVICE, "tested", "test", "1", "one");
            audit.record(Actor.SERVICE, "tested", "test", "1", "two");
        });
        transactions.executeWithoutResult(status -> {
            audit.record(Actor.SERVICE, "tested", "test", "1", "never");
            status.setRollbackOnly();
        });
        write("after");
        assertThat(audit.firstBrokenEntry()).isNull();
        assertThat(jdbc.sql("select count(*) from audit_entry where detail = 'never'").query(Integer.class).single()).isZero();
    }

    @Test
    void whoeverWaitsForAnotherTransactionChainsToItsLastEntry() throws Exception {
        AtomicReference<Thread> waiting = new AtomicReference<>();
        transactions.executeWithoutResult(status -> {
            audit.record(Actor.SERVICE, "tested", "test", "1", "first of two");
            waiting.set(new Thread(() -> write("waited")));
            waiting.get().start();
            Awaitility.await().until(() -> jdbc.sql("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)").query(Boolean.class).single());
            audit.record(Actor.SERVICE, "tested", "test", "1", "second of two");
        });
        waiting.get().join();
        assertThat(audit.firstBrokenEntry()).isNull();
        assertThat(jdbc.sql("select detail from audit_entry where detail in ('second of two', 'waited') order by number").query(String.class).list())
                .containsExactly("second of two", "waited");
    }

    @Test
    void refusesATransactionThatSeesWhatWasThereWhenItBegan() {
        TransactionTemplate past = new TransactionTemplate(manager);
        past.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        assertThatThrownBy(() -> past.executeWithoutResult(status -> audit.record(Actor.SERVICE, "tested", "test", "1", "of the past")))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("of now");
    }

    private long write(String detail) {
        transactions.executeWithoutResult(status -> audit.record(Actor.SERVICE, "tested", "test", "1", detail));
        return jdbc.sql("select max(number) from audit_entry").query(Long.class).single();
    }
}
