package plumbline.standards.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.kie.api.KieBase;
import org.springframework.stereotype.Component;
import plumbline.standards.DecisionTable;
import plumbline.standards.DecisionTable.Column;
import plumbline.standards.DecisionTable.Compiled;
import plumbline.standards.DecisionTable.Row;
import plumbline.standards.DecisionTables;
import plumbline.standards.RuleProblem;
import plumbline.standards.compiler.DecisionTableTemplate.NumberedRow;

/** Compiles decision tables with Drools: checks, numbers, fills the template, and then asks the table itself for gaps. */
@Component
public final class DroolsDecisionTables implements DecisionTables {

    private static final AtomicLong BUILDS = new AtomicLong();

    @Override
    public Compiled compile(String file, List<Column> columns, List<Row> rows) {
        List<RuleProblem> problems = new ArrayList<>(check(file, columns, rows));
        if (!problems.isEmpty()) {
            return new Compiled(null, problems);
        }
        List<Map<String, Integer>> numbers = numbers(columns, rows);
        List<NumberedRow> numbered = rows.stream().map(row -> new NumberedRow(row.line(), numbersOf(row, numbers))).toList();
        DroolsDecisionTable table = new DroolsDecisionTable(build(DecisionTableTemplate.write(numbered)), numbers);
        problems.addAll(gaps(file, columns, table));
        return problems.isEmpty() ? new Compiled(table, List.of()) : new Compiled(null, problems);
    }

    @Override
    public List<RuleProblem> check(String file, List<Column> columns, List<Row> rows) {
        if (columns.isEmpty() || columns.size() > Asked.COLUMNS) {
            throw new IllegalArgumentException("a decision table has one to " + Asked.COLUMNS + " conditions");
        }
        List<RuleProblem> problems = new ArrayList<>(wrongCells(file, columns, rows));
        problems.addAll(overlaps(file, rows));
        return problems;
    }

    private static KieBase build(String drl) {
        Drl built = Drl.build(List.of(new Drl.Text("decision-table", drl)), "table-" + BUILDS.incrementAndGet(), Cores.ONE);
        try {
            if (!built.errors().isEmpty()) {
                throw new IllegalStateException("the template of decision tables does not compile: " + built.errors());
            }
            return built.base();
        } finally {
            built.forget();
        }
    }

    private static List<RuleProblem> wrongCells(String file, List<Column> columns, List<Row> rows) {
        List<RuleProblem> problems = new ArrayList<>();
        for (Row row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                String cell = row.cells().get(i);
                boolean any = cell.equals(DecisionTable.ANY) && column.all().isEmpty();
                if (!any && !column.values().matcher(cell).matches()) {
                    problems.add(RuleProblem.ofLine(file, row.line(), cell, column.name() + " is " + column.expected() + ", not '" + cell + "'"));
                }
            }
        }
        return problems;
    }

    /** Rows of the same weight name values in the same columns, so two of them meet only when they are the same. */
    private static List<RuleProblem> overlaps(String file, List<Row> rows) {
        List<RuleProblem> problems = new ArrayList<>();
        Map<List<String>, Row> seen = new HashMap<>();
        for (Row row : rows) {
            Row earlier = seen.putIfAbsent(row.cells(), row);
            if (earlier != null) {
                problems.add(RuleProblem.ofLine(file, row.line(), String.join(",", row.cells()), "this row decides the same case as line "
                        + earlier.line() + ": remove one of them, or write another value in one of " + row.cells().size() + " conditions"));
            }
        }
        return problems;
    }

    private static List<Map<String, Integer>> numbers(List<Column> columns, List<Row> rows) {
        List<Map<String, Integer>> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Map<String, Integer> numbers = new HashMap<>();
            columns.get(i).all().forEach(value -> numbers.putIfAbsent(value, numbers.size() + 1));
            for (Row row : rows) {
                if (!row.cells().get(i).equals(DecisionTable.ANY)) {
                    numbers.putIfAbsent(row.cells().get(i), numbers.size() + 1);
                }
            }
            all.add(Map.copyOf(numbers));
        }
        return all;
    }

    private static List<Integer> numbersOf(Row row, List<Map<String, Integer>> numbers) {
        List<Integer> of = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            of.add(numbers.get(i).getOrDefault(row.cells().get(i), 0));
        }
        return of;
    }

    /**
     * A row that holds where nothing else is named holds everywhere, so it is enough to ask with unnamed values in the open
     * columns and with each value of the closed ones.
     */
    private static List<RuleProblem> gaps(String file, List<Column> columns, DecisionTable table) {
        List<List<String>> cases = new ArrayList<>(List.of(List.of()));
        for (Column column : columns) {
            List<String> values = column.all().isEmpty() ? List.of(DecisionTable.ANY) : column.all();
            cases = cases.stream().flatMap(begun -> values.stream().map(value -> {
                List<String> longer = new ArrayList<>(begun);
                longer.add(value);
                return List.copyOf(longer);
            })).toList();
        }
        return cases.stream().filter(one -> table.rowFor(one).isEmpty())
                .map(one -> RuleProblem.ofFile(file, "no row decides every case of " + named(columns, one) + ": add a row that begins with "
                        + String.join(",", one))).toList();
    }

    private static String named(List<Column> columns, List<String> values) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!values.get(i).equals(DecisionTable.ANY)) {
                named.add(columns.get(i).name() + " " + values.get(i));
            }
        }
        return String.join(", ", named);
    }
}
