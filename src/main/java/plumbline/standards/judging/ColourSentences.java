package plumbline.standards.judging;

import java.math.BigDecimal;
import plumbline.core.Severity;
import plumbline.standards.Tally;

/** The sentences about the colours of a rate, a mean, a number or a measure. */
public final class ColourSentences {

    private final Bench bench;

    ColourSentences(Bench bench) {
        this.bench = bench;
    }

    public void ofRate(Tally tally) {
        bench.colours(new RateJudge(tally, RateJudge.What.RATE));
    }

    public void ofMean(Tally tally) {
        bench.colours(new RateJudge(tally, RateJudge.What.MEAN));
    }

    public void ofNumber(Tally tally) {
        bench.colours(new RateJudge(tally, RateJudge.What.NUMBER));
    }

    public void greenAbove(String edge) {
        green(edge, Line.Side.ABOVE);
    }

    public void greenFrom(String edge) {
        green(edge, Line.Side.FROM);
    }

    public void greenUpTo(String edge) {
        green(edge, Line.Side.UP_TO);
    }

    public void greenWithin(String edge) {
        green(edge, Line.Side.WITHIN);
    }

    public void amberWithin(String edge) {
        amber(edge, Line.Side.WITHIN);
    }

    public void amberAbove(String edge) {
        amber(edge, Line.Side.ABOVE);
    }

    public void amberFrom(String edge) {
        amber(edge, Line.Side.FROM);
    }

    public void amberUpTo(String edge) {
        amber(edge, Line.Side.UP_TO);
    }

    public void redIs(String severity) {
        bench.colours().red(Severity.valueOf(severity));
    }

    public void benchmarkOfEngland(String value) {
        bench.colours().benchmark(new BigDecimal(value));
    }

    private void green(String edge, Line.Side side) {
        bench.colours().green(new Line(new BigDecimal(edge), side));
    }

    private void amber(String edge, Line.Side side) {
        bench.colours().amber(new Line(new BigDecimal(edge), side));
    }
}
