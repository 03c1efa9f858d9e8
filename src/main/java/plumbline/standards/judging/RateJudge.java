package plumbline.standards.judging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.StandardId;
import plumbline.standards.Explanation;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;
import plumbline.standards.Tally;

/**
 * Judges one rate, mean or number. Compares unrounded and shows one decimal, half up. Fewer than five cases are not shown
 * above the operational tier, which is the team; a number of cases is, because it names no share of anybody.
 */
final class RateJudge {

    private static final int SMALLEST_SHOWN = 5;

    /** What of the tally is held against the lines. */
    enum What { RATE, MEAN, NUMBER }

    private final Tally tally;
    private final What what;
    private final Colours colours = new Colours();

    RateJudge(Tally tally, What what) {
        this.tally = tally;
        this.what = what;
    }

    Tally tally() {
        return tally;
    }

    Colours colours() {
        return colours;
    }

    Judgement judge(StandardId standard) {
        return judgement(standard, outcome());
    }

    /** The same tally, hidden because another that is hidden could be worked out from it. */
    Judgement hidden(StandardId standard) {
        return judgement(standard, Outcome.SUPPRESSED);
    }

    private Judgement judgement(StandardId standard, Outcome outcome) {
        return new Judgement(standard, tally.subject(), tally.period(), tally.unit(), outcome, colours.severity(outcome), null,
                outcome == Outcome.RED, explanation(outcome));
    }

    private Outcome outcome() {
        if (tally.total() == 0 && (what != What.NUMBER)) {
            return Outcome.NO_DATA;
        }
        if (tally.total() < SMALLEST_SHOWN && !tally.level().equals("TEAM") && what != What.NUMBER) {
            return Outcome.SUPPRESSED;
        }
        return colours.of(figure());
    }

    private Figure figure() {
        return switch (what) {
            case RATE -> Figure.percent(tally.met(), tally.total());
            case MEAN -> Figure.mean(tally.sum(), tally.total());
            case NUMBER -> Figure.number(tally.met());
        };
    }

    private Explanation explanation(Outcome outcome) {
        String unknown = tally.unknown() == 0 || outcome == Outcome.SUPPRESSED ? "" : " %d more cannot be told because something is missing; they count in neither part."
                .formatted(tally.unknown());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("period", tally.period());
        String text = switch (outcome) {
            case NO_DATA -> "Nobody counts in this rate.";
            case SUPPRESSED -> tally.total() < SMALLEST_SHOWN ? "Fewer than five count in this rate, so it is not shown."
                    : "It is not shown, because a smaller number could be worked out from it.";
            default -> shown(values);
        };
        return Explanation.of(period() + text + unknown, List.of(text), values);
    }

    private String shown(Map<String, String> values) {
        Figure figure = figure();
        values.put("met", String.valueOf(tally.met()));
        values.put("total", String.valueOf(tally.total()));
        values.put("unknown", String.valueOf(tally.unknown()));
        values.put("rate", figure.rounded().toPlainString());
        String result = switch (what) {
            case RATE -> "%,d of %,d: %s.".formatted(tally.met(), tally.total(), figure.shown());
            case MEAN -> "%s on average over %,d.".formatted(figure.shown(), tally.total());
            case NUMBER -> "%s of %,d.".formatted(figure.shown(), tally.total());
        };
        return result + " " + colours.words(figure.unit()) + colours.benchmarkWords(figure);
    }

    private String period() {
        return tally.period().equals(RateCase.ROLLING) ? "" : CountedPeriod.words(tally.period()) + ": ";
    }
}
