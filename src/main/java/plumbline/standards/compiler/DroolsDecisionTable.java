package plumbline.standards.compiler;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import plumbline.standards.DecisionTable;

/** A compiled decision table. Each question has a session of its own, so threads share nothing but the rule base. */
final class DroolsDecisionTable implements DecisionTable {

    private final KieBase base;
    /** For each column the number of each value that a row names. */
    private final List<Map<String, Integer>> numbers;

    DroolsDecisionTable(KieBase base, List<Map<String, Integer>> numbers) {
        this.base = base;
        this.numbers = List.copyOf(numbers);
    }

    @Override
    public OptionalInt rowFor(List<String> values) {
        if (values.size() != numbers.size()) {
            throw new IllegalArgumentException("the table asks " + numbers.size() + " values, not " + values.size());
        }
        int[] asked = new int[numbers.size()];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = numbers.get(i).getOrDefault(values.get(i), 0);
        }
        RowsThatHold rows = new RowsThatHold();
        KieSession session = base.newKieSession();
        try {
            session.setGlobal("rows", rows);
            session.insert(Asked.of(asked));
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return rows.weightiest();
    }
}
