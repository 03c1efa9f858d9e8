package plumbline.standards.judging;

import java.math.BigDecimal;
import plumbline.core.Severity;
import plumbline.standards.Tally;

/** The sentences about the colours of a rate. */
public final class ColourSentences {

    private final Bench bench;

    ColourSentences(Bench bench) {
        this.bench = bench;
    }

    public void ofRate(Tally tally) {
        bench.colours(new RateJudge(tally));
    }

    public void greenAbove(String percent) {
        bench.colour().green(new RateJudge.Line(new BigDecimal(percent), true));
    }

    public void greenFrom(String percent) {
        bench.colour().green(new RateJudge.Line(new BigDecimal(percent), false));
    }

    public void amberAbove(String percent) {
        bench.colour().amber(new RateJudge.Line(new BigDecimal(percent), true));
    }

    public void amberFrom(String percent) {
        bench.colour().amber(new RateJudge.Line(new BigDecimal(percent), false));
    }

    public void redIs(String severity) {
        bench.colour().red(Severity.valueOf(severity));
    }
}
