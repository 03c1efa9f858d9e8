package plumbline.escalation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.escalation.policy.PolicyText;
import plumbline.organisation.TierLadder;
import plumbline.standards.DecisionTable;
import plumbline.standards.DecisionTable.Column;
import plumbline.standards.DecisionTables;
import plumbline.standards.RuleProblem;
import plumbline.standards.Standard;

/** Reads the decision table of an escalation policy; every problem names its line and what to write. */
final class PolicyFile {

    /** A policy that cannot be used, with everything that is wrong with it. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient List<RuleProblem> problems;

        Unusable(List<RuleProblem> problems) {
            super("the escalation policy cannot be used: " + problems.stream().map(RuleProblem::words).collect(Collectors.joining("; ")));
            this.problems = List.copyOf(problems);
        }

        List<RuleProblem> problems() {
            return problems;
        }
    }

    /** A longer file is a slip of the hand. */
    private static final int LONGEST = 200_000;
    /** Each row becomes a rule; a council has some dozens. */
    private static final int MOST_ROWS = 300;

    private static final List<String> KINDS = Arrays.stream(Standard.Kind.values()).map(PolicyFile::word).toList();
    private static final List<String> SEVERITIES = Arrays.stream(Severity.values()).map(Enum::name).toList();
    /** The weightiest first: a standard's own row goes before its kind's, and that before one for a unit. */
    private static final List<Column> CONDITIONS = List.of(
            new Column("standard", Pattern.compile(StandardId.PATTERN), "* or an id such as ASC-REV-01", List.of()),
            new Column("kind", Pattern.compile(String.join("|", KINDS)), "* or one of " + String.join(", ", KINDS), List.of()),
            new Column("unit", Pattern.compile("[a-z0-9][a-z0-9-]{0,59}"), "* or the code of a unit", List.of()),
            new Column("severity", Pattern.compile("S[1-4]"), "S1, S2, S3 or S4", SEVERITIES));

    private final String file;
    private final TierLadder ladder;
    private final List<RuleProblem> problems = new ArrayList<>();

    private PolicyFile(String file, TierLadder ladder) {
        this.file = file;
        this.ladder = ladder;
    }

    /**
     * Reads a policy.
     *
     * @param file  its path, for messages
     * @param kinds the kind of each standard; see {@link PolicyTable}
     * @throws Unusable naming every cell that is wrong, every gap and every overlap
     */
    static PolicyTable read(String file, String text, TierLadder ladder, DecisionTables tables, Function<StandardId, String> kinds) {
        return new PolicyFile(file, ladder).read(text, tables, kinds);
    }

    /** The values that the decision table is asked with. */
    static List<String> question(String kind, StandardId standard, Severity severity, UnitId unit) {
        return List.of(standard.value(), kind, unit.value(), severity.name());
    }

    /** The word for a kind, as in a rule file. */
    static String word(Standard.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private PolicyTable read(String text, DecisionTables tables, Function<StandardId, String> kinds) {
        List<PolicyRow> rows = new ArrayList<>();
        List<DecisionTable.Row> conditions = new ArrayList<>();
        for (NamedCsvRecord line : lines(text)) {
            DecisionTable.Row condition = new DecisionTable.Row((int) line.getStartingLineNumber(),
                    CONDITIONS.stream().map(column -> line.getField(column.name())).toList());
            conditions.add(condition);
            if (!condition.cells().get(0).equals(DecisionTable.ANY) && !condition.cells().get(1).equals(DecisionTable.ANY)) {
                refuse(condition.line(), "a row for one standard has * as its kind, because the standard has one already");
            }
            rows.add(new PolicyCells(file, line, ladder, problems).row());
        }
        problems.addAll(tables.check(file, CONDITIONS, conditions));
        if (!problems.isEmpty()) {
            throw new Unusable(problems);
        }
        DecisionTable.Compiled compiled = tables.compile(file, CONDITIONS, conditions);
        if (compiled.table() == null) {
            throw new Unusable(compiled.problems());
        }
        return new PolicyTable(compiled.table(), rows, kinds);
    }

    private List<NamedCsvRecord> lines(String text) {
        if (text.length() > LONGEST) {
            refuse(0, "the file is too long, expected at most " + LONGEST + " characters");
            throw new Unusable(problems);
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            List<NamedCsvRecord> lines = new ArrayList<>();
            for (NamedCsvRecord line : reader) {
                if (!line.getHeader().equals(PolicyText.HEADER)) {
                    refuse(1, "the first line must be " + String.join(",", PolicyText.HEADER));
                    throw new Unusable(problems);
                }
                if (lines.size() == MOST_ROWS) {
                    refuse(0, "the table has too many rows, expected at most " + MOST_ROWS);
                    throw new Unusable(problems);
                }
                lines.add(line);
            }
            if (lines.isEmpty()) {
                refuse(1, "the table has no rows, expected one for each severity at least");
                throw new Unusable(problems);
            }
            return lines;
        } catch (CsvParseException unreadable) {
            refuse(0, "this is no comma-separated table: " + unreadable.getMessage());
            throw new Unusable(problems);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void refuse(int line, String message) {
        problems.add(RuleProblem.ofLine(file, line, "", message));
    }
}
