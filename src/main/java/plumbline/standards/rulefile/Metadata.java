package plumbline.standards.rulefile;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines that may stand above the rules of a file, and what each takes. */
enum Metadata {

    TITLE("title", true, Set.of()),
    STATEMENT("statement", true, Set.of()),
    KIND("kind", true, Set.of("case timescale", "casework quality", "indicator", "rate", "provider rating", "workforce", "finance",
            "data quality")),
    JURISDICTION("jurisdiction", true, Set.of("England", "Wales")),
    SOURCE("source", true, Set.of()),
    SOURCE_STATUS("source status", true, Set.of("statutory", "guidance", "local")),
    THEME("theme", true, Set.of()),
    QUALITY_STATEMENT("quality statement", true, Set.of()),
    VISION_OUTCOME("vision outcome", false, Set.of()),
    QUADRANT("quadrant", false, Set.of("outcome", "output or process", "people", "finance")),
    OWNER("owner", true, Set.of("Team manager", "Head of service", "Assistant director", "Director", "Governance board")),
    IN_FORCE_FROM("in force from", true, Set.of()),
    NEXT_REVIEW("next review", true, Set.of());

    private final String word;
    private final boolean required;
    private final Set<String> choices;

    Metadata(String word, boolean required, Set<String> choices) {
        this.word = word;
        this.required = required;
        this.choices = choices;
    }

    static Optional<Metadata> named(String word) {
        for (Metadata metadata : values()) {
            if (metadata.word.equals(word)) {
                return Optional.of(metadata);
            }
        }
        return Optional.empty();
    }

    String word() {
        return word;
    }

    boolean required() {
        return required;
    }

    /** What it may be; empty when it takes words. */
    Set<String> choices() {
        return choices;
    }

    /** Why a value is refused, or {@code null} when it is fine. */
    @Nullable String refuse(String value) {
        if (value.isEmpty()) {
            return "'" + word + "' has no value, expected some words after the colon";
        }
        if (!choices.isEmpty() && !choices.contains(value)) {
            return "'" + value + "' is no " + word + ", expected one of: "
                    + String.join(", ", choices.stream().sorted().toList());
        }
        return isDay() ? refuseDay(value) : null;
    }

    private boolean isDay() {
        return this == IN_FORCE_FROM || this == NEXT_REVIEW;
    }

    private @Nullable String refuseDay(String value) {
        try {
            LocalDate.parse(value);
            return null;
        } catch (DateTimeParseException wrong) {
            return "'" + value + "' is no day, expected year-month-day, for example 2026-04-01";
        }
    }
}
