package plumbline.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.database.CopyRows;
import plumbline.facts.RecordKind;
import plumbline.intake.mapping.UnitCodes;
import plumbline.intake.words.ListedField;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks one row of a record list and writes it into the stage table. What cannot be read leaves the row out; what can be
 * read but cannot be so, such as an answer before the question, goes in with a fault: the case stays known and is unknown
 * to the standards, instead of missing.
 */
final class RecordListRow implements ImportWork.StageRow {

    private static final int LONGEST_REFERENCE = 200;
    private static final String UNKNOWN_TO_STANDARDS = "; the record went in, and is unknown to the standards that ask for it";

    private final ImportWork work;
    private final RecordListColumns columns;
    private final UnitCodes units;
    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, List<ListedCell>> listed = new HashMap<>();

    RecordListRow(ImportWork work, RecordListColumns columns, UnitCodes units) {
        this.work = work;
        this.columns = columns;
        this.units = units;
    }

    @Override
    public List<ListedCell> listed(CsvRow row) {
        return listed.computeIfAbsent(RecordKindNames.named(row.cell(columns.kind())).map(RecordKind::name).orElse(""), this::listedOf);
    }

    private List<ListedCell> listedOf(String named) {
        List<ListedCell> cells = new ArrayList<>(List.of(new ListedCell(columns.kind(), KnownLists.recordKind())));
        RecordKindNames.named(named).ifPresent(kind -> {
            for (int place = 0; place < columns.fieldColumns().size(); place++) {
                RecordKind.Field field = columns.field(kind, place);
                ListedField list = field == null ? null : KnownLists.ofRecord(kind, field);
                if (list != null) {
                    cells.add(new ListedCell(columns.fieldColumns().get(place), list));
                }
            }
        });
        return List.copyOf(cells);
    }

    @Override
    public boolean write(CsvRow row, CopyRows copy) throws SQLException {
        Optional<RecordKind> named = RecordKindNames.named(row.cell(columns.kind()));
        if (named.isEmpty()) {
            return reject(row, columns.kind(), RecordKindNames.expected(row.cell(columns.kind())));
        }
        RecordKind kind = named.get();
        String ref = Missing.orEmpty(row.cell(columns.ref()));
        String person = Missing.orEmpty(row.cell(columns.person()));
        String about = Missing.orEmpty(row.cell(columns.about()));
        String team = Missing.orEmpty(row.cell(columns.team()));
        String unit = team.isEmpty() ? null : units.code(team);
        if (!identified(row, kind, ref, person, about)) {
            return false;
        }
        if (unit == null && !team.isEmpty()) {
            return reject(row, columns.team(), UnitCodes.EXPECTED);
        }
        Map<String, RecordValue> values = values(row, kind);
        if (values == null) {
            return false;
        }
        if (about.isEmpty() && kind.about() != null) {
            doubt(row, columns.about(), "the reference of the " + kind.about() + "; the record went in without it");
        }
        lookForWhatCannotBe(row, kind, values);
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> fields.put(name, value.stored()));
        copy.number(row.number()).text(kind.name()).text(ref).text(person).text(null).text(about.isEmpty() ? null : about).text(unit)
                .text(json.writeValueAsString(fields)).endRow();
        return true;
    }

    private boolean identified(CsvRow row, RecordKind kind, String ref, String person, String about) {
        if (ref.isEmpty() || ref.length() > LONGEST_REFERENCE) {
            return reject(row, columns.ref(), "the reference of the " + kind.name() + ", at most " + LONGEST_REFERENCE + " characters");
        }
        if (kind.person() == person.isEmpty() || person.length() > LONGEST_REFERENCE) {
            return reject(row, columns.person(), kind.person() ? "the local identifier of the person, at most " + LONGEST_REFERENCE + " characters"
                    : "nothing: " + RecordListWords.one(kind) + " is not about a person");
        }
        if (kind.about() == null && !about.isEmpty()) {
            return reject(row, columns.about(), "nothing: " + RecordListWords.one(kind) + " belongs to nothing else");
        }
        if (kind.about() != null && (about.isEmpty() && !kind.person() || about.length() > LONGEST_REFERENCE)) {
            return reject(row, columns.about(), "the reference of the " + kind.about() + ", at most " + LONGEST_REFERENCE + " characters");
        }
        return true;
    }

    /** What the row says, by the names of fields; {@code null} when a cell cannot be read. Every such cell gets its fault. */
    private @Nullable Map<String, RecordValue> values(CsvRow row, RecordKind kind) {
        Map<String, RecordValue> values = new LinkedHashMap<>();
        boolean readable = true;
        for (int place = 0; place < columns.fieldColumns().size(); place++) {
            int column = columns.fieldColumns().get(place);
            String cell = row.cell(column);
            if (Missing.is(cell)) {
                continue;
            }
            RecordKind.Field field = columns.field(kind, place);
            if (field == null) {
                readable = reject(row, column, RecordListWords.noSuchField(kind, row.heading(column)));
                continue;
            }
            RecordValue value = RecordValue.read(field, cell);
            if (value.wrong() != null) {
                readable = reject(row, column, value.wrong());
                continue;
            }
            values.put(field.name(), value);
        }
        return readable ? values : null;
    }

    private void lookForWhatCannotBe(CsvRow row, RecordKind kind, Map<String, RecordValue> values) {
        for (int place = 0; place < columns.fieldColumns().size(); place++) {
            RecordKind.Field field = columns.field(kind, place);
            RecordValue value = field == null ? null : values.get(field.name());
            if (value == null || field == null) {
                continue;
            }
            int column = columns.fieldColumns().get(place);
            LocalDate day = value.day();
            if (value.doubt() != null) {
                doubt(row, column, value.doubt());
            }
            if (!field.mayLieAhead() && day != null) {
                boolean ahead = day.isAfter(work.today()) || value.at() != null && value.at().isAfter(work.now());
                if (ahead) {
                    doubt(row, column, "a day that is not in the future" + UNKNOWN_TO_STANDARDS);
                } else {
                    work.counts().speaksOf(day);
                }
            }
            RecordValue earliest = field.notBefore() == null ? null : values.get(field.notBefore());
            if (earliest != null && isBefore(value, earliest)) {
                doubt(row, column, "not before '" + field.notBefore() + "', " + earliest.stored() + UNKNOWN_TO_STANDARDS);
            }
        }
    }

    private static boolean isBefore(RecordValue value, RecordValue earliest) {
        if (value.at() != null && earliest.at() != null) {
            return value.at().isBefore(earliest.at());
        }
        return value.day() != null && earliest.day() != null && value.day().isBefore(earliest.day());
    }

    private boolean reject(CsvRow row, int column, String expected) {
        work.faults().reject(row.number(), row.heading(column), row.written(column), expected);
        return false;
    }

    private void doubt(CsvRow row, int column, String expected) {
        work.faults().doubt(row.number(), row.heading(column), row.written(column), expected);
    }
}
