package plumbline.standards;

import java.util.List;

/** Makes decision tables of what policy staff write. */
public interface DecisionTables {

    /** Every cell of the wrong type and every overlap, found without compiling anything. */
    List<RuleProblem> check(String file, List<DecisionTable.Column> columns, List<DecisionTable.Row> rows);

    /**
     * Compiles a table. No cell's text reaches the rule engine: a cell is checked to be of its column's type and then only
     * its number in the list of values is used.
     *
     * @param file    the table's path, for messages
     * @param columns the conditions, the weightiest first; one to four
     * @param rows    the rows in any order
     * @return the table, or every cell of the wrong type, every gap and every overlap with its line and what to write
     */
    DecisionTable.Compiled compile(String file, List<DecisionTable.Column> columns, List<DecisionTable.Row> rows);
}
