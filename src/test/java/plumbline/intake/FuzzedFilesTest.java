package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A short form of {@code bin/fuzz}. */
class FuzzedFilesTest {

    private static final int FILES = 2_000;

    @Test
    void everyMutatedFileIsReadOrRefusedAndNoneTakesLong() {
        FuzzedFiles fuzzed = new FuzzedFiles();
        for (int seed = 0; seed < FILES; seed++) {
            fuzzed.one(seed);
        }
        assertThat(fuzzed.finds()).isEmpty();
        // Files that are all refused at the door would prove nothing.
        assertThat(fuzzed.ends()).containsKeys("refused", "client-level-data", "record-list", "cqc-rating-history", "json", "unknown table");
    }
}
