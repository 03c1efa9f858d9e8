package plumbline.intake.privacy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.facts.PeoplePurged;

/** Finds whose facts are old enough, and deletes them. Which tables point at people is asked of the database. */
@Component
class PurgeTable {

    /** Kinds that nobody has stated a time for keep their people. */
    private static final String OLD = """
            select coalesce(p.same_as, p.id) as id, bool_or(exists (select from retention_hold h where h.person_id = p.id and h.released_at is null)) as held
            from fact_of_person f join person p on p.id = f.person_id left join retention_rule r using (kind)
            where p.purged_at is null
            group by 1
            having bool_and(not f.open and coalesce((f.last_day + make_interval(months => r.months))::date < :today, false))
            order by 1""";

    private static final String POINTING = """
            select quote_ident(t.relname) as of_table, quote_ident(a.attname) as of_column
            from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_attribute a on a.attrelid = t.oid and k.conkey = array[a.attnum]
            where k.contype = 'f' and k.confrelid = 'person'::regclass and t.relnamespace = current_schema()::regnamespace
              and t.relname not in ('person', 'judged_person', 'retention_hold') order by 1, 2""";

    private static final String FAULTS = """
             from import_fault f join import_batch b on b.id = f.batch join retention_rule r on r.kind = 'import_fault'
            where f.value <> '' and b.finished_at < :now - make_interval(months => r.months)""";

    private final JdbcClient jdbc;

    PurgeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person whose facts are old enough. */
    record Old(long id, boolean held) {
    }

    List<Old> old(LocalDate today) {
        return jdbc.sql(OLD).param("today", today).query((row, i) -> new Old(row.getLong("id"), row.getBoolean("held"))).list();
    }

    /** All references of people and of their second records, with whose they are. */
    Map<String, Long> references(Collection<Long> people) {
        Map<String, Long> refs = new HashMap<>();
        jdbc.sql("select ref, coalesce(same_as, id) as person from person where id = any (?) or same_as = any (?)").params(ids(people), ids(people)).query(row -> {
            refs.put(row.getString("ref"), row.getLong("person"));
        });
        return refs;
    }

    /** How many rows of each kind people have. */
    Map<String, Integer> rows(Collection<Long> people) {
        Map<String, Integer> rows = new TreeMap<>();
        jdbc.sql("select f.kind, count(*) as n from fact_of_person f join person p on p.id = f.person_id where p.id = any (?) or p.same_as = any (?) group by 1")
                .params(ids(people), ids(people)).query(row -> {
                    rows.put(row.getString("kind"), row.getInt("n"));
                });
        return rows;
    }

    /** How many values of faulty cells are older than they are kept. */
    int oldFaultValues(OffsetDateTime now) {
        return jdbc.sql("select count(*)" + FAULTS).param("now", now).query(Integer.class).single();
    }

    /** Forgets what stood in faulty cells long ago; that there was a fault, and what was expected, stays. */
    int forgetFaultValues(OffsetDateTime now) {
        return jdbc.sql("update import_fault set value = '' where (batch, number) in (select f.batch, f.number" + FAULTS + ")").param("now", now).update();
    }

    /** Deletes everything that points at people, and leaves of each that there was one. */
    List<Long> delete(Collection<Long> people, OffsetDateTime at, String salt) {
        List<Long> records = jdbc.sql("select id from person where id = any (?) or same_as = any (?)").params(ids(people), ids(people)).query(Long.class).list();
        List<String[]> pointing = new ArrayList<>(jdbc.sql(POINTING).query((row, i) -> new String[] {row.getString("of_table"), row.getString("of_column")}).list());
        jdbc.sql("""
                delete from fact_before where fact_table = 'person' and (key ->> 'id')::bigint = any (:people)
                    or jsonb_exists(image, 'person_id') and (image ->> 'person_id')::bigint = any (:people)""")
                .param("people", ids(records)).update();
        pointing.forEach(column -> jdbc.sql("delete from " + column[0] + " where " + column[1] + " = any (?)").param(ids(records)).update());
        jdbc.sql("""
                update person set ref = %s, nhs_digest = null, unit = null, allocated_on = null, born_on = null, died_on = null, left_area_on = null, purged_at = :at
                where id = any (:people)""".formatted(PeoplePurged.pseudonym("ref"))).param("salt", salt).param("at", at).param("people", ids(records)).update();
        return records;
    }

    private static Long[] ids(Collection<Long> people) {
        return people.toArray(Long[]::new);
    }
}
