package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A short form of {@code bin/fuzz}: at least so many files, and as many as fit into some seconds. */
class FuzzedFilesTest {

    private static final int FILES = 2_000;
    private static final long SECONDS = Long.getLong("plumbline.fuzz.seconds", 20);

    @Test
    void everyMutatedFileIsReadOrRefusedAndNoneTakesLong() {
        FuzzedFiles fuzzed = new FuzzedFiles();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (int seed = 0; seed < FILES || System.nanoTime() < end; seed++) {
            fuzzed.one(seed);
        }
        assertThat(fuzzed.finds()).isEmpty();
        // Files that are all refused at the door would prove nothing.
        assertThat(fuzzed.ends()).containsKeys("refused", "to be mapped", "mapped as record-list")
                .containsKeys(Stream.of(Format.values()).map(Format::code).toArray(String[]::new));
    }
}
