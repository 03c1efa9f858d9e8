package plumbline.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.database.BulkCopy;
import plumbline.intake.words.CouncilWord;
import plumbline.intake.words.CouncilWords;
import plumbline.intake.words.ListedFields;
import plumbline.intake.words.WordsInForce;

/** The council's own words in force, and which rows of which batch were read by them. */
@Component
class WordsOfImports {

    private final WordsInForce table;
    private final ListedFields fields;
    private final JdbcClient jdbc;
    private final BulkCopy copy;

    WordsOfImports(WordsInForce table, ListedFields fields, JdbcClient jdbc, BulkCopy copy) {
        this.table = table;
        this.fields = fields;
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** The words by which files of a format are read that come now. */
    CouncilWords inForce(Format format) {
        return fields.all().stream().noneMatch(field -> field.format() == format) ? CouncilWords.NONE : of(format, table.table().words(fields));
    }

    /** Those of some words by which files of a format are read. */
    CouncilWords of(Format format, List<CouncilWord> words) {
        return new CouncilWords(words.stream().filter(word -> fields.named(word.field()).filter(field -> field.format() == format).isPresent()).toList());
    }

    /** The words that were read in a file, those of most rows first. */
    List<ReadWord> of(BatchId id) {
        return jdbc.sql("select field, word, means, rows from import_word where batch = ? order by rows desc, field, word").param(id.value())
                .query((row, i) -> new ReadWord(row.getString("field"), row.getString("word"), row.getString("means"), row.getInt("rows"))).list();
    }

    /** Keeps by which words a file was read. One that was looked at before may have been read by others. */
    void put(BatchId id, RowWords read) {
        List.of("import_word", "import_word_row").forEach(kept -> jdbc.sql("delete from " + kept + " where batch = ?").param(id.value()).update());
        List<@Nullable Object[]> words = new ArrayList<>();
        read.rows().forEach((word, rows) -> words.add(new Object[] {id.value(), word.field(), word.word(), word.means(), rows}));
        copy.write("import_word (batch, field, word, means, rows)", words);
        List<@Nullable Object[]> rows = new ArrayList<>();
        read.kept().forEach(cell -> rows.add(new Object[] {id.value(), rows.size() + 1, cell.row(), cell.column(), cell.word().field(), cell.word().word(),
                read.unit(cell.row())}));
        copy.write("import_word_row (batch, number, row_number, column_name, field, word, unit)", rows);
    }
}
