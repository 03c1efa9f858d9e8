package plumbline.escalation;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.standards.DecisionTable;

/**
 * A policy that has been read: which breaches escalate singly and which together, where they begin, how they go up and how long each step may take. The
 * rule engine says which row of the decision table holds; there is exactly one for every standard, severity and unit.
 */
final class PolicyTable {

    private final DecisionTable table;
    private final Map<Integer, PolicyRow> rows;
    private final Function<StandardId, String> kinds;
    /** The table never changes and a council has some thousand cases. */
    private final Map<List<String>, PolicyRow> answered = new ConcurrentHashMap<>();

    /**
     * A policy.
     *
     * @param kinds the kind of a standard in the words of its rule file; anything else for a standard that is not in force
     */
    PolicyTable(DecisionTable table, List<PolicyRow> rows, Function<StandardId, String> kinds) {
        this.table = table;
        this.rows = rows.stream().collect(Collectors.toUnmodifiableMap(PolicyRow::line, UnaryOperator.identity()));
        this.kinds = kinds;
    }

    /** How many rows it has. */
    int size() {
        return rows.size();
    }

    /** The row that holds for a breach. */
    PolicyRow rowFor(StandardId standard, Severity severity, UnitId unit) {
        return answered.computeIfAbsent(PolicyFile.question(kinds.apply(standard), standard, severity, unit), this::ask);
    }

    private PolicyRow ask(List<String> question) {
        OptionalInt line = table.rowFor(question);
        if (line.isEmpty()) {
            throw new IllegalStateException("the escalation policy says nothing about " + String.join(", ", question));
        }
        return rows.get(line.getAsInt());
    }
}
