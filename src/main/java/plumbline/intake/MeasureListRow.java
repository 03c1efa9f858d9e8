package plumbline.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.StandardId;
import plumbline.database.CopyRows;
import plumbline.intake.mapping.UnitCodes;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.organisation.UnitKind;

/** Checks one row of a measure list and writes it into the stage table. */
final class MeasureListRow implements ImportWork.StageRow {

    private static final List<String> NUMBERS = List.of("value", "numerator", "denominator", "target", "baseline");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern STANDARD = Pattern.compile(StandardId.PATTERN);
    private static final int LONGEST_NAME = 200;

    private final ImportWork work;
    private final CsvTable table;
    private final UnitCodes units;
    private final @Nullable String council;

    MeasureListRow(ImportWork work, CsvTable table, Organisation organisation) {
        this.work = work;
        this.table = table;
        this.units = new UnitCodes(organisation);
        this.council = organisation.units().stream().filter(unit -> unit.kind() == UnitKind.COUNCIL).map(OrgUnit::id)
                .map(Object::toString).findFirst().orElse(null);
    }

    @Override
    public boolean write(CsvRow row, CopyRows copy) throws SQLException {
        String standard = cell(row, "standard").toUpperCase(Locale.ROOT);
        if (!STANDARD.matcher(standard).matches()) {
            return reject(row, "standard", "the id of a standard, such as ASC-FIN-01");
        }
        Optional<MeasuredPeriod> period = MeasuredPeriod.of(cell(row, "period"));
        if (period.isEmpty()) {
            return reject(row, "period", MeasuredPeriod.EXPECTED);
        }
        String team = cell(row, "team");
        String unit = team.isEmpty() ? council : units.code(team);
        if (unit == null && !team.isEmpty()) {
            return reject(row, "team", UnitCodes.EXPECTED);
        }
        for (String name : List.of("provider", "group")) {
            if (cell(row, name).length() > LONGEST_NAME) {
                return reject(row, name, "at most " + LONGEST_NAME + " characters");
            }
        }
        List<@Nullable String> numbers = numbers(row);
        if (numbers.isEmpty()) {
            return false;
        }
        if (period.get().first().isAfter(work.today())) {
            work.faults().doubt(row.number(), row.heading(table.position("period")), period.get().key(), "a period that has begun; until then the value is not judged");
        } else if (!period.get().last().isAfter(work.today())) {
            work.counts().speaksOf(period.get().last());
        }
        copy.number(row.number()).text(standard).text(period.get().key()).text(unit).text(cell(row, "provider")).text(cell(row, "group"));
        for (String number : numbers) {
            copy.text(number);
        }
        copy.endRow();
        return true;
    }

    /** The numbers in the order of columns; empty when one cannot be read or none is there, which then has its fault. */
    private List<@Nullable String> numbers(CsvRow row) {
        List<@Nullable String> numbers = new ArrayList<>();
        for (String name : NUMBERS) {
            String text = cell(row, name);
            if (!text.isEmpty() && !NUMBER.matcher(text).matches() || name.equals("denominator") && text.startsWith("-")) {
                reject(row, name, "a number such as 12 or 7.5, without thousands or percent signs" + (name.equals("denominator") ? ", zero or more" : ""));
                return List.of();
            }
            numbers.add(text.isEmpty() ? null : text);
        }
        if (numbers.stream().allMatch(number -> number == null)) {
            reject(row, table.hasColumn("value") ? "value" : "standard", "a number in one of the columns " + String.join(", ", NUMBERS));
            return List.of();
        }
        return numbers;
    }

    private String cell(CsvRow row, String column) {
        return Missing.orEmpty(row.cell(table.position(column)));
    }

    private boolean reject(CsvRow row, String column, String expected) {
        int position = table.position(column);
        work.faults().reject(row.number(), row.heading(position), row.cell(position), expected);
        return false;
    }
}
