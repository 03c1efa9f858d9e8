package plumbline.intake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The regulator's rating words. Letter case varies between its files; words that are no rating give none. */
final class Ratings {

    private Ratings() {
    }

    static @Nullable String band(String published) {
        return switch (published.toLowerCase(Locale.ROOT)) {
            case "outstanding" -> "OUTSTANDING";
            case "good" -> "GOOD";
            case "requires improvement" -> "REQUIRES_IMPROVEMENT";
            case "inadequate" -> "INADEQUATE";
            default -> null;
        };
    }

    /** Words the regulator writes in place of a rating. */
    static boolean isSentinel(String published) {
        return switch (published.toLowerCase(Locale.ROOT)) {
            case "not rated", "not applicable", "insufficient evidence to rate", "regulations met", "inspected but not rated",
                 "no published rating", "not yet inspected", "do not include in report" -> true;
            default -> false;
        };
    }
}
