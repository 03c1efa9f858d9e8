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
        PeopleMerge people = new PeopleMerge(work, "cld_stage", "LA Person Unique Identifier");
        long peopleBefore = people.resolve();
        int staged = jdbc.queryForObject("select count(*) from cld_stage", Integer.class);
        pickWinners();
        work.progress().storing(0.3);
        ReferenceChecks.together(jdbc, work.batch(), ReferenceChecks.OF_CLIENT_LEVEL_DATA, () -> {
            mergePeople(people, peopleBefore);
            // Whoever is stored now as new is noted as changed with that; their events need not say it again.
            jdbc.queryForObject("select set_config('plumbline.people_before', ?, true)", String.class, Long.toString(peopleBefore));
            boolean known = Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from cld_event where person_id <= ?)", Boolean.class, peopleBefore));
            for (int stored = 0; stored < TABLES.size(); stored++) {
                work.progress().storing(0.4 + 0.15 * stored);
                work.counts().accepted(TABLES.get(stored).merge(jdbc, work.batch(), peopleBefore, known));
            }
        });
        count(staged, peopleBefore);
    }

    /** One row for each event. The last columns only make the choice the same in whatever order the rows came. */
    private void pickWinners() {
        jdbc.execute("""
                create temporary table cld_event on commit drop as
                select distinct on (p.person_id, s.event, s.event_key) p.person_id, s.*
                from cld_stage s join stage_person p on p.local_id = s.local_id
                     and (case when p.local_id = '' then p.nhs else '' end) = (case when s.local_id = '' then s.nhs else '' end)
                order by p.person_id, s.event, s.event_key, s.period_end desc nulls last,
                    (case when s.event = 'SERVICE' then s.end_on is not null else s.end_on is null end), s.end_on desc,
                    s.outcome_rank, s.event_ref, s.kind, s.progresses desc, s.closed, s.left_area_on, s.start_on""");
        jdbc.execute("analyze cld_event");
        jdbc.execute("""
                create temporary table shared_reference on commit drop as
                select event, event_ref from cld_event where event_ref <> '' group by event, event_ref having count(*) > 1""");
        jdbc.execute("analyze shared_reference");
    }

    private void mergePeople(PeopleMerge people, long peopleBefore) {
        jdbc.execute("""
                create temporary table person_detail on commit drop as
                select person_id, max(born_on) as born_on, max(died_on) as died_on, max(left_area_on) as left_area_on
                from cld_event group by person_id""");
        jdbc.execute("analyze person_detail");
        people.store(peopleBefore, "person_detail");
        jdbc.update("""
                update person set born_on = coalesce(d.born_on, person.born_on), died_on = d.died_on,
                       left_area_on = greatest(d.left_area_on, person.left_area_on), batch = ?
                from person_detail d
                where person.id = d.person_id and d.person_id <= ?
                  and (person.born_on, person.died_on, person.left_area_on) is distinct from
                      (coalesce(d.born_on, person.born_on), d.died_on, greatest(d.left_area_on, person.left_area_on))""",
                work.batch().value(), peopleBefore);
    }

    /** A link row tells who cares for whom; of it only the person is kept, and only a new person is news. */
    private void count(int staged, long peopleBefore) {
        jdbc.query("select count(*) as events, count(*) filter (where event = 'LINK' and person_id > ?) as new_links from cld_event",
                row -> {
                    work.counts().accepted(row.getInt("new_links"));
                    work.counts().unchanged(row.getInt("events") - work.counts().rowsAccepted());
                    work.counts().duplicate(staged - row.getInt("events"));
                }, peopleBefore);
    }
}
