package plumbline.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.database.BulkCopy;

/** Keeps the faults of batches. */
@Component
class BatchFaults {

    private final JdbcClient jdbc;
    private final BulkCopy copy;

    BatchFaults(JdbcClient jdbc, BulkCopy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** Keeps what stands against a file. One that was looked at before has faults already, and they may be others by now. */
    void put(BatchId id, RowFaults faults) {
        jdbc.sql("delete from import_fault where batch = ?").param(id.value()).update();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Fault fault : faults.kept()) {
            rows.add(new Object[] {id.value(), rows.size() + 1, fault.row(), fault.column(), fault.value(), fault.expected(), fault.rejected(),
                    faults.unit(fault.row()), faults.field(rows.size())});
        }
        copy.write("import_fault (batch, number, row_number, column_name, value, expected, row_rejected, unit, field)", rows);
    }

    FaultPage page(BatchId id, int page) {
        int kept = jdbc.sql("select count(*) from import_fault where batch = ?").param(id.value()).query(Integer.class).single();
        int pages = Math.max(1, (kept + FaultPage.SIZE - 1) / FaultPage.SIZE);
        int shown = Math.min(Math.max(1, page), pages);
        List<Fault> faults = jdbc.sql("""
                select * from import_fault where batch = ? order by row_number, number limit ? offset ?""")
                .params(id.value(), FaultPage.SIZE, (shown - 1) * FaultPage.SIZE)
                .query((row, i) -> new Fault(row.getLong("row_number"), row.getString("column_name"), row.getString("value"),
                        row.getString("expected"), row.getBoolean("row_rejected"))).list();
        return new FaultPage(faults, shown, pages, kept);
    }
}
