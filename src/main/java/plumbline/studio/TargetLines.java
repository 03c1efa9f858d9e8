package plumbline.studio;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the sentences of a standard say of its target.
 *
 * @param green    when it is green, in the words of the rule; {@code null} when no sentence says so
 * @param amber    the tolerance: when it is still amber; {@code null} when there is none
 * @param polarity which way is better
 * @param target   the number of the green line; {@code null} when each value brings a target of its own
 */
public record TargetLines(@Nullable String green, @Nullable String amber, Polarity polarity, @Nullable BigDecimal target) {

    private static final String COLOUR = " is ";
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    /** Which way is better. */
    public enum Polarity {
        HIGHER("Higher is better"),
        LOWER("Lower is better"),
        NEARER("Nearer is better, from either side"),
        UNKNOWN("Not said");

        private final String word;

        Polarity(String word) {
            this.word = word;
        }

        /** The words people read. */
        public String word() {
            return word;
        }
    }

    /** Reads them from the sentences of a rule file. */
    static TargetLines of(List<String> sentences) {
        String green = line(sentences, "green");
        return new TargetLines(green, line(sentences, "amber"), green == null ? Polarity.UNKNOWN : polarity(green), green == null ? null : number(green));
    }

    private static @Nullable String line(List<String> sentences, String colour) {
        return sentences.stream().map(String::strip).filter(sentence -> sentence.startsWith(colour + COLOUR)).findFirst()
                .map(sentence -> sentence.substring((colour + COLOUR).length())).orElse(null);
    }

    private static Polarity polarity(String green) {
        return green.endsWith("or more") || green.startsWith("above") ? Polarity.HIGHER
                : green.startsWith("up to") || green.startsWith("none") || green.startsWith("below") ? Polarity.LOWER
                : green.startsWith("within") ? Polarity.NEARER : Polarity.UNKNOWN;
    }

    private static @Nullable BigDecimal number(String green) {
        Matcher number = NUMBER.matcher(green);
        return green.startsWith("none") ? BigDecimal.ZERO : number.find() ? new BigDecimal(number.group()) : null;
    }

    /** Whether a value is green; empty when the lines do not say. */
    Optional<Boolean> met(BigDecimal value) {
        if (target == null || polarity == Polarity.UNKNOWN) {
            return Optional.empty();
        }
        return Optional.of(switch (polarity) {
            case HIGHER -> green != null && green.startsWith("above") ? value.compareTo(target) > 0 : value.compareTo(target) >= 0;
            case LOWER -> value.compareTo(target) <= 0;
            default -> value.abs().compareTo(target) <= 0;
        });
    }

    /** Whether a value is worse than another. */
    boolean worse(BigDecimal value, BigDecimal than) {
        return switch (polarity) {
            case HIGHER -> value.compareTo(than) < 0;
            case LOWER -> value.compareTo(than) > 0;
            case NEARER -> value.abs().compareTo(than.abs()) > 0;
            case UNKNOWN -> false;
        };
    }
}
