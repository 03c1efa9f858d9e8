package plumbline.identity.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our fragments draw what GOV.UK Frontend draws for the same options. Its examples are read from its installed package
 * ({@code bin/build-ui} installs it); where it is not installed, the tests are skipped. Examples with options our
 * fragments do not have are left out.
 */
class GovUkFixturesTest {

    private static final Path COMPONENTS = Path.of("ui/node_modules/govuk-frontend/dist/govuk/components");
    private static final Set<String> FIELD = Set.of("id", "name", "label", "hint", "errorMessage", "value");

    @BeforeEach
    void onlyWhereTheExamplesAre() {
        assumeTrue(Files.isDirectory(COMPONENTS), "run bin/build-ui to install GOV.UK Frontend");
    }

    @Test
    void textInput() {
        compare("input", 5, options -> field(options, FIELD, "field :: text-input(${id}, ${label}, ${hint}, ${value}, ${error})"));
    }

    @Test
    void textArea() {
        compare("textarea", 5, options -> field(options, FIELD, "field :: text-area(${id}, ${label}, ${hint}, ${value}, ${error})"));
    }

    @Test
    void file() {
        compare("file-upload", 3, options -> field(options, FIELD, "field :: file(${id}, ${label}, ${hint}, ${error})"));
    }

    @Test
    void choice() {
        Set<String> withItems = Set.of("id", "name", "label", "hint", "errorMessage", "value", "items");
        compare("select", 2, options -> !onlyPlainItems(options) ? Optional.empty()
                : field(options, withItems, "field :: choice(${id}, ${label}, ${hint}, ${items}, ${selected}, ${error})").map(drawing ->
                drawing.with("items", items(options)).with("selected", selected(options))));
    }

    @Test
    void date() {
        compare("date-input", 2, options -> !says(options, Set.of("id", "fieldset", "hint", "errorMessage"))
                || !says(options.path("fieldset"), Set.of("legend")) || !says(options.path("fieldset").path("legend"), Set.of("text"))
                || text(options.path("fieldset").path("legend")) == null ? Optional.empty()
                : Optional.of(new Drawing("field :: date(${id}, ${label}, ${hint}, null, null, null, ${error})", new HashMap<>())
                        .with("id", options.path("id").asString()).with("label", text(options.path("fieldset").path("legend")))
                        .with("hint", text(options.path("hint"))).with("error", text(options.path("errorMessage")))));
    }

    @Test
    void errorSummary() {
        compare("error-summary", 2, options -> !says(options, Set.of("titleText", "errorList"))
                || !options.path("titleText").asString("").equals("There is a problem") || options.path("errorList").isEmpty()
                || !options.path("errorList").valueStream().allMatch(error -> says(error, Set.of("text", "href"))) ? Optional.empty()
                : Optional.of(new Drawing("error-summary :: error-summary(${errors})", new HashMap<>())
                        .with("errors", options.path("errorList").valueStream().map(GovUkFixturesTest::wrong).toList())));
    }

    @Test
    void tag() {
        compare("tag", 8, options -> !says(options, Set.of("text", "classes")) || !modifier(options, "govuk-tag--") ? Optional.empty()
                : Optional.of(new Drawing("tag :: tag(${text}, ${colour})", new HashMap<>())
                        .with("text", text(options)).with("colour", modifierOf(options, "govuk-tag--"))));
    }

    @Test
    void button() {
        compare("button", 4, options -> !says(options, Set.of("text", "classes", "name", "preventDoubleClick"))
                || !modifier(options, "govuk-button--") || text(options) == null ? Optional.empty()
                : Optional.of(new Drawing("button :: submit-button(${text}, ${kind})", new HashMap<>())
                        .with("text", text(options)).with("kind", modifierOf(options, "govuk-button--"))));
    }

    @Test
    void summaryList() {
        compare("summary-list", 1, options -> !says(options, Set.of("rows"))
                || !options.path("rows").valueStream().allMatch(row -> says(row, Set.of("key", "value"))
                && says(row.path("key"), Set.of("text")) && says(row.path("value"), Set.of("text"))) ? Optional.empty()
                : Optional.of(new Drawing("summary-list :: summary-list(${rows})", new HashMap<>()).with("rows", rows(options))));
    }

    @Test
    void notificationBanner() {
        compare("notification-banner", 2, options -> !says(options, Set.of("text", "type")) || text(options) == null
                || !Set.of("", "success").contains(options.path("type").asString("")) ? Optional.empty()
                : Optional.of(new Drawing("notification-banner :: " + (options.has("type") ? "success" : "important") + "(${words})",
                        new HashMap<>()).with("words", text(options))));
    }

