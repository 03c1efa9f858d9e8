package plumbline.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.core.StandardId;

/**
 * Which breaches escalate singly and which together, where they begin and how long each step may take. A row for a
 * standard goes before the row for all standards; there is exactly one answer for every standard and severity.
 */
final class EscalationPolicy {

    private final List<PolicyRow> rows;

    EscalationPolicy(List<PolicyRow> rows) {
        this.rows = List.copyOf(rows);
    }

    List<PolicyRow> rows() {
        return rows;
    }

    /** The row that holds for a breach. */
    PolicyRow rowFor(StandardId standard, Severity severity) {
        PolicyRow own = row(standard, severity);
        PolicyRow row = own == null ? row(null, severity) : own;
        if (row == null) {
            throw new IllegalStateException("the escalation policy says nothing about " + severity);
        }
        return row;
    }

    /** What is wrong with it: severities with no row for all standards, and rows that say the same twice. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            if (row(null, severity) == null) {
                problems.add("no row covers severity " + severity + " for every standard: add one with * as its standard");
            }
        }
        for (int later = 0; later < rows.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (sameCase(rows.get(earlier), rows.get(later))) {
                    problems.add("line " + rows.get(later).line() + " decides the same case as line " + rows.get(earlier).line()
                            + ": remove one of them");
                }
            }
        }
        return problems;
    }

    private @Nullable PolicyRow row(@Nullable StandardId standard, Severity severity) {
        return rows.stream().filter(row -> row.severity() == severity && Objects.equals(row.standard(), standard))
                .findFirst().orElse(null);
    }

    private static boolean sameCase(PolicyRow one, PolicyRow other) {
        return one.severity() == other.severity() && Objects.equals(one.standard(), other.standard());
    }
}
