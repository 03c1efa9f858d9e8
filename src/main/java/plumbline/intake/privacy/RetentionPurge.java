package plumbline.intake.privacy;

import java.time.Instant;
import java.util.Map;

/**
 * What was purged.
 *
 * @param people whose facts went
 * @param rows   how many rows of each kind
 */
public record RetentionPurge(long id, Instant at, String by, int people, Map<String, Integer> rows) {
}
