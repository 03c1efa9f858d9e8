package plumbline.standards.judging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.standards.Explanation;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.Subject;
import plumbline.standards.Tally;

/**
 * Judges one rate. Compares unrounded and shows one decimal, half up. Fewer than five cases are not shown above the
 * operational tier, which is the team.
 */
final class RateJudge {

    private static final int SMALLEST_SHOWN = 5;

    private final Tally tally;
    private @Nullable Line green;
    private @Nullable Line amber;
    private @Nullable Severity red;

    /** A colour's lower edge; strict when the edge itself does not belong to the colour. */
    record Line(BigDecimal percent, boolean strict) {

        boolean reachedBy(Tally tally) {
            int compared = BigDecimal.valueOf(tally.met()).multiply(BigDecimal.valueOf(100))
                    .compareTo(percent.multiply(BigDecimal.valueOf(tally.total())));
            return strict ? compared > 0 : compared >= 0;
        }

        String words() {
            return strict ? "above " + percent + "%" : percent + "% or more";
        }
    }

    RateJudge(Tally tally) {
        this.tally = tally;
    }

    void green(Line line) {
        green = line;
    }

    void amber(Line line) {
        amber = line;
    }

    void red(Severity severity) {
        red = severity;
    }

    Judgement judge(StandardId standard) {
        Line greenLine = needed(green, "green");
        Line amberLine = needed(amber, "amber");
        Outcome outcome = outcome(greenLine, amberLine);
        return new Judgement(standard, new Subject(Subject.Kind.UNIT, tally.unit().value(), null), "rolling", tally.unit(), outcome,
                outcome == Outcome.RED ? needed(red, "red") : null, null, outcome == Outcome.RED, explanation(outcome, greenLine, amberLine));
    }

    private Outcome outcome(Line greenLine, Line amberLine) {
        if (tally.total() == 0) {
            return Outcome.NO_DATA;
        }
        if (tally.total() < SMALLEST_SHOWN && !tally.level().equals("TEAM")) {
            return Outcome.SUPPRESSED;
        }
        return greenLine.reachedBy(tally) ? Outcome.GREEN : amberLine.reachedBy(tally) ? Outcome.AMBER : Outcome.RED;
    }

    private Explanation explanation(Outcome outcome, Line greenLine, Line amberLine) {
        String lines = " Green is " + greenLine.words() + ", amber " + amberLine.words() + ".";
        String unknown = tally.unknown() == 0 || outcome == Outcome.SUPPRESSED ? "" : " %d more cannot be told because a date is missing; they count in neither part."
                .formatted(tally.unknown());
        Map<String, String> values = new LinkedHashMap<>();
        String text = switch (outcome) {
            case NO_DATA -> "Nobody counts in this rate.";
            case SUPPRESSED -> "Fewer than five count in this rate, so it is not shown.";
            default -> {
                values.put("met", String.valueOf(tally.met()));
                values.put("total", String.valueOf(tally.total()));
                values.put("unknown", String.valueOf(tally.unknown()));
                values.put("rate", rate(tally));
                yield "%,d of %,d: %s%%.%s".formatted(tally.met(), tally.total(), rate(tally), lines);
            }
        };
        return Explanation.of(text + unknown, List.of(text), values);
    }

    /** The rate in percent with one decimal, half up. */
    static String rate(Tally tally) {
        return BigDecimal.valueOf(tally.met()).multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(tally.total()), 1, RoundingMode.HALF_UP).toPlainString();
    }

    private static <T> T needed(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException("the rule does not say what is " + what);
        }
        return value;
    }
}