    @Test
    void pagination() {
        compare("pagination", 3, options -> !says(options, Set.of("previous", "next", "items")) || options.path("items").size() != 3
                || !options.path("items").valueStream().allMatch(item -> item.path("number").isNumber() && says(item, Set.of("number", "href", "current"))) ? Optional.empty()
                : Optional.of(new Drawing("pagination :: pagination(${page}, ${pages}, ${address})", new HashMap<>())
                        .with("page", currentPage(options)).with("pages", options.path("items").size()).with("address", "/page")));
    }

    /** A fragment and what it is given. */
    private record Drawing(String fragment, Map<String, @Nullable Object> values) {

        Drawing with(String name, @Nullable Object value) {
            values.put(name, value);
            return this;
        }
    }

    private static void compare(String component, int atLeast, Function<JsonNode, Optional<Drawing>> asOurs) {
        JsonNode examples = JsonMapper.shared().readTree(COMPONENTS.resolve(component + "/fixtures.json").toFile()).path("fixtures");
        int compared = 0;
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode example : examples) {
            Optional<Drawing> drawing = asOurs.apply(example.path("options"));
            if (drawing.isPresent()) {
                compared++;
                softly.assertThat(Markup.ofOurs(Fragments.draw("fragments/govuk/" + drawing.get().fragment(), drawing.get().values())))
                        .as(component + ": " + example.path("name").asString()).isEqualTo(Markup.ofTheirs(example.path("html").asString()));
            }
        }
        softly.assertThat(compared).as("examples of " + component + " compared").isGreaterThanOrEqualTo(atLeast);
        softly.assertAll();
    }

    private static Optional<Drawing> field(JsonNode options, Set<String> known, String fragment) {
        boolean plain = Stream.of("label", "hint", "errorMessage").allMatch(part -> says(options.path(part), Set.of("text")));
        if (!says(options, known) || !plain) {
            return Optional.empty();
        }
        String id = options.path("id").asString(options.path("name").asString());
        return Optional.of(new Drawing(fragment, new HashMap<>()).with("id", id).with("label", text(options.path("label")))
                .with("hint", text(options.path("hint"))).with("error", text(options.path("errorMessage")))
                .with("value", options.path("value").asString(null)));
    }

    /** Whether an example says nothing our fragment cannot say. */
    private static boolean says(JsonNode options, Set<String> known) {
        return options.propertyNames().stream().allMatch(known::contains);
    }

    private static @Nullable String text(JsonNode options) {
        return options.path("text").asString(null);
    }

    private static boolean onlyPlainItems(JsonNode options) {
        return !options.path("items").isEmpty() && options.path("items").valueStream().allMatch(item -> !item.path("value").asString("").isEmpty()
                && says(item, options.has("value") ? Set.of("value", "text") : Set.of("value", "text", "selected")));
    }

    private static Map<String, String> items(JsonNode options) {
        Map<String, String> items = new LinkedHashMap<>();
        options.path("items").forEach(item -> items.put(item.path("value").asString(), item.path("text").asString()));
        return items;
    }

    private static String selected(JsonNode options) {
        return options.path("items").valueStream().filter(item -> item.path("selected").asBoolean(false))
                .map(item -> item.path("value").asString()).findFirst().orElse(options.path("value").asString(""));
    }

    private static Wrong wrong(JsonNode error) {
        return new Wrong(error.has("href") ? error.path("href").asString().substring(1) : null, error.path("text").asString());
    }

    private static boolean modifier(JsonNode options, String prefix) {
        return options.path("classes").asString("").matches("|" + prefix + "[a-z]+");
    }

    private static @Nullable String modifierOf(JsonNode options, String prefix) {
        return options.has("classes") ? options.path("classes").asString().substring(prefix.length()) : null;
    }

    private static Map<String, String> rows(JsonNode options) {
        Map<String, String> rows = new LinkedHashMap<>();
        // An example has rows that are nothing at all; they are not drawn.
        options.path("rows").valueStream().filter(JsonNode::isObject).forEach(row -> rows.put(text(row.path("key")), text(row.path("value"))));
        return rows;
    }

    private static int currentPage(JsonNode options) {
        return options.path("items").valueStream().filter(item -> item.path("current").asBoolean(false))
                .map(item -> item.path("number").asInt()).findFirst().orElseThrow();
    }

    /** An error as the error summary takes it. */
    record Wrong(@Nullable String field, String words) {
    }
}
