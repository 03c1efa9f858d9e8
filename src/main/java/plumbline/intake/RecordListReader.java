package plumbline.intake;

import org.springframework.stereotype.Component;
import plumbline.intake.mapping.UnitCodes;
import plumbline.organisation.Organisation;

/** Reads our own list of case records: what councils keep about a piece of work in one row. Described in docs/formats/record-list.md. */
@Component
class RecordListReader implements FormatReader {

    private static final String STAGE = """
            create temporary table record_stage (row_number int, kind text collate "C", ref text collate "C", local_id text collate "C",
                nhs text collate "C", about text collate "C", unit text collate "C", fields jsonb)
            on commit drop""";

    private final Organisation organisation;

    RecordListReader(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public Format format() {
        return Format.RECORD_LIST;
    }

    @Override
    public Staged stage(ImportWork work) {
        work.jdbc().execute(STAGE);
        try (CsvTable table = work.openTable(format())) {
            work.refuseUnknownColumns(table, RecordListColumns.KNOWN);
            work.stage(table, "record_stage", new RecordListRow(work, new RecordListColumns(table), new UnitCodes(organisation)));
        }
        return () -> {
            work.jdbc().execute("analyze record_stage");
            new RecordListMerge(work).merge();
            work.countParts("record_stage", "kind");
        };
    }
}
