package plumbline.intake;

/**
 * A word of the council that was read in a file.
 *
 * @param field the field with the list
 * @param word  as the council's table writes it
 * @param means what it was read as
 * @param rows  how many rows went in so
 */
public record ReadWord(String field, String word, String means, int rows) {
}
