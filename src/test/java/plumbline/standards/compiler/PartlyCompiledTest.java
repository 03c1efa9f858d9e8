package plumbline.standards.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.facts.Fact;
import plumbline.facts.FactPartition;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.RuleSource;
import plumbline.standards.Standard;
import plumbline.standards.examples.ExampleReader;
import plumbline.standards.examples.ShippedCalendar;
import plumbline.standards.examples.WorkedExample;
import plumbline.standards.versions.ShippedRules;

/** A draft of which only what is new was compiled has the problems that the whole has, and finds what the whole finds. */
class PartlyCompiledTest {

    private static final RuleSetVersion VERSION = new RuleSetVersion(0, "0".repeat(64));
    private static final Calendars CALENDARS = ShippedCalendar.of(Jurisdiction.ENGLAND);
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{1,3}\\b");
    private static final Pattern COUNTED = Pattern.compile("a case judged by [A-Z0-9-]+");
    private static final List<RuleSource> SHIPPED = ShippedRules.read().stream().filter(file -> file.path().startsWith("england/") || file.path().startsWith("local/")
            || file.path().equals(RuleCompiler.VOCABULARY)).toList();
    private static final List<WorkedExample> EXAMPLES = SHIPPED.stream().filter(file -> file.path().endsWith(ExampleReader.SUFFIX))
            .flatMap(file -> ExampleReader.read(file).examples().stream()).toList();

    private static CompiledRuleSet inForce;

    @BeforeAll
    static void compileWhatIsInForce() {
        inForce = compiled(SHIPPED, List.of());
    }

    @Test
    void draftsOfManyStandardsFindWhatTheWholeFinds() {
        Set<String> drawn = new TreeSet<>();
        for (long seed = 0; seed < 2; seed++) {
            Random random = new Random(seed);
            List<RuleSource> draft = new ArrayList<>(SHIPPED);
            while (differing(draft) < 6) {
                List<RuleSource> next = changed(draft, random, drawn);
                if (RuleCompiler.compile(rules(next), VERSION, Cores.ONE, List.of(inForce)).ruleSet() != null) {
                    draft = new ArrayList<>(next);
                }
            }
            CompiledRuleSet part = compiled(draft, List.of(inForce));
            CompiledRuleSet whole = compiled(draft, List.of());
            assertThat(RuleCompiler.whole(part)).isFalse();
            assertThat(RuleCompiler.whole(whole)).isTrue();
            sameFindings(part, whole, "seed " + seed);
        }
        assertThat(drawn).as("kinds of changes").hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void whatCountsTheRecordsOthersJudgedFindsTheSameWithAndWithoutThem() {
        List<RuleSource> draft = SHIPPED.stream().filter(file -> !file.path().endsWith("ASC-DQ-02.dslr") && !file.path().endsWith("ASC-ASM-01.dslr"))
                .map(file -> file.path().endsWith("ASC-DQ-01.dslr") ? number(file, new Random(5)) : file).toList();
        sameFindings(compiled(draft, List.of(inForce)), compiled(draft, List.of()), "some taken out");
    }

    @Test
    void aDraftOfTitlesCompilesNothingAndSaysThem() {
        List<RuleSource> draft = SHIPPED.stream().map(file -> file.path().endsWith(".dslr") ? new RuleSource(file.path(), file.text().replaceFirst("title: .*", "title: Retitled")) : file)
                .toList();
        CompiledRuleSet part = compiled(draft, List.of(inForce));
        assertThat(part.standards()).extracting(Standard::title).containsOnly("Retitled");
        assertThat(part.standards()).hasSameSizeAs(inForce.standards());
    }

    @Test
    void whatChangesMoreThanHalfIsCompiledAsAWhole() {
        Random random = new Random(1);
        List<RuleSource> draft = SHIPPED.stream().filter(file -> !file.path().endsWith(".dslr") || random.nextInt(3) == 0).toList();
        List<RuleSource> few = draft;
        assertThat(RuleCompiler.compile(rules(few), VERSION, Cores.ONE, List.of(inForce)).ruleSet()).as("taking out compiles nothing").satisfies(
                taken -> assertThat(RuleCompiler.whole(taken)).isFalse());
        assertThat(inForce.standards()).hasSizeGreaterThan(80);
        CompiledRuleSet third = RuleCompiler.compile(rules(few), VERSION, Cores.ALL, List.of()).ruleSet();
        assertThat(RuleCompiler.whole(compiled(SHIPPED, List.of(third)))).as("beside a third of them").isTrue();
    }

    @Test
    void draftsThatAreRefusedHaveTheSameProblems() {
        Set<String> messages = new TreeSet<>();
        int refused = 0;
        for (long seed = 100; refused < 30; seed++) {
            Random random = new Random(seed);
            List<RuleSource> draft = SHIPPED;
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                draft = changed(draft, random, new TreeSet<>());
            }
            Compilation part = RuleCompiler.compile(rules(draft), VERSION, Cores.ONE, List.of(inForce));
            if (part.ruleSet() == null) {
                refused++;
                assertThat(RuleCompiler.compile(rules(draft), VERSION, Cores.ONE, List.of()).problems()).as("seed " + seed).isEqualTo(part.problems());
                part.problems().forEach(problem -> messages.add(problem.message()));
            }
        }
        assertThat(messages).anyMatch(message -> message.contains("the standard is there twice"));
        assertThat(messages).anyMatch(message -> message.contains("never weaken it"));
        assertThat(messages).anyMatch(message -> message.contains("judges no cases"));
        assertThat(messages).anyMatch(message -> message.contains("expected"));
    }

