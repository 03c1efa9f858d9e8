package plumbline.intake.privacy;

import org.jspecify.annotations.Nullable;

/**
 * How long one kind of facts is kept.
 *
 * @param kind   its name, for example {@code service} or {@code case_record/complaint}
 * @param words  what people read
 * @param months since the last day a row speaks of; {@code null} while nobody has stated it, and then it is kept
 */
public record RetentionRule(String kind, String words, @Nullable Integer months) {
}
