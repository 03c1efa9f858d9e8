package plumbline.organisation;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.testing.PlumblineTest;

/** A service that starts while another one, or what is left of one that was killed, imports a large file. */
@PlumblineTest
class CouncilSetupTest {

    @Autowired
    CouncilSetup setup;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void doesNotKeepAServiceFromStartingWhileAnImportLocksTheUnits() {
        setup.ensureCouncil();
        transactions.executeWithoutResult(importing -> {
            jdbc.sql("lock table org_unit in share row exclusive mode").update();
            assertThatCode(() -> CompletableFuture.runAsync(setup::ensureCouncil).get(30, TimeUnit.SECONDS)).doesNotThrowAnyException();
        });
    }
}
