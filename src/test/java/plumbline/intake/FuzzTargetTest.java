package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The good files that fuzzing begins with come to every reader; one that is refused at the door would let Jazzer search in the dark. */
class FuzzTargetTest {

    @Test
    void eachReaderOfATableHasAFileThatItReads() {
        Set<String> read = FuzzTarget.seeds().values().stream().map(FuzzedFiles::readOrRefuse).collect(Collectors.toSet());
        assertThat(read).contains("json", "unknown table").doesNotContain("refused")
                .containsAll(Stream.of(Format.values()).filter(format -> !format.isJson()).map(Format::code).filter(code -> !code.equals(Format.CQC_LOCATIONS.code())).toList());
    }
}
