package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.CLD_HEADER;
import static plumbline.intake.ImportFixture.newRef;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/** Stopping a file while it is read; another import of the format is imitated by its lock, so that there is a while to stop it in. */
class CancelledImportTest extends ImportTest {

    private static final Actor STEWARD = Actor.named("data-steward");
    private static final Actor OTHER = Actor.named("administrator");

    @Autowired
    BatchDecisions decisions;

    @Autowired
    BatchStore batches;

    @Autowired
    TransactionTemplate transactions;

    private String person;
    private String file;

    @BeforeEach
    void makeFile() {
        person = newRef("STOP");
        file = CLD_HEADER + "503,01/04/2025,31/03/2026,," + person + ",01/02/1950,,Service user,Service,S-" + person + ",01/04/2024,,"
                + "Continuation of support or services,,,Long term support: Community,Day support,,\n";
    }

    private ByteArrayInputStream content() {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private BatchId running() {
        return Awaitility.await().until(() -> jdbc.sql("select b.id from import_batch b join import_progress p on p.batch = b.id where b.file_name = ? and b.state = 'RUNNING'")
                .param(person + ".csv").query((row, i) -> new BatchId(row.getLong("id"))).optional(), Optional::isPresent).orElseThrow();
    }

    /** Begins to read, has somebody stop it while it waits for its turn, and gives what became of it. */
    private Attempt<Batch> stopped(Supplier<Attempt<Batch>> reading) {
        CompletableFuture<Attempt<Batch>> end = new CompletableFuture<>();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?, ?)").params(FileReading.FORMAT_LOCKS, Format.CLIENT_LEVEL_DATA.ordinal()).query(row -> { });
            CompletableFuture.supplyAsync(reading).thenAccept(end::complete);
            BatchId id = running();
            assertThat(imports.progress(id)).contains(new Progress(0, null, 0, null, false, null));
            assertThat(apart(() -> decisions.cancel(id, OTHER))).isInstanceOf(Attempt.Done.class);
        });
        return end.join();
    }

    /** As another request does. */
    private <T> T apart(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work).join();
    }

    private void nothingIsKept() {
        Batch batch = imports.batches(500).stream().filter(each -> each.fileName().equals(person + ".csv")).findFirst().orElseThrow();
        assertThat(batch.state()).isEqualTo(Batch.State.DISCARDED);
        assertThat(batch.decidedBy()).isEqualTo("administrator");
        assertThat(fixture.about(person)).isEmpty();
        assertThat(imports.progress(batch.id())).isEmpty();
        for (String table : new String[] {"person", "service", "import_fault", "import_content", "import_preview", "feed_arrival", "fact_before"}) {
            assertThat(jdbc.sql("select count(*) from " + table + " where batch = ?").param(batch.id().value()).query(Integer.class).single()).as(table).isZero();
        }
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'import cancelled' and subject_ref = ? and actor = 'administrator'").param(batch.id().toString()).query(Integer.class).single()).isOne();
    }

    @Test
    void leavesNothingOfAFileThatIsImported() {
        Attempt<Batch> attempt = stopped(() -> imports.importFile(person + ".csv", Optional.empty(), content(), STEWARD));
        assertThat(attempt).isInstanceOf(Attempt.Refused.class);
        assertThat(((Attempt.Refused<Batch>) attempt).reason()).contains("Nothing of it was imported");
        nothingIsKept();
        assertThat(imports.importFile(person + ".csv", Optional.empty(), content(), STEWARD)).isInstanceOf(Attempt.Done.class);
        assertThat(fixture.about(person)).isNotEmpty();
    }

    @Test
    void leavesNothingOfAFileThatIsLookedAt() {
        assertThat(stopped(() -> decisions.preview(person + ".csv", Optional.empty(), content(), STEWARD))).isInstanceOf(Attempt.Refused.class);
        nothingIsKept();
    }

    @Test
    void comesTooLateOnceTheFileIsIn() {
        Batch batch = fixture.imported(file);
        assertThat(decisions.cancel(batch.id(), OTHER)).isInstanceOf(Attempt.Refused.class);
        assertThat(fixture.about(person)).isNotEmpty();
        assertThat(imports.progress(batch.id())).isEmpty();
    }

    @Test
    void answersBeforeALargeFileIsReadAndGoesOnReadingIt() throws InterruptedException {
        LongReading impatient = new LongReading(batches, Duration.ofMillis(1));
        Batch batch = fixture.imported(file);
        CompletableFuture<Void> large = new CompletableFuture<>();
        CompletableFuture<Boolean> read = new CompletableFuture<>();
        Attempt<Batch> begun = impatient.begun(batch.id(), () -> {
            large.join();
            read.complete(true);
            return Attempt.notNow("over");
        });
        assertThat(begun).isInstanceOf(Attempt.Done.class);
        assertThat(read).isNotDone();
        large.complete(null);
        assertThat(read.join()).isTrue();
        assertThat(new LongReading(batches, Duration.ofMinutes(1)).begun(batch.id(), () -> Attempt.notNow("over"))).isEqualTo(Attempt.notNow("over"));
        impatient.destroy();
    }
}
