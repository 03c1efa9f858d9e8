package plumbline.intake;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes back what one batch brought. Rows it changed are put back as they were kept, rows it added are deleted. People and
 * locations that others name meanwhile stay, with nothing but their reference.
 */
@Component
class Withdrawal {

    private final JdbcClient jdbc;

    Withdrawal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The later batches that changed what this one had added or changed, the latest first. */
    List<BatchId> builtOn(BatchId batch) {
        return jdbc.sql("""
                select distinct later.batch from fact_before later
                where later.batch > :batch and ((later.image ->> 'batch')::bigint = :batch
                   or exists (select from fact_before own where own.batch = :batch and own.fact_table = later.fact_table and own.key = later.key))
                order by 1 desc""").param("batch", batch.value()).query((row, i) -> new BatchId(row.getLong("batch"))).list();
    }

    void takeBack(BatchId batch) {
        for (FactTable table : FactTable.OTHERS) {
            images(batch, table);
            deleteChangedAndAdded(batch, table);
        }
        takeBackLocations(batch);
        takeBackPeople(batch);
        // What was changed is put back last: it may name people and locations that have their own details again by now.
        FactTable.OTHERS.forEach(this::insertImages);
        jdbc.sql("delete from fact_before where batch = ?").param(batch.value()).update();
    }

    /** The rows as they were before the batch touched them for the first time; what it had added itself was not there. */
    private void images(BatchId batch, FactTable table) {
        jdbc.sql("drop table if exists " + before(table)).update();
        jdbc.sql("create temporary table " + before(table) + " on commit drop as select * from " + table.name() + " where false").update();
        jdbc.sql("""
                insert into %s select (jsonb_populate_record(null::%s, image)).* from (
                    select distinct on (key) key, image from fact_before where batch = ? and fact_table = ? order by key, id) earliest
                where (image ->> 'batch')::bigint <> ?""".formatted(before(table), table.name())).params(batch.value(), table.name(), batch.value()).update();
    }

    private static String before(FactTable table) {
        return "before_" + table.name();
    }

    private void deleteChangedAndAdded(BatchId batch, FactTable table) {
        jdbc.sql("delete from " + table.name() + " t using " + before(table) + " b where " + table.same("t", "b")).update();
        jdbc.sql("delete from " + table.name() + " where batch = ?").param(batch.value()).update();
    }

    private void insertImages(FactTable table) {
        jdbc.sql("insert into " + table.name() + " overriding system value select * from " + before(table)).update();
    }

    private void takeBackLocations(BatchId batch) {
        images(batch, FactTable.LOCATIONS);
        putBack(FactTable.LOCATIONS, columns(FactTable.LOCATIONS));
        jdbc.sql("""
                delete from location l where batch = ?
                  and not exists (select from location_rating r where r.location_id = l.ref)
                  and not exists (select from rating_publication r where r.location_id = l.ref)""").param(batch.value()).update();
    }

    private void takeBackPeople(BatchId batch) {
        images(batch, FactTable.PEOPLE);
        // A number stands at one person only, and may have moved from one to another.
        jdbc.sql("update person p set nhs_digest = null from before_person b where b.id = p.id").update();
        putBack(FactTable.PEOPLE, columns(FactTable.PEOPLE));
        jdbc.sql("create temporary table named_person on commit drop as " + FactTable.OTHERS.stream().filter(FactTable::aboutPeople)
                .flatMap(table -> Stream.of("select person_id, batch from " + table.name(), "select person_id, batch from " + before(table)))
                .map(select -> select + " where person_id in (select id from person where batch = " + batch.value()
                        + ") or person_id in (select person_id from person_identifier where batch = " + batch.value() + ")")
                .collect(Collectors.joining(" union all "))).update();
        forgetIdentifiers(batch);
        jdbc.sql("""
                delete from person p where batch = ? and not exists (select from named_person n where n.person_id = p.id)
                  and not exists (select from judged_person j where j.person_id = p.id)
                  and not exists (select from person other where other.same_as = p.id)
                  and not exists (select from person_identifier i where i.person_id = p.id)""").param(batch.value()).update();
        jdbc.sql("""
                update person p set born_on = null, died_on = null, left_area_on = null, unit = null, allocated_on = null, nhs_digest = null
                where batch = ?""").param(batch.value()).update();
    }

    /** New identifiers of the batch go, unless another batch has used them to name somebody, or the person stays. */
    private void forgetIdentifiers(BatchId batch) {
        jdbc.sql("""
                delete from person_identifier i where batch = ? and not exists (select from named_person n where n.person_id = i.person_id and n.batch > i.batch)
                  and not exists (select from person p join judged_person j on j.person_id = p.id where p.id = i.person_id and p.batch = i.batch)""")
                .param(batch.value()).update();
    }

    private String columns(FactTable table) {
        return String.join(", ", jdbc.sql("select column_name from information_schema.columns where table_name = ? and table_schema = current_schema()"
                + " and column_name <> all (?)").params(table.name(), table.keys().toArray(String[]::new)).query(String.class).list());
    }

    private void putBack(FactTable table, String columns) {
        jdbc.sql("update " + table.name() + " t set (" + columns + ") = (select " + columns + " from " + before(table) + " own where "
                + table.same("own", "t") + ") from " + before(table) + " b where " + table.same("t", "b")).update();
    }
}
