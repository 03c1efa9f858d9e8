package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static plumbline.intake.ImportFixture.newRef;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.testing.PlumblineTest;

@PlumblineTest
class ReferenceChecksTest {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transactions;

    private void store(BatchId batch, long person) {
        jdbc.update("insert into review (ref, person_id, event_key, role, kind, batch) values (?, ?, ?, 'SERVICE_USER', 'PLANNED', ?)",
                newRef("V"), person, newRef("key"), batch.value());
    }

    private BatchId newBatch() {
        return new BatchId(jdbc.queryForObject("""
                insert into import_batch (file_name, format, sha256, bytes, state, started_at, started_by)
                values ('references.csv', 'client-level-data', '', 1, 'RUNNING', now(), 'data-steward') returning id""", Long.class));
    }

    @Test
    void findsAnEventThatBelongsToNoPerson() {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            BatchId batch = newBatch();
            assertThatIllegalStateException().isThrownBy(() -> ReferenceChecks.together(jdbc, batch, ReferenceChecks.OF_CLIENT_LEVEL_DATA, () -> store(batch, -1)))
                    .withMessageContaining("1 rows of review");
        });
    }

    private void storePerson(BatchId batch, long id) {
        jdbc.update("insert into person (id, ref, batch) values (?, ?, ?)", id, newRef("P"), batch.value());
    }

    @Test
    void findsAnEventThatNamesAKeyBetweenThoseOfNewPeople() {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            BatchId batch = newBatch();
            long last = jdbc.queryForObject("select coalesce(max(id), 0) from person", Long.class);
            assertThatIllegalStateException().isThrownBy(() -> ReferenceChecks.together(jdbc, batch, ReferenceChecks.OF_CLIENT_LEVEL_DATA, () -> {
                storePerson(batch, last + 1);
                storePerson(batch, last + 3);
                store(batch, last + 1);
                store(batch, last + 2);
            })).withMessageContaining("1 rows of review");
        });
    }

    @Test
    void findsAnEventThatNamesAKeyBehindThoseOfNewPeopleAndLetsTheirsStand() {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            BatchId batch = newBatch();
            long last = jdbc.queryForObject("select coalesce(max(id), 0) from person", Long.class);
            Runnable right = () -> {
                storePerson(batch, last + 1);
                storePerson(batch, last + 2);
                store(batch, last + 1);
                store(batch, last + 2);
            };
            ReferenceChecks.together(jdbc, batch, ReferenceChecks.OF_CLIENT_LEVEL_DATA, right);
            assertThatIllegalStateException().isThrownBy(() -> ReferenceChecks.together(jdbc, batch, ReferenceChecks.OF_CLIENT_LEVEL_DATA, () -> store(batch, last + 3)))
                    .withMessageContaining("1 rows of review");
        });
    }

    @Test
    void leavesTheServersOwnChecksOnAfterwards() {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            ReferenceChecks.together(jdbc, newBatch(), ReferenceChecks.OF_EVENT_LIST, () -> { });
            assertThat(jdbc.queryForObject("select current_setting('session_replication_role')", String.class)).isEqualTo("origin");
        });
    }
}
