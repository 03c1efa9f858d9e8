package plumbline.intake.words;

/**
 * What one word of the council means in one field.
 *
 * @param field the name of a {@link ListedField}
 * @param word  as the council writes it
 * @param means the value of the field's list
 */
public record CouncilWord(String field, String word, String means) {

    /** Whether it is about the same word of the same field as another, whatever that means. */
    boolean same(CouncilWord other) {
        return field.equals(other.field) && ListedFields.key(word).equals(ListedFields.key(other.word));
    }
}
