package plumbline.studio;

import java.time.Instant;

/**
 * Something that happened to a change request.
 *
 * @param what  in a few words, past tense
 * @param words the reason or the detail; empty when there is nothing to add
 */
public record StoryEntry(int number, Instant at, String actor, String what, String words) {
}
