package plumbline.intake.published;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A published number, or why there is none; one that says neither was not published.
 *
 * @param missing {@code SUPPRESSED}, {@code NOT_AVAILABLE}, {@code NOT_APPLICABLE} or {@code NOT_STATED}
 */
public record PublishedValue(@Nullable BigDecimal value, @Nullable String missing) {

    /** The number, or the reason in words. */
    public String words() {
        if (value != null) {
            return value.stripTrailingZeros().scale() < 0 ? value.setScale(0).toPlainString() : value.stripTrailingZeros().toPlainString();
        }
        return switch (Objects.requireNonNullElse(missing, "")) {
            case "SUPPRESSED" -> "Suppressed";
            case "NOT_APPLICABLE" -> "Not applicable";
            case "NOT_AVAILABLE" -> "Not available";
            default -> "Not published";
        };
    }
}
