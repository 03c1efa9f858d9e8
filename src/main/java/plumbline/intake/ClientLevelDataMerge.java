package plumbline.intake;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes staged client level data into the facts. Rows about the same event are one event; which row wins follows the
 * national method: latest period, then blank end of a service or latest end, then the hierarchy of outcomes.
 */
final class ClientLevelDataMerge {

    private static final List<EventTable> TABLES = List.of(
            new EventTable("REQUEST", "request", List.of(
                    new EventTable.Column("role", "role"), new EventTable.Column("accepted_on", "start_on"),
                    new EventTable.Column("ended_on", "end_on"), new EventTable.Column("progresses", "progresses"),
                    new EventTable.Column("closed_without_assessment", "closed")), true),
            new EventTable("ASSESSMENT", "assessment", List.of(
                    new EventTable.Column("role", "role"), new EventTable.Column("kind", "kind"),
                    new EventTable.Column("began_on", "start_on"), new EventTable.Column("signed_off_on", "end_on")), false),
            new EventTable("SERVICE", "service", List.of(
                    new EventTable.Column("role", "role"), new EventTable.Column("kind", "kind"),
                    new EventTable.Column("setting", "setting"), new EventTable.Column("component", "component"),
                    new EventTable.Column("location_id", "location_id"), new EventTable.Column("began_on", "start_on"),
                    new EventTable.Column("ended_on", "end_on")), false),
            new EventTable("REVIEW", "review", List.of(
                    new EventTable.Column("role", "role"), new EventTable.Column("kind", "kind"),
                    new EventTable.Column("began_on", "start_on"), new EventTable.Column("completed_on", "end_on")), false));

    private final ImportWork work;
    private final JdbcTemplate jdbc;

    ClientLevelDataMerge(ImportWork work) {
        this.work = work;
        this.jdbc = work.jdbc();
    }

    void merge() {
        long peopleBefore = new PeopleMerge(work, "cld_stage", "LA Person Unique Identifier").merge();
        pickWinners();
        mergePersonDetails();
        for (EventTable table : TABLES) {
            EventTable.Merged merged = table.merge(jdbc, work.batch());
            work.counts().accepted(merged.changed());
            work.counts().unchanged(merged.all() - merged.changed());
        }
        countLinks(peopleBefore);
    }

    /** One row for each event. The last columns only make the choice the same in whatever order the rows came. */
    private void pickWinners() {
        Integer staged = jdbc.queryForObject("select count(*) from cld_stage", Integer.class);
        jdbc.execute("""
                create temporary table cld_event on commit drop as
                select distinct on (p.person_id, s.event, s.event_key) p.person_id, s.*
                from cld_stage s join stage_person p on p.local_id = s.local_id
                     and (case when p.local_id = '' then p.nhs else '' end) = (case when s.local_id = '' then s.nhs else '' end)
                order by p.person_id, s.event, s.event_key, s.period_end desc nulls last,
                    (case when s.event = 'SERVICE' then s.end_on is not null else s.end_on is null end), s.end_on desc,
                    s.outcome_rank, s.event_ref, s.kind, s.progresses desc, s.closed, s.left_area_on, s.start_on""");
        Integer events = jdbc.queryForObject("select count(*) from cld_event", Integer.class);
        work.counts().duplicate(staged - events);
        jdbc.execute("create index on cld_event (event, event_ref)");
        jdbc.execute("create index on cld_event (person_id, event_key)");
        jdbc.execute("analyze cld_event");
    }

    private void mergePersonDetails() {
        jdbc.update("""
                update person set born_on = d.born_on, died_on = d.died_on, left_area_on = d.left_area_on, batch = ?
                from (select e.person_id, coalesce(max(e.born_on), max(known.born_on)) as born_on, max(e.died_on) as died_on,
                             greatest(max(e.left_area_on), max(known.left_area_on)) as left_area_on
                      from cld_event e join person known on known.id = e.person_id group by e.person_id) d
                where person.id = d.person_id
                  and (person.born_on, person.died_on, person.left_area_on) is distinct from (d.born_on, d.died_on, d.left_area_on)""",
                work.batch().value());
    }

    /** A link row tells who cares for whom; of it only the person is kept. */
    private void countLinks(long peopleBefore) {
        int links = jdbc.queryForObject("select count(*) from cld_event where event = 'LINK'", Integer.class);
        int newPeople = jdbc.queryForObject("select count(*) from cld_event where event = 'LINK' and person_id > ?", Integer.class, peopleBefore);
        work.counts().accepted(newPeople);
        work.counts().unchanged(links - newPeople);
    }
}
