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
    private static final Pattern REPLACED_UNDER_A_CONDITION = Pattern.compile(
            "(<[^<>]*(?:th:(?:if|unless)=\"[^\"]*\"[^<>]*th:replace=|th:replace=\"[^\"]*\"[^<>]*th:(?:if|unless)=)[^<>]*>)");

    /** A fragment selector also finds elements by their tag, so a fragment called input would bring every input with it. */
    @Test
    void noFragmentIsNamedLikeAnHtmlElement() throws IOException {
        List<String> names = names();
        assertThat(names).isNotEmpty().noneMatch(Tag::isKnownTag);
        assertThat(Tag.isKnownTag("input")).as("the check finds what it looks for").isTrue();
    }

    /** Thymeleaf replaces an element before it asks whether the element should be there, so the question would never be asked. */
    @Test
    void nothingIsReplacedUnderAConditionOnTheSameElement() throws IOException {
        assertThat(inTemplates(REPLACED_UNDER_A_CONDITION)).isEmpty();
        assertThat(REPLACED_UNDER_A_CONDITION.matcher("<p th:if=\"${one}\" th:replace=\"~{two}\">").find()).as("the check finds what it looks for").isTrue();
    }

    private static List<String> names() throws IOException {
        return inTemplates(FRAGMENT);
    }

    /** What the group of a pattern finds in each template. */
    private static List<String> inTemplates(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            return files.filter(file -> file.toString().endsWith(".html")).flatMap(file -> found(pattern, file)).toList();
        }
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            return matcher.results().map(found -> found.group(1)).toList().stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
