package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plumbline.facts.FactKind;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;
import plumbline.intake.freshness.FeedName;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Standard;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.standards.versions.ShippedRules;

/**
 * {@code docs/formats/sources.md} says of every standard which facts it asks for, and of every fact in which format and which fields it
 * comes. When it does not any more, look at target/sources.md and copy it over the page.
 */
class SourcesPageTest {

    private static final Path PAGE = Path.of("docs/formats/sources.md");
    private static final String BEGIN = "<!-- sources -->\n";
    private static final String END = "<!-- end of sources -->";

    private static final String CLIENT_LEVEL_DATA = "client-level-data";
    private static final String EVENT_LIST = "event-list";

    /** Every kind of facts with its fields in client level data, the columns of its person beside them. */
    private static final Map<String, List<String>> IN_CLIENT_LEVEL_DATA = Map.of(
            "person", List.of("LA Person Unique Identifier", "NHS Number", "Date of Birth", "Date of Death"),
            "request", List.of("Event Type", "Request: Route of Access", "Event Start Date", "Event End Date", "Event Outcome"),
            "assessment", List.of("Event Type", "Assessment Type", "Event Start Date", "Event End Date", "Event Outcome"),
            "service", List.of("Event Type", "Service Type", "Service Component", "Event Start Date", "Event End Date", "Provider CQC Location ID"),
            "review", List.of("Event Type", "Review Reason", "Event Start Date", "Event End Date", "Event Outcome"));

    /** The same of the regulator's care directory. */
    private static final Map<String, List<String>> IN_CARE_DIRECTORY = Map.of(
            "location", List.of("Location ID", "Location Name", "Provider ID", "Location Local Authority"),
            "rating", List.of("Location ID", "Domain", "Latest Rating", "Publication Date"));

    private static CompiledRuleSet rules;

    /** A kind of facts in a format. */
    private record Source(String format, List<String> fields) {
    }

    @BeforeAll
    static void compile() {
        rules = Objects.requireNonNull(RuleCompiler.compile(ShippedRules.read(), 0).ruleSet());
    }

    @Test
    void everyStandardHasASourceForEachFactItAsksFor() {
        Map<String, List<Source>> sources = sources();
        for (Standard standard : rules.standards()) {
            assertThat(rules.kindsOfFacts(standard.id()).orElseThrow()).as(standard.id().value())
                    .allSatisfy(kind -> assertThat(sources.get(kind.name())).as("sources of " + kind.name()).isNotEmpty());
        }
    }

    @Test
    void everyFormatHasTheFieldsItIsSaidToHaveAndIsAFeedOfThatFact() {
        sources().forEach((kind, sources) -> sources.forEach(source -> {
            assertThat(source.fields()).as(kind + " in " + source.format()).isNotEmpty();
            assertThat(known(source.format(), kind)).as(kind + " in " + source.format())
                    .containsAll(source.fields().stream().map(CsvTable::normalised).toList());
            String feed = Set.of(EVENT_LIST, "record-list").contains(source.format()) ? source.format() + "/" + kind
                    : source.format().equals("measure-list") ? "measure-list/" + kind.substring("measure ".length()) : source.format();
            // Whoever is known of comes with the events of theirs: no file is late for want of people.
            assertThat(kind.equals("person") || new FeedName(feed).kinds().contains(new FactKind(kind))).as(feed + " brings " + kind).isTrue();
        }));
    }

