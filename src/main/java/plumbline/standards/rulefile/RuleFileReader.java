package plumbline.standards.rulefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.ContentHash;
import plumbline.core.Jurisdiction;
import plumbline.core.StandardId;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSource;
import plumbline.standards.Standard;

/**
 * The first lock. Reads a rule file by a grammar of our own: metadata from a fixed list, then rules made of sentences of
 * the vocabulary, and nothing else. Whatever it does not know it refuses with line and reason.
 */
public final class RuleFileReader {

    private static final Pattern FILE_NAME = Pattern.compile("(?:.*/)?(" + StandardId.PATTERN + ")\\.dslr");
    private static final Pattern METADATA = Pattern.compile("([a-z][a-z ]{1,30}):(.*)");
    private static final Pattern RULE = Pattern.compile("rule \"([A-Za-z0-9 ,.'-]{3,120})\"");
    private static final Pattern FOUND = Pattern.compile("found '([^']*)'");
    private static final Pattern SENTENCE = Pattern.compile("[A-Za-z0-9 ,.'-]+");

    private final Vocabulary vocabulary;
    private final RuleSource source;
    private final List<RuleProblem> problems = new ArrayList<>();
    private final Map<Metadata, String> metadata = new EnumMap<>(Metadata.class);
    private final List<RuleFile.Rule> rules = new ArrayList<>();

    private State state = State.METADATA;
    private @Nullable RuleDraft draft;
    private String raw = "";

    private enum State { METADATA, BEFORE_RULE, RULE, WHEN, THEN }

    /** What the reader makes of a file. {@code file} is {@code null} exactly when there are problems. */
    public record Reading(@Nullable RuleFile file, List<RuleProblem> problems) {
    }

    private RuleFileReader(Vocabulary vocabulary, RuleSource source) {
        this.vocabulary = vocabulary;
        this.source = source;
    }

    /** Reads one file. Never throws for what an author wrote. */
    public static Reading read(Vocabulary vocabulary, RuleSource source) {
        return new RuleFileReader(vocabulary, source).read();
    }

