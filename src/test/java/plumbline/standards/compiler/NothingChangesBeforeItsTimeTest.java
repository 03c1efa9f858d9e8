package plumbline.standards.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.facts.FactPartition;
import plumbline.standards.AsAt;
import plumbline.standards.CaseResults;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Judgement;
import plumbline.standards.RateCase;
import plumbline.standards.RuleSource;
import plumbline.standards.examples.ExampleReader;
import plumbline.standards.examples.ShippedCalendar;
import plumbline.standards.examples.WorkedExample;
import plumbline.standards.versions.ShippedRules;

/**
 * Incremental runs rest on this: until the moment that a judgement names itself, the same facts are judged word for word the
 * same. Held against every worked example of every standard, judged at random moments before, within and after its story.
 */
class NothingChangesBeforeItsTimeTest {

    private static final long SEED = 20_260_401L;
    private static final int MOMENTS = 3;
    private static final Duration STORY = Duration.ofDays(450);
    private static final Calendars CALENDARS = ShippedCalendar.of(Jurisdiction.ENGLAND);

    private final CompiledRuleSet ruleSet = Objects.requireNonNull(RuleCompiler.compile(ShippedRules.read(), 0).ruleSet());
    private int changes;

    @Test
    void untilThenTheSameFactsAreJudgedWordForWordTheSame() throws IOException {
        Random random = new Random(SEED);
        for (WorkedExample example : examples()) {
            for (int i = 0; i < MOMENTS; i++) {
                check(example, within(example.asAt().instant().minus(STORY), example.asAt().instant().plus(STORY), random), random);
            }
        }
        assertThat(changes).as("moments at which something was said to change").isGreaterThan(500);
    }

    private void check(WorkedExample example, Instant moment, Random random) {
        CaseResults now = judge(example, moment);
        Instant horizon = moment.plus(STORY);
        for (Map.Entry<String, List<Object>> person : byPerson(now).entrySet()) {
            Instant change = now.changes().get(person.getKey().isEmpty() ? null : person.getKey());
            if (change != null) {
                assertThat(change).as(example.name()).isAfter(moment);
                changes++;
            }
            Instant last = change == null || change.isAfter(horizon) ? horizon : change.minusMillis(1);
            for (Instant later : List.of(last, within(moment, last, random))) {
                assertThat(byPerson(judge(example, later)).get(person.getKey()))
                        .as("%s: %s judged at %s and at %s, seed %d", example.name(), person.getKey(), moment, later, SEED).isEqualTo(person.getValue());
            }
        }
    }

    private CaseResults judge(WorkedExample example, Instant moment) {
        return ruleSet.judgeCases(new FactPartition(example.facts()), new AsAt(moment), CALENDARS);
    }

    /** What is said and counted of each person; of those about whom nothing is said yet, an empty list. */
    private static Map<String, List<Object>> byPerson(CaseResults results) {
        Map<String, List<Object>> found = new HashMap<>();
        results.changes().keySet().forEach(person -> found.put(key(person), new ArrayList<>()));
        for (Judgement judgement : results.judgements()) {
            found.computeIfAbsent(key(judgement.subject().personRef()), unknown -> new ArrayList<>()).add(judgement);
        }
        for (RateCase counted : results.rateCases()) {
            found.computeIfAbsent(key(counted.person()), unknown -> new ArrayList<>()).add(counted);
        }
        return found;
    }

    private static String key(@Nullable String person) {
        return person == null ? "" : person;
    }

    private static Instant within(Instant from, Instant to, Random random) {
        long seconds = Math.max(1, Duration.between(from, to).toSeconds());
        return from.plusSeconds(random.nextLong(seconds));
    }

    private static List<WorkedExample> examples() throws IOException {
        List<WorkedExample> examples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".examples.yaml")).sorted().toList()) {
                examples.addAll(ExampleReader.read(new RuleSource(file.toString(), Files.readString(file))).examples());
            }
        }
        return examples;
    }
}
