package plumbline.intake.words;

import org.jspecify.annotations.Nullable;

/**
 * A word that could not be read, as open faults have it.
 *
 * @param field   the name of its {@link ListedField}
 * @param rows    in how many rows it stands
 * @param leftOut how many of these rows were left out; the others went in without it
 * @param likely  the value of the list it is most like; {@code null} when it is like none, or like several as much
 */
public record UnreadWord(String field, String word, int rows, int leftOut, @Nullable String likely) {
}
