package plumbline.escalation.failure;

import java.time.Instant;

/**
 * Something that could not be done yet.
 *
 * @param doing   what was tried, for example {@code opening escalations}
 * @param subject for what
 * @param times   how often it has failed in a row
 * @param problem the kind of problem; the log has the rest
 */
public record Failure(String doing, String subject, Instant firstAt, Instant lastAt, int times, String problem) {
}
