package plumbline.escalation;

/**
 * What is wrong with one field of a form.
 *
 * @param field the name of the field, for example {@code actions[0].owner}
 * @param words what is wrong and how to put it right
 */
public record FieldProblem(String field, String words) {
}