    private Reading read() {
        Matcher name = FILE_NAME.matcher(source.path());
        if (!name.matches()) {
            problems.add(RuleProblem.ofFile(source.path(), "a rule file is named after its standard, expected a name such as ASC-REV-01.dslr"));
            return new Reading(null, problems);
        }
        problems.addAll(PlainText.check(source));
        if (problems.isEmpty()) {
            List<String> lines = source.text().lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                line(i + 1, lines.get(i));
            }
            atEnd(lines.size());
        }
        if (!problems.isEmpty()) {
            return new Reading(null, List.copyOf(problems));
        }
        return new Reading(new RuleFile(standard(new StandardId(name.group(1))), List.copyOf(rules)), List.of());
    }

    private void line(int number, String line) {
        raw = line;
        String text = line.strip();
        if (text.isEmpty()) {
            return;
        }
        switch (state) {
            case METADATA, BEFORE_RULE -> outside(number, text);
            case RULE -> expectWord(number, text, "when", State.WHEN);
            case WHEN -> sentenceOr(number, text, "then", State.THEN);
            case THEN -> sentenceOr(number, text, "end", State.BEFORE_RULE);
        }
    }

    private void outside(int number, String text) {
        Matcher rule = RULE.matcher(text);
        if (rule.matches()) {
            draft = new RuleDraft(rule.group(1), number);
            state = State.RULE;
            return;
        }
        if (text.startsWith("rule")) {
            refuse(number, text, "a rule begins with its name, expected: rule \"name in letters, digits, commas and hyphens\"");
            return;
        }
        Matcher entry = METADATA.matcher(text);
        if (state == State.METADATA && entry.matches()) {
            readMetadata(number, text, entry.group(1), entry.group(2).strip());
        } else {
            refuse(number, text, state == State.METADATA
                    ? "this line is not known, expected one of " + words() + " followed by a colon, or: rule \"…\""
                    : "nothing may stand after a rule but another rule, expected: rule \"…\"");
        }
    }

    private void readMetadata(int number, String text, String word, String value) {
        Optional<Metadata> known = Metadata.named(word);
        if (known.isEmpty()) {
            refuse(number, text, "'" + word + "' is not known, expected one of " + words());
            return;
        }
        String refusal = known.get().refuse(value);
        if (refusal == null && known.get() == Metadata.JURISDICTION) {
            refusal = Pack.refuse(source.path(), value);
        }
        if (refusal != null) {
            refuse(number, text, refusal);
        } else if (metadata.put(known.get(), value) != null) {
            refuse(number, text, "'" + word + "' is there twice, expected it once");
        }
    }

    private void expectWord(int number, String text, String word, State next) {
        if (text.equals(word)) {
            state = next;
        } else {
            refuse(number, text, "expected the word '" + word + "' alone on its line");
        }
    }

    private void sentenceOr(int number, String text, String closing, State next) {
        if (!text.equals(closing)) {
            sentence(number, text, state == State.WHEN ? Sentence.Part.WHEN : Sentence.Part.THEN);
            return;
        }
        if (next == State.BEFORE_RULE) {
            String refusal = draft().refuseIncomplete();
            if (refusal != null && problems.isEmpty()) {
                refuse(draft().line(), "", refusal);
            }
            rules.add(draft().rule());
        }
        state = next;
    }

    private void sentence(int number, String text, Sentence.Part part) {
        if (text.startsWith(">")) {
            refuse(number, text, "a line that begins with '>' is program code, expected a sentence");
            return;
        }
        Matcher plain = SENTENCE.matcher(text);
        if (!plain.matches()) {
            int at = plain.lookingAt() ? plain.end() : 0;
            problems.add(new RuleProblem(source.path(), number, at + 1, text, "'" + text.substring(at, text.offsetByCodePoints(at, 1))
                    + "' may not stand in a sentence, expected letters, digits, spaces, commas, full stops, apostrophes and hyphens"));
            return;
        }
        List<Sentence> known = vocabulary.matching(part, text);
        if (known.isEmpty()) {
            refuse(number, text, unknown(text, part));
            return;
        }
        String refusal = null;
        for (Sentence candidate : known) {
            String refused = add(candidate, text);
            if (refused == null) {
                return;
            }
            refusal = refusal == null ? refused : refusal;
        }
        refuse(number, text, refusal);
    }

    private @Nullable String add(Sentence sentence, String text) {
        String refusal = sentence.refuseSlots(text);
        return refusal != null ? refusal : draft().add(sentence, text, vocabulary);
    }

    private String unknown(String text, Sentence.Part part) {
        for (Sentence candidate : vocabulary.of(part)) {
            String refusal = candidate.refuseSlots(text);
            if (refusal != null) {
                return refusal + " in: " + candidate.shown();
            }
        }
        List<String> near = Nearest.to(text, vocabulary.of(part).stream().map(Sentence::shown).toList());
        String where = part.name().toLowerCase(Locale.ROOT);
        return near.isEmpty() ? "this sentence is not known in '" + where + "', expected one of the sentences listed in rules/README.md"
                : "this sentence is not known in '" + where + "', expected one of rules/README.md; did you mean: " + String.join(" | ", near);
    }

    private void atEnd(int lines) {
        if (state != State.BEFORE_RULE && problems.isEmpty()) {
            refuse(Math.max(lines, 1), "", state == State.METADATA ? "the file has no rule, expected: rule \"…\""
                    : "the file ends in the middle of a rule, expected the word '"
                    + (state == State.RULE ? "when" : state == State.WHEN ? "then" : "end") + "'");
        }
        Set<String> missing = new LinkedHashSet<>();
        for (Metadata entry : Metadata.values()) {
            if (entry.required() && !metadata.containsKey(entry)) {
                missing.add(entry.word());
            }
        }
        if (!missing.isEmpty() && problems.isEmpty()) {
            problems.add(RuleProblem.ofFile(source.path(), "these lines are missing, expected them above the first rule: "
                    + String.join(", ", missing)));
        }
    }

    private Standard standard(StandardId id) {
        return new Standard(id, value(Metadata.TITLE), value(Metadata.STATEMENT),
                Standard.Kind.valueOf(value(Metadata.KIND).toUpperCase(Locale.ROOT).replace(' ', '_')),
                Jurisdiction.valueOf(value(Metadata.JURISDICTION).toUpperCase(Locale.ROOT)), value(Metadata.SOURCE),
                Standard.SourceStatus.valueOf(value(Metadata.SOURCE_STATUS).toUpperCase(Locale.ROOT)),
                value(Metadata.THEME), value(Metadata.QUALITY_STATEMENT), metadata.get(Metadata.VISION_OUTCOME),
                metadata.get(Metadata.QUADRANT), value(Metadata.OWNER),
                LocalDate.parse(value(Metadata.IN_FORCE_FROM)), LocalDate.parse(value(Metadata.NEXT_REVIEW)),
                sentences(), source.path(), ContentHash.of(source.text()));
    }

    /** The rules' own lines as written, without the metadata. */
    private List<String> sentences() {
        return source.text().lines().dropWhile(line -> !line.strip().startsWith("rule \""))
                .map(String::stripTrailing).toList();
    }

    private String value(Metadata entry) {
        return metadata.getOrDefault(entry, "");
    }

    private RuleDraft draft() {
        if (draft == null) {
            throw new IllegalStateException("a sentence outside a rule");
        }
        return draft;
    }

    private static String words() {
        return String.join(", ", java.util.Arrays.stream(Metadata.values()).map(Metadata::word).toList());
    }

    private void refuse(int number, String text, String message) {
        problems.add(new RuleProblem(source.path(), number, column(message), text, message));
    }

    /** Where the value stands that was found instead of what was expected, else where the line's words begin. */
    private int column(String message) {
        Matcher found = FOUND.matcher(message);
        int at = found.find() ? raw.indexOf(found.group(1)) : -1;
        return at >= 0 ? at + 1 : raw.length() - raw.stripLeading().length() + 1;
    }
}
