package plumbline.standards;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A decision table that the rule engine answers: one rule for each row. A row that names a value goes before one that lets
 * every value through, and the columns count from the left, the weightiest first; so exactly one row holds.
 */
public interface DecisionTable {

    /** What a cell holds that lets every value of its column through. */
    String ANY = "*";

    /**
     * What a column asks for.
     *
     * @param name     its heading
     * @param values   what a cell may hold besides {@link #ANY}
     * @param expected the same in words, for example {@code S1, S2, S3 or S4}
     * @param all      every value there is, if they are few and known; each of them needs a row. Empty when others may come
     */
    record Column(String name, Pattern values, String expected, List<String> all) {

        public Column {
            all = List.copyOf(all);
        }
    }

    /**
     * The conditions of one row.
     *
     * @param line  its line in the file, by which it is named
     * @param cells one for each column, in their order
     */
    record Row(int line, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A table, or why there is none. Exactly one of the two is there. */
    record Compiled(@Nullable DecisionTable table, List<RuleProblem> problems) {

        public Compiled {
            problems = List.copyOf(problems);
            if ((table == null) == problems.isEmpty()) {
                throw new IllegalArgumentException("either compiled or refused");
            }
        }
    }

    /**
     * The line of the row that holds.
     *
     * @param values one for each column, in their order; whatever no row names counts as a value of its own
     * @return empty only for values that a column says do not exist
     */
    OptionalInt rowFor(List<String> values);
}
