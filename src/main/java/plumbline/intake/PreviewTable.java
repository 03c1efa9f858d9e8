package plumbline.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out what a batch has added and changed while its transaction is open, and keeps it when nothing of the batch is kept. */
@Component
class PreviewTable {

    /** How many people are named; all are counted. */
    private static final int MOST_PEOPLE = 100;

    private static final String CHANGED = """
            from (select distinct key from fact_before where batch = :batch and fact_table = :table and (image ->> 'batch')::bigint <> :batch) changed""";

    private final JdbcClient jdbc;

    PreviewTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a batch has done so far, seen from inside its transaction. */
    Preview seen(BatchId batch, Format format) {
        List<Preview.Facts> facts = new ArrayList<>();
        for (FactTable table : FactTable.ALL) {
            if (format.tables().contains(table.name()) || table.name().equals("council_provider") && format == Format.EVENT_LIST) {
                Preview.Facts found = new Preview.Facts(table.words(), added(batch, table), changed(batch, table));
                if (found.added() + found.changed() > 0) {
                    facts.add(found);
                }
            }
        }
        return new Preview(facts, people(batch, format));
    }

    /** What carries the batch's number and was not there before. Only people may be changed without carrying it. */
    private int added(BatchId batch, FactTable table) {
        int carrying = jdbc.sql("select count(*) from " + table.name() + " where batch = ?").param(batch.value()).query(Integer.class).single();
        return carrying - (table == FactTable.PEOPLE ? jdbc.sql("select count(*) " + CHANGED + " join person p on p.id = (changed.key ->> 'id')::bigint where p.batch = :batch")
                .param("batch", batch.value()).param("table", table.name()).query(Integer.class).single() : changed(batch, table));
    }

    private int changed(BatchId batch, FactTable table) {
        return jdbc.sql("select count(*) " + CHANGED).param("batch", batch.value()).param("table", table.name()).query(Integer.class).single();
    }

    /** The people of whom something is new, the new ones first. */
    private List<Preview.Concerned> people(BatchId batch, Format format) {
        String about = FactTable.OTHERS.stream().filter(table -> table.aboutPeople() && format.tables().contains(table.name()))
                .map(table -> "select person_id from " + table.name() + " where batch = :batch").collect(Collectors.joining(" union "));
        return about.isEmpty() ? List.of() : jdbc.sql("""
                select p.ref, p.batch = :batch and not exists (select from fact_before f where f.batch = :batch and f.fact_table = 'person'
                       and f.key = jsonb_build_object('id', p.id) and (f.image ->> 'batch')::bigint <> :batch) as added
                from person p where p.batch = :batch or p.id in (""" + about + ") order by 2 desc, 1 limit :most")
                .param("batch", batch.value()).param("most", MOST_PEOPLE)
                .query((row, i) -> new Preview.Concerned(row.getString("ref"), row.getBoolean("added"))).list();
    }

    void keep(BatchId batch, Preview preview) {
        preview.facts().forEach(facts -> jdbc.sql("insert into import_preview (batch, facts, added, changed) values (?, ?, ?, ?)")
                .params(batch.value(), facts.words(), facts.added(), facts.changed()).update());
        preview.people().forEach(person -> jdbc.sql("insert into import_preview_person (batch, ref, added) values (?, ?, ?)")
                .params(batch.value(), person.ref(), person.added()).update());
    }

    Preview kept(BatchId batch) {
        return new Preview(
                jdbc.sql("select * from import_preview where batch = ? order by facts").param(batch.value())
                        .query((row, i) -> new Preview.Facts(row.getString("facts"), row.getInt("added"), row.getInt("changed"))).list(),
                jdbc.sql("select * from import_preview_person where batch = ? order by added desc, ref").param(batch.value())
                        .query((row, i) -> new Preview.Concerned(row.getString("ref"), row.getBoolean("added"))).list());
    }

    void forget(BatchId batch) {
        jdbc.sql("delete from import_preview where batch = ?").param(batch.value()).update();
        jdbc.sql("delete from import_preview_person where batch = ?").param(batch.value()).update();
    }
}
