package plumbline.standards.judging;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.standards.Outcome;

/** The colours of a rate, mean, number or measure, as the sentences of its rule say them. Without an amber line all but green is red. */
final class Colours {

    private @Nullable Line green;
    private @Nullable Line amber;
    private @Nullable Severity red;
    private @Nullable BigDecimal benchmark;

    void green(Line line) {
        green = line;
    }

    void amber(Line line) {
        amber = line;
    }

    void red(Severity severity) {
        red = severity;
    }

    void benchmark(BigDecimal national) {
        benchmark = national;
    }

    Outcome of(Figure figure) {
        if (needed(green, "green").holds(figure)) {
            return Outcome.GREEN;
        }
        return amber != null && amber.holds(figure) ? Outcome.AMBER : Outcome.RED;
    }

    /** How grave the outcome is; {@code null} when it opens no breach. */
    @Nullable Severity severity(Outcome outcome) {
        return outcome == Outcome.RED ? needed(red, "red") : null;
    }

    /** More than zero when one figure is better than the other, less when it is worse: towards green, whichever way that is. */
    int better(Figure one, Figure other) {
        return switch (needed(green, "green").side()) {
            case FROM, ABOVE -> one.compareTo(other);
            case UP_TO -> other.compareTo(one);
            case WITHIN -> other.size().compareTo(one.size());
        };
    }

    /** The lines as a sentence. */
    String words(String unit) {
        return "Green is " + needed(green, "green").words(unit) + (amber == null ? "; anything else is red." : ", amber " + amber.words(unit) + ".");
    }

    /** How the figure stands to the national one, as a sentence that follows others; it says nothing about the colour. */
    String benchmarkWords(Figure figure) {
        if (benchmark == null) {
            return "";
        }
        int compared = figure.compareTo(benchmark);
        String position = compared == 0 ? "the same as England" : compared > 0 ? "above England" : "below England";
        return " Apart from the colour: %s (%s%s).".formatted(position, benchmark.stripTrailingZeros().toPlainString(), figure.unit());
    }

    private static <T> T needed(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException("the rule does not say what is " + what);
        }
        return value;
    }
}
