package plumbline.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.UnitId;
import plumbline.testing.PlumblineTest;

/** Within a transaction the organisation is read once, and again whenever the transaction itself changes it. */
@PlumblineTest
class ReadOnceTest {

    private static final UnitId DIVISION = new UnitId("division-read-once");

    @Autowired
    Organisation organisation;
    @Autowired
    OrganisationChanges changes;
    @Autowired
    PlatformTransactionManager manager;
    @Autowired
    JdbcClient jdbc;

    TransactionTemplate transaction;
    TransactionTemplate another;

    @BeforeEach
    void aDivision() {
        transaction = new TransactionTemplate(manager);
        another = new TransactionTemplate(manager);
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        named("First");
    }

    @Test
    void remembersUntilTheTransactionEnds() {
        transaction.executeWithoutResult(status -> {
            assertThat(name()).isEqualTo("First");
            jdbc.sql("update org_unit set name = 'Second' where code = ?").param(DIVISION.value()).update();
            assertThat(name()).isEqualTo("First");
        });
        assertThat(name()).isEqualTo("Second");
    }

    @Test
    void seesWhatItsOwnTransactionChanges() {
        transaction.executeWithoutResult(status -> {
            assertThat(name()).isEqualTo("First");
            named("Second");
            assertThat(name()).isEqualTo("Second");
        });
    }

    @Test
    void forgetsWhatWasRolledBack() {
        transaction.executeWithoutResult(status -> {
            named("Second");
            assertThat(name()).isEqualTo("Second");
            status.setRollbackOnly();
        });
        assertThat(name()).isEqualTo("First");
    }

    @Test
    void readsAfreshInATransactionInsideAnother() {
        transaction.executeWithoutResult(status -> {
            assertThat(name()).isEqualTo("First");
            another.executeWithoutResult(inside -> named("Second"));
            assertThat(another.<String>execute(inside -> name())).isEqualTo("Second");
            assertThat(name()).isEqualTo("First");
        });
    }

    private void named(String name) {
        changes.put(List.of(new OrgUnit(DIVISION, UnitKind.DIVISION, name, Optional.of(organisation.council().id()))), List.of());
    }

    private String name() {
        return organisation.unit(DIVISION).orElseThrow().name();
    }
}
