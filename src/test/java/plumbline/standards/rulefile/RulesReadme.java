package plumbline.standards.rulefile;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;
import plumbline.standards.RuleSource;

/** Writes the parts of {@code rules/README.md} that follow from the vocabulary and from the kinds of case records. */
final class RulesReadme {

    private static final Pattern PART = Pattern.compile("(?s)(<!-- generated: (\\w+) -->\\n).*?(<!-- end -->)");

    private final VocabularyBook book;
    private final List<RuleSource> corpus;

    RulesReadme(String dsl, List<RuleSource> corpus) {
        this.book = new VocabularyBook(dsl);
        this.corpus = corpus;
    }

    /** The page with its generated parts written anew. */
    String refreshed(String page) {
        return PART.matcher(page).replaceAll(part -> Matcher.quoteReplacement(part.group(1) + switch (part.group(2)) {
            case "sentences" -> sentences();
            case "slots" -> slots();
            case "records" -> records();
            default -> throw new IllegalStateException("no such part: " + part.group(2));
        } + part.group(3)));
    }

    private String sentences() {
        StringBuilder page = new StringBuilder();
        book.sections().forEach((heading, sentences) -> {
            page.append("#### ").append(heading).append("\n\n| part | sentence | example |\n|---|---|---|\n");
            sentences.forEach(sentence -> page.append("| ").append(sentence.part().name().toLowerCase(java.util.Locale.ROOT)).append(" | `")
                    .append(sentence.shown()).append("` | ").append(example(sentence)).append(" |\n"));
            page.append('\n');
        });
        return page.toString();
    }

    private String example(Sentence sentence) {
        for (RuleSource source : corpus) {
            for (String line : source.text().lines().toList()) {
                if (source.path().endsWith(".dslr") && sentence.match(line).isPresent()) {
                    return "`" + line.strip() + "` (" + source.path().replaceAll(".*/|\\.dslr", "") + ")";
                }
            }
        }
        throw new IllegalStateException("no rule uses: " + sentence.shown());
    }

    private String slots() {
        StringBuilder page = new StringBuilder("| slot | takes |\n|---|---|\n");
        for (Slot slot : Slot.values()) {
            page.append("| `{").append(slot.slotName()).append("}` | ").append(slot.expected()).append(" |\n");
        }
        return page.append('\n').toString();
    }

    private String records() {
        StringBuilder page = new StringBuilder("| in a sentence | in examples | fields: what a sentence says of them |\n|---|---|---|\n");
        for (RecordKind kind : RecordKinds.all()) {
            String about = (kind.person() ? "`person`; " : "") + (kind.about() == null ? "" : "`" + kind.about() + "`; ");
            page.append("| a ").append(kind.name()).append(" | `").append(kind.list()).append("` | ").append(about)
                    .append(kind.fields().values().stream().map(RulesReadme::field).collect(Collectors.joining("; "))).append(" |\n");
        }
        return page.append('\n').toString();
    }

    private static String field(RecordKind.Field field) {
        return switch (field.type()) {
            case DAY -> "`" + field.name() + "`: it " + field.says();
            case MOMENT -> "`" + field.name() + "` (with its time): it " + field.says();
            case YES_NO -> "`" + field.name() + "` (yes or no): it " + field.says();
            case NUMBER -> "`" + field.name() + "` (number)";
            case WORD -> "`" + field.name() + "`: " + String.join(", ", field.choices());
        };
    }
}
