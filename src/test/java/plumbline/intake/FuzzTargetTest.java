package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The good files that fuzzing begins with come to every reader; one that is refused at the door would let Jazzer search in the dark. */
class FuzzTargetTest {

    @Test
    void eachFormatHasAFileWhoseRowsAreReadAndSoHasAFileThatIsMapped() {
        Set<String> read = FuzzTarget.seeds().values().stream().map(FuzzedFiles::readOrRefuse).collect(Collectors.toSet());
        assertThat(read).contains("mapped as record-list").containsAll(Stream.of(Format.values()).map(Format::code).toList())
                .noneMatch(end -> end.equals("refused") || end.contains("nothing right"));
        assertThat(new FuzzedReaders().formats()).containsExactlyInAnyOrder(Format.values());
    }
}
