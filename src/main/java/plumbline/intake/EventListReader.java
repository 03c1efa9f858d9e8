package plumbline.intake;

import java.util.Set;
import org.springframework.stereotype.Component;
import plumbline.intake.mapping.UnitCodes;
import plumbline.organisation.Organisation;

/** Reads our own event list: what client level data does not hold. Described in docs/formats/event-list.md. */
@Component
class EventListReader implements FormatReader {

    static final Set<String> COLUMNS = Set.of("entitytype", "entityref", "personref", "locationid", "team", "eventtype",
            "startdate", "starttime", "enddate", "duedate", "reason");

    private static final String STAGE = """
            create temporary table event_stage (row_number int, event text collate "C", ref text collate "C", local_id text collate "C",
                nhs text collate "C", location_id text collate "C", unit text collate "C", day date, at timestamptz, end_day date,
                due_day date, reason text collate "C", entity text collate "C")
            on commit drop""";

    private final Organisation organisation;

    EventListReader(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public Format format() {
        return Format.EVENT_LIST;
    }

    @Override
    public Staged stage(ImportWork work) {
        work.jdbc().execute(STAGE);
        try (CsvTable table = work.openTable(format())) {
            work.refuseUnknownColumns(table, COLUMNS);
            work.stage(table, "event_stage", new EventListRow(work, table, new UnitCodes(organisation)));
        }
        return () -> {
            work.jdbc().execute("analyze event_stage");
            new EventListMerge(work).merge();
            work.countParts("event_stage", "entity");
        };
    }
}
