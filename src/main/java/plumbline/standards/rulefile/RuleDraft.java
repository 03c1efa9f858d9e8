package plumbline.standards.rulefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.facts.RecordKinds;

/** A rule while it is read. Checks that each sentence fits those above it. */
final class RuleDraft {

    private static final int MOST_SENTENCES = 40;
    private static final String TWICE = "this says again what a sentence above says, expected it once";
    private static final Pattern PATTERN_TYPE = Pattern.compile("(?:\\$\\w+\\s*:\\s*)?([A-Z]\\w+)\\(.*");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\w+\\s*:\\s*(\\w+)");

    private final String name;
    private final int line;
    private final List<String> conditions = new ArrayList<>();
    private final List<String> patterns = new ArrayList<>();
    private final List<String> consequences = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private final Set<String> bound = new HashSet<>();
    private final SaidToJudge said = new SaidToJudge();
    private @Nullable Sentence pattern;
    private int sentences;

    RuleDraft(String name, int line) {
        this.name = name;
        this.line = line;
    }

    /** Adds a sentence, or says why it cannot stand here. */
    @Nullable String add(Sentence sentence, String text, Vocabulary vocabulary) {
        if (conditions.size() + results.size() >= MOST_SENTENCES) {
            return "the rule has too many sentences, expected " + MOST_SENTENCES + " at most";
        }
        List<String> values = sentence.match(text).orElseThrow();
        String refusal = sentence.narrows() ? refuseDash(sentence, vocabulary) : null;
        if (refusal == null) {
            refusal = refuseWords(sentence, values);
        }
        if (refusal == null) {
            refusal = refuseUnbound(sentence, vocabulary);
        }
        if (refusal == null && sentence.binds().stream().anyMatch(bound::contains)) {
            refusal = TWICE;
        }
        Sentence spoken = sentence.part() == Sentence.Part.THEN ? sentence : vocabulary.secondHalf(sentence).orElse(null);
        if (refusal == null && spoken != null && !said.addOnce(spoken)) {
            refusal = TWICE;
        }
        if (refusal == null) {
            take(sentence, spoken, text, values);
        }
        return refusal;
    }

    private void take(Sentence sentence, @Nullable Sentence spoken, String text, List<String> values) {
        sentences++;
        if (spoken != null) {
            consequences.add(spoken.expand(values, sentences));
        }
        if (sentence.part() == Sentence.Part.THEN) {
            results.add(text);
            return;
        }
        conditions.add(text);
        bound.addAll(sentence.binds());
        String expanded = sentence.expand(values, sentences);
        if (!sentence.narrows()) {
            pattern = sentence;
            patterns.add(expanded);
        } else if (!expanded.isEmpty()) {
            patterns.set(patterns.size() - 1, narrowed(patterns.get(patterns.size() - 1), expanded));
        }
    }

    /** The constraint goes into the brackets of the pattern it narrows. */
    private static String narrowed(String pattern, String constraint) {
        int end = pattern.lastIndexOf(')');
        String before = pattern.substring(0, end).stripTrailing();
        return before + (before.endsWith("(") ? " " : ", ") + constraint + " )";
    }

    int line() {
        return line;
    }

    /** What the rule still lacks at its end, or {@code null}. */
    @Nullable String refuseIncomplete() {
        return conditions.isEmpty() ? "the rule is about nobody, expected a sentence after 'when'" : said.refuseIncomplete();
    }

    RuleFile.Rule rule() {
        return new RuleFile.Rule(name, line, List.copyOf(conditions), List.copyOf(results), List.copyOf(patterns), List.copyOf(consequences));
    }

    private @Nullable String refuseDash(Sentence sentence, Vocabulary vocabulary) {
        if (pattern == null) {
            return "a line with a dash narrows the sentence above it, expected such a sentence first";
        }
        if (sentence.speaksOfSubject() || fits(sentence, pattern)) {
            return null;
        }
        List<String> hosts = vocabulary.of(Sentence.Part.WHEN).stream()
                .filter(host -> !host.narrows() && fits(sentence, host)).map(Sentence::shown).toList();
        return "this does not fit '" + pattern.shown() + "', expected it directly below: " + String.join(" | ", hosts);
    }

    /** Whether events and fields that the sentence names are there: of the record it names itself, else of the rule's subject. */
    private @Nullable String refuseWords(Sentence sentence, List<String> values) {
        if (sentence.slots().stream().noneMatch(Slot::speaksOfField)) {
            return null;
        }
        String named = sentence.value(Slot.RECORD, values);
        if (named != null) {
            return SubjectWords.of(RecordKinds.named(named).orElseThrow()).refuse(sentence, values);
        }
        if (patterns.isEmpty() || sentence.narrows() && patterns.size() > 1) {
            return "this sentence speaks of what the rule is about, expected it directly below the first sentence";
        }
        SubjectWords subject = SubjectWords.ofPattern(patterns.get(0)).orElse(null);
        // A record of any kind has no events and fields that all of them have.
        return subject != null ? subject.refuse(sentence, values)
                : "this sentence speaks of the events and fields of one kind of record, expected a rule about one, such as 'a {record}'";
    }

    private @Nullable String refuseUnbound(Sentence sentence, Vocabulary vocabulary) {
        Set<String> needed = new HashSet<>(sentence.needs());
        vocabulary.secondHalf(sentence).filter(half -> sentence.part() == Sentence.Part.WHEN)
                .ifPresent(half -> needed.addAll(half.needs()));
        needed.removeAll(sentence.binds());
        needed.removeAll(bound);
        if (needed.isEmpty()) {
            return null;
        }
        List<String> givers = vocabulary.of(Sentence.Part.WHEN).stream()
                .filter(giver -> needed.stream().anyMatch(giver.binds()::contains)).map(Sentence::shown).toList();
        return "this sentence speaks of something no sentence above gives, expected one of these in 'when': "
                + String.join(" | ", givers);
    }

    /** Whether the facts of a pattern have everything that a dash sentence reads. */
    private static boolean fits(Sentence dash, Sentence pattern) {
        Matcher type = PATTERN_TYPE.matcher(pattern.expansion());
        if (!type.matches()) {
            return false;
        }
        Set<String> known = FactTypes.properties(type.group(1));
        Matcher property = PROPERTY.matcher(dash.expansion());
        while (property.find()) {
            if (!known.contains(property.group(1))) {
                return false;
            }
        }
        return true;
    }
}
