package plumbline.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.intake.words.CouncilWord;
import plumbline.intake.words.CouncilWords;
import plumbline.intake.words.ListedField;

/** Reads the council's own words in the rows of one file. All rows that went in so are counted, the first ten thousand cells kept. */
final class RowWords {

    /** A cell that was read by a word of the mapping. */
    record Cell(long row, String column, CouncilWord word) {
    }

    /** Of so many ways of writing in a field it is remembered what they mean. */
    private static final int REMEMBERED = 5_000;

    private final CouncilWords words;
    private final Map<ListedField, Map<String, Optional<CouncilWord>>> remembered = new HashMap<>();
    private final List<Cell> ofRow = new ArrayList<>();
    private final List<Cell> kept = new ArrayList<>();
    private final Map<CouncilWord, Integer> rows = new LinkedHashMap<>();
    private final Map<Long, RowFaults.Source> sources = new HashMap<>();
    private Map<Long, String> recordedBy = Map.of();

    RowWords(CouncilWords words) {
        this.words = words;
    }

    /** The row in the words of the lists. Only what is on no list is looked up, so that no word changes what a listed value means. */
    CsvRow read(CsvRow row, ImportWork.StageRow reader) {
        ofRow.clear();
        if (words.none()) {
            return row;
        }
        List<ListedCell> cells = reader.listed(row);
        CsvRow read = read(row, cells);
        // Once it is known what the row is about, it may have other cells with a list: the event of an entity, then the reason of the event.
        for (List<ListedCell> more = reader.listed(read); !more.equals(cells); more = reader.listed(read)) {
            cells = more;
            read = read(read, cells);
        }
        return read;
    }

    private CsvRow read(CsvRow row, List<ListedCell> cells) {
        CsvRow read = row;
        for (ListedCell cell : cells) {
            Optional<CouncilWord> word = cell.position() >= 0 && cell.position() < row.width() && words.of(cell.field()) ? meant(cell.field(), row.cell(cell.position())) : Optional.empty();
            if (word.isPresent()) {
                read = read.reading(cell.position(), word.get().means());
                ofRow.add(new Cell(row.number(), row.heading(cell.position()), word.get()));
            }
        }
        return read;
    }

    /** A file of a million rows has few words. */
    private Optional<CouncilWord> meant(ListedField field, String written) {
        Map<String, Optional<CouncilWord>> ofField = remembered.computeIfAbsent(field, first -> new HashMap<>());
        Optional<CouncilWord> known = ofField.get(written);
        if (known == null) {
            known = Optional.ofNullable(words.meant(field, written));
            if (ofField.size() < REMEMBERED) {
                ofField.put(written, known);
            }
        }
        return known;
    }

    /** The row that was read last went in. */
    void wentIn(CsvRow row, RowFaults.Source source) {
        for (Cell cell : ofRow) {
            rows.merge(cell.word(), 1, Integer::sum);
            if (kept.size() < Imports.MOST_FAULTS_KEPT) {
                kept.add(cell);
                sources.put(row.number(), source);
            }
        }
    }

    /** Which mapping the file was read by. */
    String hash() {
        return words.hash();
    }

    /** How many rows went in by each word. */
    Map<CouncilWord, Integer> rows() {
        return Collections.unmodifiableMap(rows);
    }

    List<Cell> kept() {
        return Collections.unmodifiableList(kept);
    }

    Map<Long, RowFaults.Source> sources() {
        return Collections.unmodifiableMap(sources);
    }

    /** Which team recorded each row, as far as that is known. */
    void recordedBy(Map<Long, String> units) {
        recordedBy = Map.copyOf(units);
    }

    @Nullable String unit(long row) {
        return recordedBy.get(row);
    }
}
