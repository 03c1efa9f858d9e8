package plumbline.studio.web;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form.
 *
 * @param field the id of the field; {@code null} when it is about none of them
 * @param words what is wrong and how to put it right
 */
record FieldProblem(@Nullable String field, String words) {
}
