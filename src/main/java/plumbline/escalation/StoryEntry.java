package plumbline.escalation;

import java.time.Instant;

/**
 * One entry of an escalation's story so far.
 *
 * @param number 1 for the first
 * @param actor  who did it, in words
 * @param tier   the tier that held the escalation then
 * @param detail reason, names and dates in words; may be empty
 */
public record StoryEntry(int number, Instant at, String actor, Happening happening, int tier, String detail) {
}
