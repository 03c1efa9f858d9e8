package plumbline.standards.judging;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A number that is held against lines without being rounded first: numerator times factor over denominator.
 *
 * @param denominator more than zero
 * @param factor      100 for percent
 * @param unit        what follows the number: {@code %}, {@code  days}
 * @param decimals    how many decimals are shown, half up
 */
record Figure(BigDecimal numerator, BigDecimal denominator, BigDecimal factor, String unit, int decimals) {

    static Figure percent(long met, long total) {
        return new Figure(BigDecimal.valueOf(met), BigDecimal.valueOf(total), BigDecimal.valueOf(100), "%", 1);
    }

    static Figure mean(BigDecimal sum, long cases) {
        return new Figure(sum, BigDecimal.valueOf(cases), BigDecimal.ONE, " days", 1);
    }

    static Figure number(long count) {
        return new Figure(BigDecimal.valueOf(count), BigDecimal.ONE, BigDecimal.ONE, "", 0);
    }

    /** Less than zero when the figure is below the value, more when it is above. */
    int compareTo(BigDecimal value) {
        return numerator.multiply(factor).compareTo(value.multiply(denominator));
    }

    /** The same for another figure, without dividing either. */
    int compareTo(Figure other) {
        return numerator.multiply(factor).multiply(other.denominator).compareTo(other.numerator.multiply(other.factor).multiply(denominator));
    }

    /** The figure without its sign. */
    Figure size() {
        return new Figure(numerator.abs(), denominator, factor, unit, decimals);
    }

    BigDecimal rounded() {
        return numerator.multiply(factor).divide(denominator, decimals, RoundingMode.HALF_UP);
    }

    /** The figure with more digits than any line has. */
    BigDecimal exact() {
        return numerator.multiply(factor).divide(denominator, MathContext.DECIMAL128);
    }

    String shown() {
        return String.format(Locale.UK, "%,." + decimals + "f", rounded()) + unit;
    }
}
