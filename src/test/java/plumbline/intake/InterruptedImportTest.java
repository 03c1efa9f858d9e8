package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.testing.PlumblineTest;

@PlumblineTest
class InterruptedImportTest {

    @Autowired
    FileImports imports;

    @Autowired
    InterruptedImports interrupted;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private BatchId running() {
        return new BatchId(jdbc.sql("""
                insert into import_batch (file_name, format, sha256, bytes, state, started_at, started_by)
                values ('left behind.csv', 'event-list', 'left-behind', 1, 'RUNNING', now(), 'data-steward') returning id""")
                .query(Long.class).single());
    }

    private Optional<Batch.State> state(BatchId id) {
        return imports.batch(id).map(Batch::state);
    }

    @Test
    void saysAtTheNextStartThatACrashInterruptedAnImport() {
        BatchId id = running();
        interrupted.markWhatACrashLeftBehind();
        assertThat(state(id)).contains(Batch.State.INTERRUPTED);
    }

    @Test
    void deletesReceivedFilesThatACrashLeftBehindAndNoOthers(@TempDir Path folder) throws IOException {
        Instant now = Instant.parse("2026-06-01T12:00:00Z");
        Path left = Files.createFile(folder.resolve("plumbline-import-1.part"));
        Path atWork = Files.createFile(folder.resolve("plumbline-import-2.part"));
        Path other = Files.createFile(folder.resolve("report.part"));
        Files.setLastModifiedTime(left, FileTime.from(now.minusSeconds(3_601)));
        Files.setLastModifiedTime(atWork, FileTime.from(now.minusSeconds(3_600)));
        Files.setLastModifiedTime(other, FileTime.from(now.minusSeconds(7_200)));
        assertThat(SpooledFile.deleteLeftovers(folder, now)).isEqualTo(1);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("plumbline-import-2.part", "report.part");
    }

    @Test
    void isNotDisturbedByAFileThatAnotherServiceDeletesMeanwhile(@TempDir Path folder) throws IOException {
        // A link to nothing is listed, and is gone for whoever looks at it.
        Files.createSymbolicLink(folder.resolve("plumbline-import-1.part"), folder.resolve("deleted"));
        assertThat(SpooledFile.deleteLeftovers(folder, Instant.parse("2026-06-01T12:00:00Z"))).isZero();
    }

    @Test
    void leavesAnImportAloneAsLongAsTheDatabaseIsAtWorkOnItAndSaysAfterwardsThatItWasInterrupted() {
        BatchId id = running();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(730412, ?)").param((int) id.value()).query(row -> { });
            interrupted.markWhatACrashLeftBehind();
            interrupted.markWhatWentOnAfterACrash();
            assertThat(state(id)).contains(Batch.State.RUNNING);
        });
        interrupted.markWhatWentOnAfterACrash();
        assertThat(state(id)).contains(Batch.State.INTERRUPTED);
    }

    @Test
    void leavesAnImportAloneThatBeganSinceTheStart() {
        interrupted.markWhatACrashLeftBehind();
        BatchId id = running();
        interrupted.markWhatWentOnAfterACrash();
        assertThat(state(id)).contains(Batch.State.RUNNING);
        interrupted.markWhatACrashLeftBehind();
    }
}
