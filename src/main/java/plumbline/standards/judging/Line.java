package plumbline.standards.judging;

import java.math.BigDecimal;

/**
 * The edge of a colour.
 *
 * @param side on which side of the edge the colour lies
 */
record Line(BigDecimal edge, Side side) {

    /** On which side, and whether the edge itself belongs to the colour. */
    enum Side { FROM, ABOVE, UP_TO, WITHIN }

    boolean holds(Figure figure) {
        return switch (side) {
            case FROM -> figure.compareTo(edge) >= 0;
            case ABOVE -> figure.compareTo(edge) > 0;
            case UP_TO -> figure.compareTo(edge) <= 0;
            case WITHIN -> figure.size().compareTo(edge) <= 0;
        };
    }

    String words(String unit) {
        String value = edge.stripTrailingZeros().toPlainString() + unit;
        return switch (side) {
            case FROM -> value + " or more";
            case ABOVE -> "above " + value;
            case UP_TO -> edge.signum() == 0 ? "none" : "up to " + value;
            case WITHIN -> "within " + value + " either way";
        };
    }
}
