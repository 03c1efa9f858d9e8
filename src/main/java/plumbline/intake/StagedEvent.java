package plumbline.intake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.database.BinaryFields;

/** What is kept of a right row of client level data. Values are called as in the stage table. */
record StagedEvent(ClientLevelEvent.Kind event, String reference, String key, String role, String kind, String setting, String component, @Nullable String locationId,
                   @Nullable LocalDate start, @Nullable LocalDate end, @Nullable LocalDate periodEnd, int outcomeRank, boolean progresses, boolean closed,
                   @Nullable LocalDate born, @Nullable LocalDate died, @Nullable LocalDate leftArea) {

    /** Puts some of the values down, in the given order. */
    void put(List<String> columns, BinaryFields into) {
        into.clear();
        for (int i = 0; i < columns.size(); i++) {
            put(columns.get(i), into);
        }
    }

    private void put(String column, BinaryFields into) {
        switch (column) {
            case "event_ref" -> into.text(reference);
            case "event_key" -> into.text(key);
            case "role" -> into.text(role);
            case "kind" -> into.text(kind);
            case "setting" -> into.text(setting);
            case "component" -> into.text(component);
            case "location_id" -> into.text(locationId);
            case "start_on" -> into.day(start);
            case "end_on" -> into.day(end);
            case "period_end" -> into.day(periodEnd);
            case "outcome_rank" -> into.integer(outcomeRank);
            case "progresses" -> into.flag(progresses);
            case "closed" -> into.flag(closed);
            case "born_on" -> into.day(born);
            case "died_on" -> into.day(died);
            case "left_area_on" -> into.day(leftArea);
            default -> throw new IllegalArgumentException(column);
        }
    }
}
