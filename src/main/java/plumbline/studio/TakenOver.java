package plumbline.studio;

import java.time.Instant;

/**
 * An expectation of a worked example that an author put in the place of another because it came out so.
 *
 * @param path     the path of the example file
 * @param standard the standard it is about
 * @param example  the name of the example
 * @param expected what was expected before this change, in words
 * @param found    what came out and is expected now, in words
 * @param why      how the standard explained it
 * @param before   what was written before this change
 * @param after    what is written now
 * @param takenBy  who took it over
 */
public record TakenOver(String path, String standard, String example, String expected, String found, String why, String before, String after,
                        String takenBy, Instant takenAt) {
}
