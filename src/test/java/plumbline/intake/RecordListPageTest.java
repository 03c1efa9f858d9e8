package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;

/**
 * {@code docs/formats/record-list.md} names every kind and field. When it does not any more, look at target/record-list.md and
 * copy it over the page.
 */
class RecordListPageTest {

    private static final Path PAGE = Path.of("docs/formats/record-list.md");
    private static final String BEGIN = "<!-- kinds -->\n";
    private static final String END = "<!-- end of kinds -->";

    @Test
    void thePageNamesEveryKindWithItsFields() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN, END);
        String refreshed = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table() + page.substring(page.indexOf(END));
        Files.writeString(Path.of("target/record-list.md"), refreshed);
        assertThat(page).isEqualTo(refreshed);
    }

    private static String table() {
        return RecordKinds.imported().stream().map(RecordListPageTest::row).collect(Collectors.joining("\n",
                "\n| kind | person | about | fields |\n|---|---|---|---|\n", "\n\n"));
    }

    private static String row(RecordKind kind) {
        return "| `" + kind.name() + "` | " + (kind.person() ? "needed" : "") + " | " + (kind.about() == null ? "" : kind.about()) + " | "
                + kind.fields().values().stream().map(RecordListPageTest::field).collect(Collectors.joining("; ")) + " |";
    }

    private static String field(RecordKind.Field field) {
        String type = switch (field.type()) {
            case DAY -> "day";
            case MOMENT -> "moment";
            case YES_NO -> "yes or no";
            case NUMBER -> "number";
            case WORD -> String.join(", ", field.choices());
        };
        return "`" + field.name() + "` (" + type + (field.mayLieAhead() ? ", may lie ahead" : "") + ")";
    }
}
