package plumbline.intake.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Attempt;
import plumbline.testing.PlumblineTest;

/** A file is read only while somebody wants to see what it would bring, and nothing of it stays. */
@PlumblineTest
class FileTrialTest {

    private static final int ROWS = 3;

    @Autowired
    FileTrial files;
    @Autowired
    JdbcClient jdbc;

    final String own = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whoeverLooksSeesTheFactsAndNothingOfThemStays() {
        List<Integer> seen = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        Attempt<FileTrial.Rows> read = read(() -> asked.incrementAndGet() > 0, () -> seen.add(people()));
        assertThat(read).isEqualTo(Attempt.done(new FileTrial.Rows(ROWS, ROWS)));
        assertThat(seen).containsExactly(ROWS);
        assertThat(asked.get()).as("asked while it is read").isPositive();
        assertThat(people()).isZero();
        assertThat(jdbc.sql("select count(*) from import_batch where file_name = ?").param(name()).query(Integer.class).single()).isZero();
    }

    @Test
    void nobodyLooksAtAFileThatIsNotWantedAnyMore() {
        List<Integer> seen = new ArrayList<>();
        Attempt<FileTrial.Rows> read = read(() -> false, () -> seen.add(people()));
        assertThat(read).isInstanceOfSatisfying(Attempt.Refused.class, refused -> assertThat(refused.reason()).contains("stopped"));
        assertThat(seen).isEmpty();
        assertThat(people()).isZero();
    }

    @Test
    void aFileCanBeReadAgainAfterItWasStopped() {
        try (FileTrial.OpenFile file = opened()) {
            assertThat(file.read(List.of(), () -> false, () -> { })).isInstanceOf(Attempt.Refused.class);
            assertThat(file.read(List.of(), () -> true, () -> { })).isInstanceOf(Attempt.Done.class);
        }
    }

    private Attempt<FileTrial.Rows> read(BooleanSupplier wanted, Runnable look) {
        try (FileTrial.OpenFile file = opened()) {
            return file.read(List.of(), wanted, look);
        }
    }

    private FileTrial.OpenFile opened() {
        StringBuilder rows = new StringBuilder("LA Person Unique Identifier,Client Type,Event Type,Event Reference,Event Start Date,Event End Date,Gender,Service Type,Review Reason\n");
        for (int row = 0; row < ROWS; row++) {
            rows.append("P-%s-%d,Service User,Request,R-%s-%d,2025-03-0%d,2025-03-1%d,,,\n".formatted(own, row, own, row, row + 1, row + 1));
        }
        InputStream content = new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8));
        return ((Attempt.Done<FileTrial.OpenFile>) files.receive(name(), content)).value();
    }

    private String name() {
        return "tried-" + own + ".csv";
    }

    /** The trial's own transaction is the thread's, so this sees what it stored. */
    private int people() {
        return jdbc.sql("select count(*) from person_identifier where local_id like ?").param("P-" + own + "-%").query(Integer.class).single();
    }
}
