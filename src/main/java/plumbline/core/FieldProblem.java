package plumbline.core;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form.
 *
 * @param field the name of the field, for example {@code actions[0].owner}; {@code null} when it is about none of them
 * @param words what is wrong and how to put it right
 */
public record FieldProblem(@Nullable String field, String words) {
}
