package plumbline.standards.judging;

import java.math.BigDecimal;
import plumbline.facts.MeasureValue;

/** The sentences about numbers that others have measured. */
public final class MeasureSentences {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Bench bench;

    MeasureSentences(Bench bench) {
        this.bench = bench;
    }

    public void of(MeasureValue measure) {
        bench.measures(new MeasureJudge(bench.standard(), measure));
    }

    /** The lines are held against how far each group is from the largest. */
    public void ofGroup(MeasureValue measure) {
        of(measure);
    }

    public void share() {
        per("100", "%");
        judge().people = true;
    }

    public void ratio() {
        per("1", "");
    }

    public void forEvery(String amount) {
        per(amount, " for every " + MeasureJudge.plain(new BigDecimal(amount)));
    }

    public void asMeasured() {
        judge().reads(found -> found.value() == null ? null : new Figure(found.value(), BigDecimal.ONE, BigDecimal.ONE, "", 1));
    }

    public void asMeasuredInPercent() {
        judge().reads(found -> found.value() == null ? null : new Figure(found.value(), BigDecimal.ONE, BigDecimal.ONE, "%", 1));
    }

    public void distanceInPercent() {
        judge().signed = true;
        judge().reads(found -> found.numerator() == null || found.denominator() == null ? null
                : new Figure(found.numerator().subtract(found.denominator()), found.denominator(), HUNDRED, "%", 1));
    }

    public void unitCost() {
        judge().unitCost = true;
    }

    public void roundedToWhole() {
        judge().rounded = true;
    }

    public void allScored(int parts) {
        judge().needed = parts;
    }

    public void trendFrom(int values) {
        judge().trendNeeds = values;
    }

    public void targetBelowBaselinePercent(String percent) {
        BigDecimal kept = HUNDRED.subtract(new BigDecimal(percent));
        judge().aims(baseline -> baseline.multiply(kept).divide(HUNDRED));
    }

    public void targetBelowBaselinePoints(String points) {
        judge().aims(baseline -> baseline.subtract(new BigDecimal(points)));
    }

    public void greenUpToTarget() {
        Colours colours = judge().colours;
        judge().targetLines.add(target -> colours.green(new Line(target, Line.Side.UP_TO)));
    }

    public void greenFromTarget() {
        Colours colours = judge().colours;
        judge().targetLines.add(target -> colours.green(new Line(target, Line.Side.FROM)));
    }

    public void amberUpToShareOfTarget(String percent) {
        Colours colours = judge().colours;
        judge().targetLines.add(target -> colours.amber(new Line(target.multiply(new BigDecimal(percent)).divide(HUNDRED), Line.Side.UP_TO)));
    }

    public void amberUpToPointsAboveTarget(String points) {
        Colours colours = judge().colours;
        judge().targetLines.add(target -> colours.amber(new Line(target.add(new BigDecimal(points)), Line.Side.UP_TO)));
    }

    public void amberFromPointsBelowTarget(String points) {
        Colours colours = judge().colours;
        judge().targetLines.add(target -> colours.amber(new Line(target.subtract(new BigDecimal(points)), Line.Side.FROM)));
    }

    private MeasureJudge judge() {
        return bench.measure();
    }

    private void per(String amount, String unit) {
        judge().reads(found -> found.numerator() == null || found.denominator() == null ? null
                : new Figure(found.numerator(), found.denominator(), new BigDecimal(amount), unit, 1));
    }
}
