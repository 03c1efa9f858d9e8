package plumbline.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.intake.ClientLevelEvent.Kind;

/** The tables client level data goes to, and which values a staged event has. */
final class ClientLevelDataTables {

    /** Those that decide which of several rows about an event counts, or tell of its person. */
    private static final List<String> DECISIVE = List.of("kind", "progresses", "closed", "period_end", "outcome_rank", "born_on", "died_on", "left_area_on");
    private static final List<String> KNOWN_BY = List.of("event_ref", "event_key");

    static final List<EventTable> ALL = List.of(
            new EventTable(Kind.REQUEST, "request", List.of(
                    new EventTable.Column("role", "role"), new EventTable.Column("accepted_on", "start_on"),
                    new EventTable.Column("ended_on", "end_on"), new EventTable.Column("progresses", "progresses"),
                    new EventTable.Column("closed_without_assessment", "closed")), true),
            new EventTable(Kind.ASSESSMENT, "assessment", List.of(
                    new EventTable.Column("role", "role"), new EventTable.Column("kind", "kind"),
                    new EventTable.Column("began_on", "start_on"), new EventTable.Column("signed_off_on", "end_on")), false),
            new EventTable(Kind.SERVICE, "service", List.of(
                    new EventTable.Column("role", "role"), new EventTable.Column("kind", "kind"),
                    new EventTable.Column("setting", "setting"), new EventTable.Column("component", "component"),
                    new EventTable.Column("location_id", "location_id"), new EventTable.Column("began_on", "start_on"),
                    new EventTable.Column("ended_on", "end_on")), false),
            new EventTable(Kind.REVIEW, "review", List.of(
                    new EventTable.Column("role", "role"), new EventTable.Column("kind", "kind"),
                    new EventTable.Column("began_on", "start_on"), new EventTable.Column("completed_on", "end_on")), false));

    private ClientLevelDataTables() {
    }

    /** The values that the table of an event type stores, as they are called in the stage table: first those an event is known by. */
    static List<String> stored(Kind kind) {
        return Stream.concat(KNOWN_BY.stream(), of(kind).stream().flatMap(table -> table.columns().stream().map(EventTable.Column::staged))).toList();
    }

    /** The values a staged event has besides. */
    static List<String> rest(Kind kind) {
        List<String> stored = stored(kind);
        return DECISIVE.stream().filter(value -> !stored.contains(value)).toList();
    }

    /** A row that only links people has no table. */
    static Optional<EventTable> of(Kind kind) {
        return ALL.stream().filter(table -> table.event() == kind).findFirst();
    }
}
