package plumbline.intake.mapping;

import org.jspecify.annotations.Nullable;

/**
 * Where a field comes from: a column, or the same words in every row.
 *
 * @param column the heading, or {@code null}
 * @param always the words of every row, or {@code null}
 * @param dates  how the column writes days, for days only
 */
public record FieldSource(@Nullable String column, @Nullable String always, @Nullable DateOrder dates) {

    /** A column as it is. */
    public static FieldSource of(String column) {
        return new FieldSource(column, null, null);
    }
}
