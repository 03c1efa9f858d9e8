package plumbline.demonstration.generator;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the event list: what client level data does not hold. */
final class EventListFile implements AutoCloseable {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final CsvFile file;

    EventListFile(Path folder) {
        file = new CsvFile(folder.resolve("event-list.csv"), List.of("entity_type", "entity_ref", "person_ref", "location_id", "team",
                "event_type", "start_date", "start_time", "end_date", "due_date", "reason"));
    }

    Path path() {
        return file.path();
    }

    /** An event of a person's case on a day, or without one when {@code day} is {@code null}. */
    void personEvent(String entity, String event, String ref, String person, String team, @Nullable LocalDate day) {
        file.write(cells(entity, event, ref, person, team, day));
    }

    /** The same with a time of day. */
    void timedEvent(String entity, String event, String ref, String person, String team, LocalDate day, LocalTime time) {
        Map<String, String> cells = cells(entity, event, ref, person, team, day);
        cells.put("start_time", TIME.format(time));
        file.write(cells);
    }

    /** The same with an end. */
    void spell(String entity, String event, String ref, String person, String team, LocalDate day, @Nullable LocalDate end, String reason) {
        Map<String, String> cells = cells(entity, event, ref, person, team, day);
        cells.put("end_date", end == null ? "" : DAY.format(end));
        cells.put("reason", reason);
        file.write(cells);
    }

    /** The same with a reason. */
    void reasonedEvent(String entity, String event, String ref, String person, String team, LocalDate day, String reason) {
        Map<String, String> cells = cells(entity, event, ref, person, team, day);
        cells.put("reason", reason);
        file.write(cells);
    }

    /** A provider's acceptance; without a start date for the care it does not count. */
    void accepted(String entity, String event, String ref, String person, String team, LocalDate day, @Nullable LocalDate careStarts) {
        Map<String, String> cells = cells(entity, event, ref, person, team, day);
        cells.put("due_date", careStarts == null ? "" : DAY.format(careStarts));
        file.write(cells);
    }

    void visit(String event, String ref, String location, LocalDate day) {
        Map<String, String> cells = cells("quality visit", event, ref, "", "provider-quality", day);
        cells.put("location_id", location);
        file.write(cells);
    }

    void councilProvider(String providerId) {
        file.write(Map.of("entity_type", "council provider", "event_type", "listed", "entity_ref", providerId));
    }

    /** A row nobody can use: the kind that turns up in every real extract. */
    void unknownEvent(String person) {
        file.write(Map.of("entity_type", "case note", "event_type", "typed", "entity_ref", "N-1", "person_ref", person));
    }

    private static Map<String, String> cells(String entity, String event, String ref, String person, String team, @Nullable LocalDate day) {
        Map<String, String> cells = new HashMap<>();
        cells.put("entity_type", entity);
        cells.put("event_type", event);
        cells.put("entity_ref", ref);
        cells.put("person_ref", person);
        cells.put("team", team);
        cells.put("start_date", day == null ? "" : DAY.format(day));
        return cells;
    }

    @Override
    public void close() {
        file.close();
    }
}