    private static void sameFindings(CompiledRuleSet part, CompiledRuleSet whole, String when) {
        assertThat(part.standards()).as(when).isEqualTo(whole.standards());
        whole.standards().forEach(standard -> assertThat(part.kindsOfFacts(standard.id())).as(when).isEqualTo(whole.kindsOfFacts(standard.id())));
        assertThat(EXAMPLES).hasSizeGreaterThan(400);
        for (WorkedExample example : EXAMPLES) {
            FactPartition facts = new FactPartition(example.facts());
            assertThat(part.judgeCases(facts, example.asAt(), CALENDARS)).as(when + ", " + example.name()).isEqualTo(whole.judgeCases(facts, example.asAt(), CALENDARS));
            assertThat(part.judgeRates(example.tallies(), example.asAt())).as(when + ", " + example.name()).isEqualTo(whole.judgeRates(example.tallies(), example.asAt()));
        }
        List<Fact> many = EXAMPLES.subList(0, 60).stream().flatMap(example -> example.facts().stream()).toList();
        assertThat(part.judgeCases(new FactPartition(many), EXAMPLES.get(0).asAt(), CALENDARS)).as(when + ", many together")
                .isEqualTo(whole.judgeCases(new FactPartition(many), EXAMPLES.get(0).asAt(), CALENDARS));
    }

    /** One change more, of a kind and a standard that are drawn. */
    private static List<RuleSource> changed(List<RuleSource> files, Random random, Set<String> drawn) {
        List<RuleSource> rules = files.stream().filter(file -> file.path().endsWith(".dslr")).toList();
        RuleSource file = rules.get(random.nextInt(rules.size()));
        RuleSource rate = rules.stream().filter(each -> COUNTED.matcher(each.text()).find()).skip(random.nextInt(3)).findFirst().orElse(file);
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        List<RuleSource> more = new ArrayList<>(files);
        int kind = random.nextInt(9);
        drawn.add("kind " + kind);
        switch (kind) {
            case 0, 1 -> more.replaceAll(each -> each == file ? number(file, random) : each);
            case 2 -> more.replaceAll(each -> each == file ? new RuleSource(file.path(), file.text().replaceFirst("title: .*", "title: Drawn " + random.nextInt(100))) : each);
            case 3 -> more.add(new RuleSource("local/drawn/" + name, number(file, random).text()));
            case 4 -> more.remove(file);
            case 5 -> more.add(new RuleSource("england/drawn/" + name, file.text()));
            case 6 -> more.replaceAll(each -> each == rate ? new RuleSource(rate.path(),
                    COUNTED.matcher(rate.text()).replaceAll("a case judged by " + (random.nextBoolean() ? id(rate) : id(file)))) : each);
            case 7 -> more.replaceAll(each -> each == file ? new RuleSource(file.path(), file.text().replaceFirst("\\bis\\b(?=.*\nend)", "was perhaps")) : each);
            default -> more.replaceAll(each -> each == file ? new RuleSource(file.path(), file.text().replaceFirst("a breach is S\\d", "a breach is S" + (1 + random.nextInt(4)))) : each);
        }
        return more;
    }

    private static RuleSource number(RuleSource file, Random random) {
        int sentences = file.text().indexOf("\nwhen");
        List<MatchResult> numbers = NUMBER.matcher(file.text()).results().filter(found -> found.start() > sentences).toList();
        if (numbers.isEmpty()) {
            return file;
        }
        MatchResult one = numbers.get(random.nextInt(numbers.size()));
        String other = String.valueOf(Math.max(1, Integer.parseInt(one.group()) + random.nextInt(7) - 3));
        return new RuleSource(file.path(), file.text().substring(0, one.start()) + Matcher.quoteReplacement(other) + file.text().substring(one.end()));
    }

    private static String id(RuleSource file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1).replace(".dslr", "");
    }

    private static int differing(List<RuleSource> draft) {
        return (int) draft.stream().filter(file -> !SHIPPED.contains(file)).count();
    }

    private static List<RuleSource> rules(List<RuleSource> files) {
        return files.stream().filter(file -> file.path().endsWith(".dslr") || file.path().equals(RuleCompiler.VOCABULARY)).toList();
    }

    private static CompiledRuleSet compiled(List<RuleSource> files, List<CompiledRuleSet> known) {
        Compilation compilation = RuleCompiler.compile(rules(files), VERSION, Cores.ALL, known);
        assertThat(compilation.problems()).isEmpty();
        return compilation.ruleSet();
    }
}
