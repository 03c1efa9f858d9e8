package plumbline.intake;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes a staged event list into the facts. Rows of one case are put together; a row adds to or corrects what is known of
 * the case and takes nothing away, so lists may be sent in any order and in parts.
 */
final class EventListMerge {

    private final ImportWork work;
    private final JdbcTemplate jdbc;

    EventListMerge(ImportWork work) {
        this.work = work;
        this.jdbc = work.jdbc();
    }

    void merge() {
        PeopleMerge people = new PeopleMerge(work, "event_stage", "person_ref");
        long peopleBefore = people.resolve();
        ReferenceChecks.together(jdbc, work.batch(), ReferenceChecks.OF_EVENT_LIST, () -> {
            people.store(peopleBefore);
            mergeCases();
        });
        count();
    }

    private void mergeCases() {
        rejectCasesOfTwoPeople();
        pickWinners();
        work.progress().storing(0.4);
        jdbc.execute("create temporary table event_changed (entity text collate \"C\", ref text collate \"C\") on commit drop");
        allocateCases();
        personLeft();
        new ListedRequests(work).merge();
        work.progress().storing(0.6);
        EventListTables.ALL.forEach(this::mergeTable);
    }

    /** The reference of a case names one person, in the file and in what is stored. */
    private void rejectCasesOfTwoPeople() {
        jdbc.execute("""
                create temporary table contradictory_case on commit drop as
                select entity, ref from event_stage where local_id <> ''
                group by entity, ref having count(distinct local_id) > 1""");
        for (List<String> table : List.of(List.of("request", "request"), List.of("support plan", "support_plan"), List.of("pause", "pause"),
                List.of("safeguarding concern", "concern"), List.of("dols application", "dols_application"),
                List.of("brokerage request", "brokerage_request"))) {
            jdbc.update("""
                    insert into contradictory_case select s.entity, s.ref from event_stage s
                    join stage_person p on p.local_id = s.local_id join %s t on t.ref = s.ref
                    where s.entity = ? and t.person_id <> p.person_id""".formatted(table.get(1)), table.get(0));
        }
        String which = "(entity, ref) in (select entity, ref from contradictory_case)";
        jdbc.query("select row_number, ref from event_stage where " + which + " order by row_number limit " + Imports.MOST_FAULTS_KEPT, row -> {
            work.faults().reject(row.getLong("row_number"), "entity_ref", row.getString("ref"), "a reference that belongs to one person only");
        });
        work.counts().rejected(jdbc.update("delete from event_stage where " + which));
    }

    /** One row for each event of a case: the latest. The last columns only make the choice independent of the order of rows. */
    private void pickWinners() {
        Integer staged = jdbc.queryForObject("select count(*) from event_stage", Integer.class);
        jdbc.execute("""
                create temporary table listed_event on commit drop as
                select distinct on (s.event, s.ref) s.*, p.person_id
                from event_stage s left join stage_person p on p.local_id = s.local_id and s.local_id <> ''
                order by s.event, s.ref, s.day desc nulls last, s.at desc nulls last, s.end_day desc nulls last, s.due_day desc nulls last,
                         s.unit, s.reason, s.location_id""");
        Integer kept = jdbc.queryForObject("select count(*) from listed_event", Integer.class);
        work.counts().duplicate(staged - kept);
        jdbc.execute("create index on listed_event (event, ref)");
        jdbc.execute("analyze listed_event");
    }

    /** A person belongs to the team of the latest allocation, whichever list it came with. */
    private void allocateCases() {
        jdbc.update("""
                with latest as (
                    select distinct on (person_id) person_id, unit, day, ref from listed_event
                    where event = 'CASE_ALLOCATED' order by person_id, day desc, unit),
                changed as (
                    update person t set unit = l.unit, allocated_on = l.day, batch = ? from latest l
                    where t.id = l.person_id and (t.allocated_on is null or t.allocated_on <= l.day)
                      and (t.unit, t.allocated_on) is distinct from (l.unit, l.day) returning l.ref)
                insert into event_changed select 'case allocation', ref from changed""", work.batch().value());
    }

    private void personLeft() {
        jdbc.update("""
                with latest as (
                    select person_id, max(day) as day, max(ref) as ref from listed_event where event = 'LEFT_AREA' group by person_id),
                changed as (
                    update person t set left_area_on = l.day, batch = ? from latest l
                    where t.id = l.person_id and (t.left_area_on is null or t.left_area_on < l.day) returning l.ref)
                insert into event_changed select 'person', ref from changed""", work.batch().value());
    }

    private void mergeTable(String entity, String sql) {
        jdbc.update("with changed as (" + sql + " returning " + (entity.equals("council provider") ? "t.provider_id as ref" : "t.ref") + ") insert into event_changed select '" + entity + "', ref from changed",
                work.batch().value());
    }

    private void count() {
        Integer all = jdbc.queryForObject("select count(*) from listed_event", Integer.class);
        Integer changed = jdbc.queryForObject(
                "select count(*) from listed_event where (entity, ref) in (select entity, ref from event_changed)", Integer.class);
        work.counts().accepted(changed);
        work.counts().unchanged(all - changed);
    }
}
