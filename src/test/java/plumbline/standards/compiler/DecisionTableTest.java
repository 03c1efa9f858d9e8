package plumbline.standards.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.standards.DecisionTable;
import plumbline.standards.DecisionTable.Column;
import plumbline.standards.DecisionTable.Compiled;
import plumbline.standards.DecisionTable.Row;
import plumbline.standards.RuleProblem;

class DecisionTableTest {

    private static final List<Column> COLUMNS = List.of(
            new Column("fruit", Pattern.compile("[a-z]+"), "* or a fruit", List.of()),
            new Column("size", Pattern.compile("small|large"), "small or large", List.of("small", "large")),
            new Column("shop", Pattern.compile("[a-z]+"), "* or a shop", List.of()));

    private final DroolsDecisionTables tables = new DroolsDecisionTables();

    @Test
    void takesTheRowThatNamesTheWeightiestColumn() {
        DecisionTable table = compiled("*,small,*", "*,large,*", "apple,small,*", "*,small,corner", "apple,small,corner").table();
        assertThat(table.rowFor(List.of("pear", "small", "market"))).hasValue(2);
        assertThat(table.rowFor(List.of("pear", "large", "corner"))).hasValue(3);
        assertThat(table.rowFor(List.of("apple", "small", "market"))).hasValue(4);
        assertThat(table.rowFor(List.of("pear", "small", "corner"))).hasValue(5);
        assertThat(table.rowFor(List.of("apple", "small", "corner"))).hasValue(6);
        assertThat(table.rowFor(List.of("apple", "large", "corner"))).hasValue(3);
    }

    @Test
    void doesNotDependOnTheOrderOfTheRows() {
        long seed = new Random().nextLong();
        List<Row> rows = new ArrayList<>(rows("*,small,*", "*,large,*", "apple,small,*", "*,small,corner", "apple,large,corner"));
        Collections.shuffle(rows, new Random(seed));
        DecisionTable table = tables.compile("t.csv", COLUMNS, rows).table();
        assertThat(table.rowFor(List.of("apple", "small", "corner"))).as("seed " + seed).hasValue(4);
        assertThat(table.rowFor(List.of("apple", "large", "corner"))).as("seed " + seed).hasValue(6);
        assertThat(table.rowFor(List.of("pear", "large", "corner"))).as("seed " + seed).hasValue(3);
    }

    @Test
    void refusesAGapAndSaysWhichRowToAdd() {
        assertThat(words("*,small,*", "apple,large,*")).containsExactly(
                "t.csv: no row decides every case of size large: add a row that begins with *,large,*");
    }

    @Test
    void refusesAnOverlapAndNamesBothLines() {
        assertThat(words("*,small,*", "*,large,*", "apple,small,*", "apple,small,*")).singleElement().asString()
                .startsWith("t.csv:5: this row decides the same case as line 4: remove one of them");
    }

    /** What would run, or change other rows, if a cell's text were ever part of a rule. */
    @ParameterizedTest
    @ValueSource(strings = {"apple\" ) then System.exit(1); end //", "apple' || true", "*) ; eval(true", "\\u0022", "@{row}", "${fruit}",
            "#{1+1}", "apple\nrule", "1 == 1", "apple;", "/* */", "$a : Object()", "apple\u0000", "", " apple", "APPLE"})
    void letsNoTextOfACellNearTheCompiler(String hostile) {
        Compiled compiled = tables.compile("t.csv", COLUMNS, List.of(new Row(2, List.of("*", "small", "*")),
                new Row(3, List.of("*", "large", "*")), new Row(4, List.of(hostile, "small", "*"))));
        assertThat(compiled.table()).isNull();
        assertThat(compiled.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.message()).startsWith("fruit is * or a fruit, not '");
        });
    }

    @Test
    void wouldWriteOnlyNumbersEvenIfATypeLetEverythingThrough() {
        Column careless = new Column("anything", Pattern.compile("(?s).*"), "anything", List.of());
        String hostile = "x\" ) then throw new IllegalStateException(); end rule \"y\" when Asked( first == 1";
        Compiled compiled = tables.compile("t.csv", List.of(careless), List.of(new Row(2, List.of("*")), new Row(3, List.of(hostile))));
        assertThat(compiled.problems()).isEmpty();
        assertThat(compiled.table().rowFor(List.of(hostile))).hasValue(3);
        assertThat(compiled.table().rowFor(List.of("x"))).hasValue(2);
        assertThat(DecisionTableTemplate.write(List.of(new DecisionTableTemplate.NumberedRow(3, List.of(1)))))
                .contains("Asked( first == 1 )").doesNotContain("throw");
    }

    @Test
    void needsEveryValueOfAClosedColumnNamed() {
        assertThat(words("*,*,*")).singleElement().asString().contains("size is small or large, not '*'");
    }

    private Compiled compiled(String... rows) {
        Compiled compiled = tables.compile("t.csv", COLUMNS, rows(rows));
        assertThat(compiled.problems()).isEmpty();
        return compiled;
    }

    private List<String> words(String... rows) {
        return tables.compile("t.csv", COLUMNS, rows(rows)).problems().stream().map(RuleProblem::words).toList();
    }

    /** The first line of a file is its header. */
    private static List<Row> rows(String... rows) {
        List<Row> made = new ArrayList<>();
        for (String row : rows) {
            made.add(new Row(made.size() + 2, Arrays.asList(row.split(","))));
        }
        return made;
    }
}
