package plumbline.standards.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.facts.Fact;
import plumbline.facts.FactPartition;
import plumbline.standards.AsAt;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSource;
import plumbline.standards.Tally;
import plumbline.standards.examples.ShippedCalendar;
import plumbline.standards.rulefile.RatesOverCases;
import plumbline.standards.rulefile.RuleFileReader;
import plumbline.standards.rulefile.Vocabulary;
import plumbline.standards.versions.ShippedRules;

/**
 * Rule files put together by chance from sentences of the shipped ones: each is refused when it is read, or judges whatever
 * facts there are. None is taken and then ends a run.
 */
class WhateverIsTakenIsJudgedTest {

    private static final int DRAWN = 4_000;
    private static final int MOST_COMPILED = 60;
    private static final long SEED = 20_260_422L;
    private static final Calendars CALENDARS = ShippedCalendar.of(Jurisdiction.ENGLAND);

    private final List<RuleSource> shipped = ShippedRules.read().stream().filter(source -> source.path().endsWith(".dslr")).toList();
    private final Vocabulary vocabulary = Vocabulary.read(RuleFiles.vocabulary().text());

    @Test
    void noRuleFileThatIsTakenEndsARun() {
        Map<String, RuleSource> taken = taken(new Random(SEED));
        assertThat(taken).as("enough to try").hasSizeGreaterThan(MOST_COMPILED / 2);
        Set<String> broken = new HashSet<>();
        CompiledRuleSet rules = compile(taken);
        while (rules != null) {
            String ended = ended(rules, taken);
            if (ended == null) {
                break;
            }
            broken.add(ended);
            taken.keySet().removeIf(ended::startsWith);
            rules = compile(taken);
        }
        assertThat(broken).as("seed %d", SEED).isEmpty();
    }

    /** Files with one sentence left out, added or put in another's place, as far as the first lock takes them. */
    private Map<String, RuleSource> taken(Random random) {
        Map<String, RuleSource> taken = new TreeMap<>();
        for (int i = 0; i < DRAWN && taken.size() < MOST_COMPILED; i++) {
            RuleSource source = shipped.get(random.nextInt(shipped.size()));
            List<String> lines = new ArrayList<>(source.text().lines().toList());
            for (int change = 1 + random.nextInt(2); change > 0; change--) {
                change(lines, random);
            }
            String id = "ASC-%c%c%c-%02d".formatted('Q', 'A' + i / 2_340 % 26, 'A' + i / 90 % 26, 10 + i % 90);
            RuleSource drawn = new RuleSource("local/" + id + ".dslr", String.join("\n", lines));
            if (!drawn.text().equals(source.text()) && RuleFileReader.read(vocabulary, drawn).file() != null) {
                taken.put(id, drawn);
            }
        }
        return taken;
    }

    private void change(List<String> lines, Random random) {
        List<Integer> sentences = sentences(lines, "");
        int at = sentences.get(random.nextInt(sentences.size()));
        String other = sentence(partOf(lines, at), random);
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at + 1, other);
            default -> lines.set(at, other);
        }
    }

    /** A sentence of any shipped rule file, of the same part. */
    private String sentence(String part, Random random) {
        while (true) {
            List<String> lines = shipped.get(random.nextInt(shipped.size())).text().lines().toList();
            List<Integer> sentences = sentences(lines, part);
            if (!sentences.isEmpty()) {
                return lines.get(sentences.get(random.nextInt(sentences.size())));
            }
        }
    }

    private static List<Integer> sentences(List<String> lines, String part) {
        List<Integer> sentences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("    ") && (part.isEmpty() || part.equals(partOf(lines, i)))) {
                sentences.add(i);
            }
        }
        return sentences;
    }

    private static String partOf(List<String> lines, int at) {
        int line = at;
        while (!lines.get(line).equals("when") && !lines.get(line).equals("then")) {
            line--;
        }
        return lines.get(line);
    }

    private CompiledRuleSet compile(Map<String, RuleSource> taken) {
        while (!taken.isEmpty()) {
            List<RuleSource> sources = new ArrayList<>(taken.values());
            Set<String> named = taken.values().stream().flatMap(source -> RatesOverCases.named(source.text()).stream()).collect(Collectors.toSet());
            shipped.stream().filter(source -> named.stream().anyMatch(id -> source.path().endsWith("/" + id + ".dslr"))).forEach(sources::add);
            sources.add(RuleFiles.vocabulary());
            Compilation compilation = RuleCompiler.compile(sources, 0);
            if (compilation.ruleSet() != null) {
                return compilation.ruleSet();
            }
            Set<String> refused = compilation.problems().stream().map(RuleProblem::file).collect(Collectors.toSet());
            assertThat(taken.values().removeIf(source -> refused.contains(source.path()))).as("%s", compilation.problems()).isTrue();
        }
        return null;
    }

    /** The standard that ended the run and how, or nothing. */
    private static String ended(CompiledRuleSet rules, Map<String, RuleSource> taken) {
        AsAt asAt = AsAt.endOf(RecordWorlds.DAY);
        try {
            List<Fact> facts = Rubbish.facts(new Random(SEED));
            rules.judgeCases(new FactPartition(facts), asAt, CALENDARS).judgements().forEach(judgement -> judgement.explanation().text());
            List<Tally> tallies = new ArrayList<>();
            for (String id : taken.keySet()) {
                for (String level : List.of("TEAM", "SERVICE_AREA", "COUNCIL", "PROVIDER")) {
                    tallies.add(new Tally(new StandardId(id), new UnitId("unit"), level, 3, 9, 1, "2026-04", level.equals("PROVIDER") ? "1-1" : null, BigDecimal.TEN));
                }
            }
            rules.judgeRates(tallies, asAt).forEach(judgement -> judgement.explanation().text());
            return null;
        } catch (RuntimeException broken) {
            Throwable root = broken;
            StringBuilder messages = new StringBuilder();
            for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
                messages.append(cause.getMessage()).append(' ');
                root = cause;
            }
            String id = taken.keySet().stream().filter(one -> messages.indexOf(one) >= 0).findFirst().orElseThrow(() -> broken);
            return id + " ends with " + root + "\n" + taken.get(id).text().lines().skip(11).collect(Collectors.joining("\n"));
        }
    }
}
