package plumbline.intake;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes a staged record list into the facts. A record is known by its kind and reference and is updated field by field: what
 * a list does not say stays as it is, and a record that would not change is not touched. Of rows of one record that say
 * different things the last one in the file counts.
 */
final class RecordListMerge {

    private final ImportWork work;
    private final JdbcTemplate jdbc;

    RecordListMerge(ImportWork work) {
        this.work = work;
        this.jdbc = work.jdbc();
    }

    void merge() {
        PeopleMerge people = new PeopleMerge(work, "record_stage", "Person ref");
        long peopleBefore = people.resolve();
        ReferenceChecks.together(jdbc, work.batch(), ReferenceChecks.OF_RECORD_LIST, () -> {
            rejectRecordsOfTwoPeople();
            people.store(peopleBefore);
            work.progress().storing(0.3);
            putRowsTogether();
            work.progress().storing(0.6);
            keepTimesOfTheSameDay();
            store();
        });
        count();
    }

    /** The reference of a record names one person, in the file and in what is stored. */
    private void rejectRecordsOfTwoPeople() {
        jdbc.execute("""
                create temporary table contradictory_record on commit drop as
                select s.kind, s.ref from record_stage s join stage_person p on p.local_id = s.local_id
                left join case_record t on t.kind = s.kind and t.ref = s.ref
                where s.local_id <> '' group by s.kind, s.ref, t.person_id
                having min(p.person_id) <> max(p.person_id) or min(p.person_id) <> t.person_id""");
        String which = "(kind, ref) in (select kind, ref from contradictory_record)";
        jdbc.query("select row_number, ref from record_stage where " + which + " order by row_number limit " + Imports.MOST_FAULTS_KEPT, row -> {
            work.faults().reject(row.getLong("row_number"), "Record ref", row.getString("ref"), "a reference that belongs to one person only");
        });
        work.counts().rejected(jdbc.update("delete from record_stage where " + which));
    }

    private void putRowsTogether() {
        jdbc.execute("""
                create temporary table record_row on commit drop as
                select s.row_number, s.kind, s.ref, p.person_id, s.about, s.unit, s.fields, count(*) over (partition by s.kind, s.ref) > 1 as several
                from record_stage s left join stage_person p on p.local_id = s.local_id and s.local_id <> ''""");
        jdbc.execute("""
                create temporary table listed_record on commit drop as
                select kind, ref, person_id, about, unit, fields from record_row where not several
                union all
                select r.kind, r.ref, max(r.person_id), (array_agg(r.about order by row_number desc) filter (where r.about is not null))[1],
                       (array_agg(r.unit order by row_number desc) filter (where r.unit is not null))[1],
                       coalesce((select jsonb_object_agg(f.key, f.value order by same.row_number) from record_row same, jsonb_each(same.fields) f
                                 where same.kind = r.kind and same.ref = r.ref), '{}')
                from record_row r where several group by r.kind, r.ref""");
        jdbc.execute("""
                create temporary table row_that_counts on commit drop as
                with said as (
                    select kind, ref, row_number, unnest(array['', case when about is not null then 'about' end, case when unit is not null then 'unit' end]) as what
                    from record_row where several
                    union all
                    select kind, ref, row_number, 'field ' || f from record_row, jsonb_object_keys(fields) f where several),
                last as (
                    select distinct on (kind, ref, what) row_number from said where what is not null order by kind, ref, what, row_number desc)
                select distinct row_number from last""");
        jdbc.execute("analyze listed_record");
    }

    /** A list that knows only the day of a moment does not take away the time that another one gave for the same day. */
    private void keepTimesOfTheSameDay() {
        jdbc.update("""
                update listed_record l set fields = l.fields - array(
                    select f.key from jsonb_each_text(l.fields) f
                    where f.value ~ '^\\d{4}-\\d\\d-\\d\\d$' and t.fields ->> f.key like '%T%'
                      and ((t.fields ->> f.key)::timestamptz at time zone 'Europe/London')::date = f.value::date)
                from case_record t
                where t.kind = l.kind and t.ref = l.ref and t.fields::text like '%T__:__:%'""");
    }

    private void store() {
        jdbc.execute("create temporary table record_changed (kind text collate \"C\", ref text collate \"C\") on commit drop");
        jdbc.update("""
                with changed as (
                    insert into case_record as t (kind, ref, person_id, about, unit, fields, batch)
                    select kind, ref, person_id, about, unit, fields, ? from listed_record order by person_id, kind, ref
                    on conflict (kind, ref) do update set about = coalesce(excluded.about, t.about), unit = coalesce(excluded.unit, t.unit),
                        fields = t.fields || excluded.fields, batch = excluded.batch
                    where (t.about, t.unit, t.fields) is distinct from
                          (coalesce(excluded.about, t.about), coalesce(excluded.unit, t.unit), t.fields || excluded.fields)
                    returning t.kind, t.ref)
                insert into record_changed select kind, ref from changed""", work.batch().value());
    }

    private void count() {
        jdbc.query("""
                select count(*) as rows, count(*) filter (where not counts) as duplicate, count(*) filter (where counts and changed) as accepted
                from (select not several or row_number in (select row_number from row_that_counts) as counts,
                             (kind, ref) in (select kind, ref from record_changed) as changed from record_row) counted""", row -> {
            work.counts().duplicate(row.getInt("duplicate"));
            work.counts().accepted(row.getInt("accepted"));
            work.counts().unchanged(row.getInt("rows") - row.getInt("duplicate") - row.getInt("accepted"));
        });
    }
}
