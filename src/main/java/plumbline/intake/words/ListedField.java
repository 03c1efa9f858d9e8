package plumbline.intake.words;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Format;
import plumbline.intake.Missing;

/** A field of files whose values are on a list that the reader of the format knows. */
public final class ListedField {

    private final String name;
    private final Format format;
    private final List<String> values;
    private final UnaryOperator<@Nullable String> listed;

    /**
     * @param name   how a mapping names it, unique among all fields: {@code record list: outcome of complaint}
     * @param values the list, as people choose from it
     * @param listed the value that a written one is, in whatever letters the reader takes it, or {@code null} when it is not on the list
     */
    public ListedField(String name, Format format, List<String> values, UnaryOperator<@Nullable String> listed) {
        this.name = name;
        this.format = format;
        this.values = List.copyOf(values);
        this.listed = listed;
    }

    /** How a mapping names it. */
    public String name() {
        return name;
    }

    /** The format of the files that have it. */
    public Format format() {
        return format;
    }

    /** The list, as people choose from it. */
    public List<String> values() {
        return values;
    }

    /** The value of the list that a cell holds, however the reader lets it be written; empty when it is not on the list. */
    public Optional<String> value(String written) {
        return Missing.is(written) ? Optional.empty() : Optional.ofNullable(listed.apply(written));
    }
}
