package plumbline.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.intake.mapping.UnknownTable;

/** Finds the table in a file whose header nobody has seen: of a workbook the sheet with the most in it. */
final class UnknownFile {

    private static final int ROWS_LOOKED_AT = 5_000;

    private UnknownFile() {
    }

    /** The table; empty when nothing in the file looks like a header with a row below it. */
    static Optional<UnknownTable> table(SpooledFile file, String name) {
        return FormatRecogniser.texts(file).stream().flatMap(text -> read(text, name).stream())
                .max(Comparator.comparingInt(table -> table.rows().size() * table.headings().size()));
    }

    private static Optional<UnknownTable> read(SpooledFile text, String name) {
        try (CsvTable table = CsvTable.open(text)) {
            if (!table.seekHeaderLike(UnknownFile::looksLikeHeader)) {
                return Optional.empty();
            }
            List<List<String>> rows = new ArrayList<>();
            for (CsvRow row = table.next(); row != null && rows.size() < ROWS_LOOKED_AT; row = table.next()) {
                if (!row.isShort() && !row.isLong()) {
                    rows.add(row.cells());
                }
            }
            String source = name + (text.sheet() == null ? "" : " " + text.sheet().name());
            return rows.isEmpty() ? Optional.empty() : Optional.of(new UnknownTable(source, table.headings(), rows));
        } catch (FileRefused unreadable) {
            return Optional.empty();
        }
    }

    /** Two columns at least, each with words of its own. */
    private static boolean looksLikeHeader(List<String> cells) {
        Set<String> names = new HashSet<>();
        List<String> filled = cells.stream().map(CsvTable::normalised).filter(name -> !name.isEmpty()).toList();
        names.addAll(filled);
        return filled.size() >= 2 && filled.size() * 2 > cells.size() && names.size() == filled.size() && filled.stream().noneMatch(name -> name.matches("\\d+"));
    }
}
