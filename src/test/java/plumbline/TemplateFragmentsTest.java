package plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.parser.Tag;
import org.junit.jupiter.api.Test;

class TemplateFragmentsTest {

    private static final Pattern FRAGMENT = Pattern.compile("th:fragment=\"([a-z0-9-]+)");

    /** A fragment selector also finds elements by their tag, so a fragment called input would bring every input with it. */
    @Test
    void noFragmentIsNamedLikeAnHtmlElement() throws IOException {
        List<String> names = names();
        assertThat(names).isNotEmpty().noneMatch(Tag::isKnownTag);
        assertThat(Tag.isKnownTag("input")).as("the check finds what it looks for").isTrue();
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            return files.filter(file -> file.toString().endsWith(".html")).flatMap(TemplateFragmentsTest::namesIn).toList();
        }
    }

    private static Stream<String> namesIn(Path file) {
        try {
            Matcher matcher = FRAGMENT.matcher(Files.readString(file));
            return matcher.results().map(found -> found.group(1));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