    @Test
    void thePageNamesThemAll() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN, END);
        String refreshed = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + standards() + facts() + page.substring(page.indexOf(END));
        Files.writeString(Path.of("target/sources.md"), refreshed);
        assertThat(page).isEqualTo(refreshed);
    }

    private static Set<String> known(String format, String kind) {
        return switch (format) {
            case CLIENT_LEVEL_DATA -> ClientLevelDataColumns.KNOWN;
            case EVENT_LIST -> EventListReader.COLUMNS;
            case "record-list" -> Stream.concat(Stream.of("recordref", "personref", "about", "team"), RecordKinds.named(kind).orElseThrow().fields().values().stream()
                    .map(field -> CsvTable.normalised(field.name()))).collect(Collectors.toSet());
            case "measure-list" -> Set.of("standard", "period", "value", "numerator", "denominator");
            default -> Format.coded(format).orElseThrow().requiredColumns();
        };
    }

    /** Every kind of facts that a standard asks for or a format brings, with its sources. */
    private static Map<String, List<Source>> sources() {
        Set<String> kinds = new TreeSet<>();
        rules.standards().forEach(standard -> rules.kindsOfFacts(standard.id()).orElseThrow().forEach(kind -> kinds.add(kind.name())));
        RecordKinds.imported().stream().map(RecordKind::name).forEach(kinds::add);
        Stream.of(ListedEvent.values()).map(ListedEvent::entity).filter(entity -> !entity.equals("case allocation") && !entity.equals("council provider")).forEach(kinds::add);
        kinds.addAll(IN_CLIENT_LEVEL_DATA.keySet());
        Map<String, List<Source>> sources = new TreeMap<>();
        kinds.forEach(kind -> sources.put(kind, sources(kind)));
        return sources;
    }

    private static List<Source> sources(String kind) {
        Stream.Builder<Source> sources = Stream.builder();
        if (IN_CLIENT_LEVEL_DATA.containsKey(kind)) {
            sources.add(new Source(CLIENT_LEVEL_DATA, IN_CLIENT_LEVEL_DATA.get(kind)));
        }
        if (Stream.of(ListedEvent.values()).anyMatch(event -> event.entity().equals(kind))) {
            sources.add(new Source(EVENT_LIST, List.of("entity_type", "entity_ref", "event_type", "start_date")));
        }
        RecordKinds.imported().stream().filter(record -> record.name().equals(kind)).findFirst()
                .ifPresent(record -> sources.add(new Source("record-list", Stream.concat(Stream.of("Record ref"), record.fields().keySet().stream()).toList())));
        if (IN_CARE_DIRECTORY.containsKey(kind)) {
            sources.add(new Source("cqc-ratings", IN_CARE_DIRECTORY.get(kind)));
        }
        if (kind.startsWith("measure ")) {
            sources.add(new Source("measure-list", List.of("Standard", "Period", "Value", "Numerator", "Denominator")));
            if (new FeedName("ascof").kinds().contains(new FactKind(kind))) {
                sources.add(new Source("ascof", List.of("Local authority code")));
            }
        }
        return sources.build().toList();
    }

    private static String standards() {
        Set<String> all = sources().keySet();
        return rules.standards().stream().map(standard -> "| " + standard.id() + " | " + standard.title() + " | " + asked(standard, all) + " |")
                .sorted().collect(Collectors.joining("\n", "\n## Which facts each standard asks for\n\n| standard | title | facts |\n|---|---|---|\n", "\n\n"));
    }

    private static String asked(Standard standard, Set<String> all) {
        Set<FactKind> asked = rules.kindsOfFacts(standard.id()).orElseThrow();
        if (asked.isEmpty()) {
            return "what the service keeps itself";
        }
        return asked.size() > all.size() / 2 ? "every fact with an owner, of any kind" : asked.stream().sorted().map(kind -> "`" + kind.name() + "`").collect(Collectors.joining(", "));
    }

    private static String facts() {
        return sources().entrySet().stream().flatMap(kind -> kind.getValue().stream().map(source -> "| `" + kind.getKey() + "` | `" + source.format() + "` | "
                        + source.fields().stream().map(field -> "`" + field + "`").collect(Collectors.joining(", ")) + " |"))
                .collect(Collectors.joining("\n", "## In which format and fields each fact comes\n\n| fact | format | fields |\n|---|---|---|\n", "\n\n"));
    }
}
