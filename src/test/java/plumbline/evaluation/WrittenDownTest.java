package plumbline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WrittenDownTest {

    private static final long SEED = 27_182L;

    private final JsonMapper json = JsonMapper.shared();
    private final Random random = new Random(SEED);

    @Test
    void writesWhatTheLibraryWouldWriteWhateverTheWords() {
        for (int round = 0; round < 2_000; round++) {
            List<String> steps = IntStream.range(0, random.nextInt(5)).mapToObj(i -> words()).toList();
            Map<String, String> values = new LinkedHashMap<>();
            steps.forEach(step -> values.put(words(), step));
            assertThat(WrittenDown.of(steps)).as("seed %d, round %d", SEED, round).isEqualTo(json.writeValueAsString(steps));
            assertThat(WrittenDown.of(values)).as("seed %d, round %d", SEED, round).isEqualTo(json.writeValueAsString(values));
        }
    }

    @Test
    void writesEveryCharacterSoThatItIsReadAsItWas() {
        String all = IntStream.range(1, 0x300).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append) + "\uD83D\uDE00";
        assertThat(json.readValue(WrittenDown.of(List.of(all)), String[].class)).containsExactly(all);
    }

    private String words() {
        return random.ints(random.nextInt(12), 0, 4).mapToObj(kind -> String.valueOf(switch (kind) {
            case 0 -> (char) random.nextInt(0x20);
            case 1 -> "\"\\/\u007F\u2028é".charAt(random.nextInt(6));
            default -> (char) ('a' + random.nextInt(26));
        })).reduce("", String::concat);
    }
}
