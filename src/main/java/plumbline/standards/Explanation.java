package plumbline.standards;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Why a standard came to its outcome, with the actual values. Stored with the finding, so that it stays the same after the
 * rule changes. Most of what a run judges was judged the same the night before and is not written again, so the words are
 * only put together when somebody asks for them.
 */
public final class Explanation {

    private @Nullable Supplier<Written> writer;
    private @Nullable Written written;

    private Explanation(@Nullable Supplier<Written> writer, @Nullable Written written) {
        this.writer = writer;
        this.written = written;
    }

    /** An explanation as it is written down. */
    public record Written(String text, List<String> steps, Map<String, String> values) {

        public Written {
            steps = List.copyOf(steps);
            // In the order they were written, so that they are written down the same each time.
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * An explanation in words.
     *
     * @param text   one paragraph of plain English
     * @param steps  the clock's steps in order: start, pauses, days that did not count, deadline, stop
     * @param values the same values for machines, by name; dates in ISO form
     */
    public static Explanation of(String text, List<String> steps, Map<String, String> values) {
        return new Explanation(null, new Written(text, steps, values));
    }

    /** An explanation that is put into words when it is first asked for. The writer must always write the same. */
    public static Explanation written(Supplier<Written> writer) {
        return new Explanation(writer, null);
    }

    /** One paragraph of plain English. */
    public String text() {
        return words().text();
    }

    /** The steps that led there, in order. */
    public List<String> steps() {
        return words().steps();
    }

    /** The values for machines, by name. */
    public Map<String, String> values() {
        return words().values();
    }

    private synchronized Written words() {
        Written words = written;
        if (words == null) {
            words = java.util.Objects.requireNonNull(writer, "writer").get();
            written = words;
            // What the writer holds on to is not needed any more.
            writer = null;
        }
        return words;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Explanation explanation && words().equals(explanation.words());
    }

    @Override
    public int hashCode() {
        return words().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
