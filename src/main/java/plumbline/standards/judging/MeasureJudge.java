package plumbline.standards.judging;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;
import plumbline.facts.MeasureValue;
import plumbline.standards.Explanation;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.Subject;

/** What the sentences of a rule have said about one measured value, and what comes of it. */
final class MeasureJudge {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SMALLEST_SHOWN = BigDecimal.valueOf(5);

    final StandardId standard;
    final MeasureValue measure;
    final Colours colours = new Colours();
    final List<Consumer<BigDecimal>> targetLines = new ArrayList<>();
    boolean people;
    boolean signed;
    boolean unitCost;
    boolean rounded;
    int needed;
    int trendNeeds;
    private Reading reading = found -> null;
    private @Nullable Aim aim;

    /** Reads the figure from a value; {@code null} when something is missing. */
    interface Reading {
        @Nullable Figure of(MeasureValue value);
    }

    /** Reckons the target from the baseline. */
    interface Aim {
        BigDecimal from(BigDecimal baseline);
    }

    MeasureJudge(StandardId standard, MeasureValue measure) {
        this.standard = standard;
        this.measure = measure;
    }

    void reads(Reading how) {
        reading = how;
    }

    void aims(Aim at) {
        aim = at;
    }

    @Nullable Figure figure(MeasureValue value) {
        Figure figure = value.denominator() != null && value.denominator().signum() <= 0 ? null : reading.of(value);
        return figure == null || !rounded ? figure
                : new Figure(new Figure(figure.numerator(), figure.denominator(), figure.factor(), "", 0).rounded(), BigDecimal.ONE, BigDecimal.ONE,
                figure.unit(), 0);
    }

    /** @param history all values of the same measure up to this one, oldest first, this one included */
    Judgement judge(List<MeasureValue> history) {
        Figure figure = figure(measure);
        BigDecimal target = aim == null ? measure.target() : measure.baseline() == null ? null : aim.from(measure.baseline());
        Outcome outcome = outcome(figure, target);
        Subject subject = measure.provider() == null ? new Subject(Subject.Kind.UNIT, measure.unit().value(), null)
                : new Subject(Subject.Kind.PROVIDER, measure.provider(), null);
        return new Judgement(standard, subject, measure.period(), measure.unit(), outcome, colours.severity(outcome), null,
                outcome == Outcome.RED, explanation(outcome, figure, target, history));
    }

    private Outcome outcome(@Nullable Figure figure, @Nullable BigDecimal target) {
        BigDecimal denominator = measure.denominator();
        if (denominator != null && denominator.signum() == 0) {
            return Outcome.NO_DATA;
        }
        boolean incomplete = needed > 0 && (measure.value() == null || measure.value().compareTo(BigDecimal.valueOf(needed)) != 0);
        if (figure == null || !targetLines.isEmpty() && target == null || incomplete) {
            return Outcome.UNKNOWN;
        }
        if (people && denominator != null && denominator.compareTo(SMALLEST_SHOWN) < 0) {
            return Outcome.SUPPRESSED;
        }
        if (target != null) {
            targetLines.forEach(line -> line.accept(target));
        }
        return colours.of(figure);
    }

    private Explanation explanation(Outcome outcome, @Nullable Figure figure, @Nullable BigDecimal target, List<MeasureValue> history) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("period", measure.period());
        String words = switch (outcome) {
            case NO_DATA -> "Nobody and nothing counts in this measure.";
            case SUPPRESSED -> "Fewer than five count in this measure, so it is not shown.";
            case UNKNOWN -> needed > 0 && figure != null ? "Not all %d parts are scored, so it cannot be told.".formatted(needed)
                    : "A number that the measure needs is missing, so it cannot be told.";
            default -> shown(Objects.requireNonNull(figure), target, history, values);
        };
        return Explanation.of(CountedPeriod.words(measure.period()) + ": " + words, List.of(words), values);
    }

    private String shown(Figure figure, @Nullable BigDecimal target, List<MeasureValue> history, Map<String, String> values) {
        values.put("value", figure.rounded().toPlainString());
        String sign = signed && figure.rounded().signum() > 0 ? "+" : "";
        String from = measure.numerator() == null || measure.denominator() == null ? ""
                : " (%s against %s)".formatted(plain(measure.numerator()), plain(measure.denominator()));
        String aimed = targetLines.isEmpty() || target == null ? "" : " The target is " + plain(target) + figure.unit() + ".";
        return sign + figure.shown() + from + "." + aimed + " " + colours.words(figure.unit()) + unitCost() + colours.benchmarkWords(figure)
                + new Trend(this).words(history);
    }

    /** The value measured is then the spend in percent of the budget. */
    private String unitCost() {
        if (!unitCost || measure.value() == null || measure.numerator() == null || measure.denominator() == null || measure.numerator().signum() == 0) {
            return "";
        }
        Figure cost = new Figure(measure.value().multiply(measure.denominator()).subtract(HUNDRED.multiply(measure.numerator())),
                measure.numerator(), BigDecimal.ONE, "%", 1);
        return " The unit cost is %s %s.".formatted(cost.numerator().signum() < 0 ? "down" : "up", cost.size().shown());
    }

    static String plain(BigDecimal number) {
        return String.format(java.util.Locale.UK, "%,." + Math.max(0, number.stripTrailingZeros().scale()) + "f", number);
    }
}
