package plumbline.standards.judging;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.MeasureValue;
import plumbline.standards.Explanation;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.Subject;

/**
 * Judges how far the groups of a characteristic are from its largest group, in percentage points either way. The widest gap
 * decides. Groups of fewer than five are not shown and decide nothing.
 */
final class GroupGap {

    private static final BigDecimal SMALLEST_SHOWN = BigDecimal.valueOf(5);

    private final List<MeasureJudge> groups;
    private final MeasureJudge any;

    private record Gap(String words, Figure figure) {
    }

    GroupGap(List<MeasureJudge> groups) {
        this.groups = groups;
        this.any = groups.get(0);
    }

    Judgement judge() {
        List<Gap> gaps = new ArrayList<>();
        Map<String, List<MeasureValue>> shown = groups.stream().map(group -> group.measure).filter(GroupGap::isShown)
                .collect(Collectors.groupingBy(GroupGap::characteristic));
        shown.values().forEach(same -> gaps.addAll(gaps(same)));
        Gap widest = gaps.stream().max(Comparator.comparing(gap -> gap.figure().exact())).orElse(null);
        Outcome outcome = widest != null && complete() ? any.colours.of(widest.figure()) : withoutGap();
        if (widest != null && outcome == Outcome.UNKNOWN && any.colours.of(widest.figure()) == Outcome.RED) {
            outcome = Outcome.RED;
        }
        MeasureValue measure = any.measure;
        return new Judgement(any.standard, new Subject(Subject.Kind.UNIT, measure.unit().value(), null), measure.period(), measure.unit(), outcome,
                any.colours.severity(outcome), null, outcome == Outcome.RED, explanation(outcome, gaps, widest));
    }

    private Outcome withoutGap() {
        boolean small = groups.stream().map(group -> group.measure.denominator())
                .anyMatch(size -> size != null && size.signum() > 0 && size.compareTo(SMALLEST_SHOWN) < 0);
        return !complete() ? Outcome.UNKNOWN : small ? Outcome.SUPPRESSED : Outcome.NO_DATA;
    }

    private boolean complete() {
        return groups.stream().allMatch(group -> group.measure.numerator() != null && group.measure.denominator() != null);
    }

    private static boolean isShown(MeasureValue group) {
        return group.numerator() != null && group.denominator() != null && group.denominator().compareTo(SMALLEST_SHOWN) >= 0;
    }

    private static String characteristic(MeasureValue group) {
        String name = String.valueOf(group.group());
        return name.contains(":") ? name.substring(0, name.indexOf(':')) : "";
    }

    private static List<Gap> gaps(List<MeasureValue> same) {
        MeasureValue largest = same.stream().max(Comparator.comparing((MeasureValue group) -> Measures.zeroIfMissing(group.denominator()))
                .thenComparing(MeasureValue::ref)).orElseThrow();
        return same.stream().filter(group -> group != largest).map(group -> gap(group, largest)).toList();
    }

    private static Gap gap(MeasureValue group, MeasureValue largest) {
        BigDecimal one = Measures.zeroIfMissing(group.numerator()).multiply(Measures.zeroIfMissing(largest.denominator()));
        BigDecimal other = Measures.zeroIfMissing(largest.numerator()).multiply(Measures.zeroIfMissing(group.denominator()));
        Figure figure = new Figure(one.subtract(other).abs(), Measures.zeroIfMissing(group.denominator()).multiply(Measures.zeroIfMissing(largest.denominator())),
                BigDecimal.valueOf(100), " points", 1);
        return new Gap("%s is %s %s %s".formatted(group.group(), figure.shown(), one.compareTo(other) < 0 ? "below" : "above", largest.group()), figure);
    }

    private Explanation explanation(Outcome outcome, List<Gap> gaps, @Nullable Gap widest) {
        String text = switch (outcome) {
            case UNKNOWN -> "A number of a group is missing, so it cannot be told.";
            case SUPPRESSED -> "Too few groups have five people or more, so nothing is shown.";
            case NO_DATA -> "There are no two groups to compare.";
            default -> "The widest gap: " + Objects.requireNonNull(widest).words() + ". " + any.colours.words(" points");
        };
        return Explanation.of(CountedPeriod.words(any.measure.period()) + ": " + text, gaps.stream().map(Gap::words).sorted().toList(),
                Map.of("period", any.measure.period()));
    }
}
