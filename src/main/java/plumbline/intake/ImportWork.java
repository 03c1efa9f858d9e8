package plumbline.intake;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import plumbline.database.CopyRows;
import plumbline.intake.mapping.SavedMapping;

/**
 * What a reader works with: the file, the batch, where faults and counts go, and the database, all in one transaction.
 *
 * @param mapping what the columns of a council's own file mean, or {@code null} when they are those of the format
 * @param now     the moment of the import; what a file dates later has not happened
 * @param words   the council's own words, and which rows were read by them
 * @param progress hears of each row, and stops the work when somebody has asked for that
 */
record ImportWork(SpooledFile file, @Nullable SavedMapping mapping, BatchId batch, LocalDate today, Instant now, RowFaults faults, RowCounts counts,
                  JdbcTemplate jdbc, ProgressWatch progress, RowWords words) {

    /** Opens the table at its header. */
    CsvTable openTable(Format format) {
        CsvTable table = CsvTable.open(file);
        if (!(mapping == null ? table.seekHeader(format.requiredColumns()) : table.seekMapped(mapping))) {
            table.close();
            throw new IllegalStateException("the header of " + format + " was there a moment ago");
        }
        return table;
    }

    /** Refuses a file whose header has columns the format does not know: they are misspelt, or it is another format. One that comes twice could be read either way. */
    void refuseUnknownColumns(CsvTable table, Set<String> known) {
        for (int i = 0; i < table.headings().size(); i++) {
            String heading = table.headings().get(i);
            int first = table.position(table.columns().get(i));
            if (first != i) {
                throw new FileRefused("Column " + (i + 1) + " of the header, \"" + heading + "\", is there a second time: column " + (first + 1)
                        + " is called the same. Take one of the two out and send the file again.");
            }
            if (!known.contains(table.columns().get(i))) {
                throw new FileRefused("Column " + (i + 1) + " of the header, \"" + heading
                        + "\", is not a column of this format. Correct its name or take the column out.");
            }
        }
    }

    /** Goes through all rows, writing what the row reader makes of them into a stage table by COPY. */
    void stage(CsvTable table, String stageTable, StageRow reader) {
        int team = table.position("team");
        int person = Math.max(table.position("personref"), table.position("lapersonuniqueidentifier"));
        long bytes = file.textBytes();
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try (CopyRows copy = new CopyRows(connection, stageTable); RowsAhead rows = new RowsAhead(table, bytes)) {
                for (CsvRow written = rows.next(); written != null; written = rows.next()) {
                    counts.read();
                    progress.row(rows.bytesRead(), bytes);
                    int faultsBefore = faults.kept().size();
                    CsvRow row = words.read(written, reader);
                    if (row.isShort() || row.isLong()) {
                        faults.reject(row.number(), "", row.width() + " cells",
                                "as many cells as the header has columns: " + table.headings().size());
                        counts.rejected(1);
                    } else if (!reader.write(row, copy)) {
                        counts.rejected(1);
                    } else {
                        words.wentIn(row, new RowFaults.Source(row.cell(team), row.cell(person)));
                    }
                    if (faults.kept().size() > faultsBefore) {
                        faults.from(row.number(), new RowFaults.Source(row.cell(team), row.cell(person)));
                        faults.unlisted(faultsBefore, row, reader.listed(row));
                    }
                }
                return copy.finish();
            }
        });
        progress.storing(0);
    }

    /** Counts the right rows of each sort of facts, by a column of the stage table. */
    void countParts(String stageTable, String column) {
        jdbc.query("select " + column + " as part, count(*) as n from " + stageTable + " group by 1", row -> {
            counts.partCame(row.getString("part"), row.getInt("n"));
        });
    }

    /** Checks one row and writes it, or says by {@code false} that it was rejected with a fault. */
    interface StageRow {
        boolean write(CsvRow row, CopyRows copy) throws SQLException;

        /** The cells of a row whose values are on a list. Which they are may depend on what other cells of the row say. */
        default List<ListedCell> listed(CsvRow row) {
            return List.of();
        }
    }
}
