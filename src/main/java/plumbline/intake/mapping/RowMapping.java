package plumbline.intake.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.intake.Format;
import plumbline.intake.Missing;

/** Turns rows of a council's own file into rows of the list they are read as. A row that tells of several events becomes one for each. */
public final class RowMapping {

    private static final String ENTITY = "entitytype";
    private static final String EVENT = "eventtype";
    private static final String KIND = "recordkind";

    private final Mapping mapping;
    private final List<String> source;
    private final List<String> normalised;
    private final List<String> columns;
    private final List<String> events;

    /** @param source the file's headings */
    public RowMapping(Mapping mapping, List<String> source) {
        this.mapping = mapping;
        this.source = List.copyOf(source);
        this.normalised = source.stream().map(UnknownTable::normalised).toList();
        Set<String> names = new LinkedHashSet<>(fixedColumns(mapping.target().format()));
        mapping.target().fields().forEach(field -> names.add(field.column()));
        this.columns = List.copyOf(names);
        this.events = mapping.target().fields().stream().map(TargetField::event).filter(event -> !event.isEmpty()).distinct().toList();
    }

    private static List<String> fixedColumns(Format format) {
        return switch (format) {
            case EVENT_LIST -> List.of(ENTITY, "entityref", EVENT, "startdate", "starttime");
            case RECORD_LIST -> List.of(KIND);
            default -> List.of();
        };
    }

    /** The columns of the list, in the order of cells. */
    public List<String> columns() {
        return columns;
    }

    /** What the file itself calls the columns, so that a fault names what its sender knows. */
    public List<String> headings() {
        return columns.stream().map(column -> mapping.target().fields().stream().filter(field -> field.column().equals(column))
                .map(mapping::source).flatMap(found -> found.map(FieldSource::column).filter(Objects::nonNull).stream())
                .findFirst().orElse(column)).toList();
    }

    /** The rows of the list that a row of the file becomes. */
    public List<List<String>> rows(List<String> cells) {
        if (mapping.target().format() != Format.EVENT_LIST || events.isEmpty()) {
            return List.of(row(cells, events.isEmpty() && mapping.target().format() == Format.EVENT_LIST ? "listed" : ""));
        }
        List<String> told = events.stream().filter(event -> tells(cells, event)).toList();
        List<String> mapped = events.stream().filter(event -> mapping.target().fields().stream().anyMatch(field -> field.event().equals(event) && mapping.source(field).isPresent())).toList();
        // A row without any day is read as its first event, whose day then is unknown or missing.
        List<String> rows = told.isEmpty() ? mapped.isEmpty() ? events.subList(0, 1) : mapped.subList(0, 1) : told;
        return rows.stream().map(event -> row(cells, event)).toList();
    }

    private boolean tells(List<String> cells, String event) {
        return mapping.target().fields().stream().filter(field -> field.event().equals(event) && field.isDay())
                .anyMatch(field -> !Missing.is(cell(cells, field)));
    }

    private List<String> row(List<String> cells, String event) {
        String[] row = new String[columns.size()];
        Arrays.fill(row, "");
        put(row, ENTITY, mapping.target().kind());
        put(row, KIND, mapping.target().kind());
        put(row, EVENT, event);
        for (TargetField field : mapping.target().fields()) {
            if (field.event().isEmpty() || field.event().equals(event)) {
                put(row, field, cells);
            }
        }
        return List.of(row);
    }

    private void put(String[] row, TargetField field, List<String> cells) {
        String cell = cell(cells, field);
        FieldSource from = mapping.source(field).orElse(null);
        if (Missing.is(cell) || from == null || from.dates() == null || !field.isDay()) {
            putUnlessThere(row, field.column(), cell);
            return;
        }
        DateOrder.@Nullable Written written = from.dates().read(cell);
        boolean event = mapping.target().format() == Format.EVENT_LIST && field.column().equals("startdate");
        if (written == null || !event) {
            put(row, field.column(), written == null ? unreadable(cell, from.dates()) : written.words());
        } else {
            put(row, "startdate", written.day().toString());
            put(row, "starttime", written.time());
        }
    }

    /** What is written otherwise than the mapping says is never read some other way. */
    private static String unreadable(String cell, DateOrder order) {
        return cell + " (not " + order.words() + ")";
    }

    private void putUnlessThere(String[] row, String column, String cell) {
        int place = columns.indexOf(column);
        if (place >= 0 && (row[place].isEmpty() || !cell.isEmpty())) {
            row[place] = cell;
        }
    }

    private void put(String[] row, String column, String cell) {
        int place = columns.indexOf(column);
        if (place >= 0) {
            row[place] = cell;
        }
    }

    private String cell(List<String> cells, TargetField field) {
        FieldSource from = mapping.source(field).orElse(null);
        if (from == null) {
            return "";
        }
        int place = from.column() == null ? -1 : place(from.column());
        String cell = place >= 0 && place < cells.size() ? cells.get(place).strip() : "";
        String said = cell.isEmpty() && from.always() != null ? from.always() : cell;
        String unit = field.isUnit() ? mapping.unit(said) : null;
        return unit == null ? said : unit;
    }

    /** A file is known by its headings' letters and digits, so that is how its columns are found. */
    private int place(String column) {
        int asWritten = source.indexOf(column);
        return asWritten >= 0 ? asWritten : normalised.indexOf(UnknownTable.normalised(column));
    }

    /** A few rows with the fields that are read, as they are read; for people to look at before they say yes. */
    public List<List<String>> shown(List<List<String>> rows, List<TargetField> fields) {
        List<List<String>> shown = new ArrayList<>();
        for (List<String> cells : rows) {
            shown.add(fields.stream().map(field -> shown(cells, field)).toList());
        }
        return shown;
    }

    private String shown(List<String> cells, TargetField field) {
        String cell = cell(cells, field);
        DateOrder order = mapping.source(field).map(FieldSource::dates).orElse(null);
        if (Missing.is(cell) || order == null || !field.isDay()) {
            return cell;
        }
        DateOrder.@Nullable Written written = order.read(cell);
        return written == null ? unreadable(cell, order) : Stream.of(BusinessTime.write(written.day()), written.time()).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
