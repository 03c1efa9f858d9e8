package plumbline.standards.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one rule of which every row of a decision table is a copy. Only numbers go in, so that nothing anybody writes in a
 * cell can become part of a rule.
 */
final class DecisionTableTemplate {

    private static final List<String> PROPERTIES = List.of("first", "second", "third", "fourth");

    private static final String HEADER = "package " + RuleWriter.PACKAGE + ";\nimport " + Asked.class.getName() + ";\nglobal "
            + RowsThatHold.class.getName() + " rows;\n";

    private static final String RULE = "rule \"row %d\"\nwhen\n    Asked( %s )\nthen\n    rows.holds( %d, %d );\nend\n";

    /** What the template can give and nothing else; the last look before the compiler. */
    private static final Pattern ONLY_NUMBERS = Pattern.compile(Pattern.quote(HEADER)
            + "(rule \"row \\d+\"\nwhen\n    Asked\\( ((first|second|third|fourth) == \\d+(, )?)* \\)\nthen\n"
            + "    rows\\.holds\\( \\d+, \\d+ \\);\nend\n)*+");

    private DecisionTableTemplate() {
    }

    /**
     * One row.
     *
     * @param numbers the number of the cell's value in each column; 0 where every value does
     */
    record NumberedRow(int line, List<Integer> numbers) {

        /** A named value weighs more than everything to its right. */
        int weight() {
            int weight = 0;
            for (int number : numbers) {
                weight = weight * 2 + (number > 0 ? 1 : 0);
            }
            return weight;
        }

        private String conditions() {
            List<String> conditions = new ArrayList<>();
            for (int column = 0; column < numbers.size(); column++) {
                if (numbers.get(column) > 0) {
                    conditions.add(PROPERTIES.get(column) + " == " + numbers.get(column));
                }
            }
            return String.join(", ", conditions);
        }
    }

    static String write(List<NumberedRow> rows) {
        String drl = HEADER + rows.stream().map(row -> RULE.formatted(row.line(), row.conditions(), row.line(), row.weight()))
                .collect(Collectors.joining());
        if (!ONLY_NUMBERS.matcher(drl).matches()) {
            throw new IllegalStateException("the rules of a decision table hold more than numbers");
        }
        return drl;
    }
}
