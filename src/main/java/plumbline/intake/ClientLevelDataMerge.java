package plumbline.intake;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import plumbline.intake.ClientLevelEvent.Kind;

/**
 * Takes staged client level data into the facts. Events of people nobody knew, of which no other row of the file speaks, go straight into their
 * tables. For the others rows about the same event are one event; which row wins follows the national method: latest period, then blank end of a
 * service or latest end, then the hierarchy of outcomes.
 */
final class ClientLevelDataMerge {

    private static final int RUNS_AT_ONCE = 10_000;

    private final ImportWork work;
    private final JdbcTemplate jdbc;
    private final ClientLevelDataStage stage;

    ClientLevelDataMerge(ImportWork work, ClientLevelDataStage stage) {
        this.work = work;
        this.jdbc = work.jdbc();
        this.stage = stage;
    }

    void merge() {
        jdbc.execute("analyze cld_run");
        PeopleMerge people = new PeopleMerge(work, "cld_run", "LA Person Unique Identifier", this::rejectRuns);
        long peopleBefore = people.resolve();
        EventRoutes routes = new EventRoutes(stage, peopleOfRuns(), peopleBefore);
        StraightEvents straight = new StraightEvents(jdbc, stage, routes);
        straight.withoutTakenReferences();
        straight.stageOthers();
        pickWinners();
        work.progress().storing(0.3);
        ReferenceChecks.together(jdbc, work.batch(), ReferenceChecks.OF_CLIENT_LEVEL_DATA, () -> {
            straight.details(peopleBefore);
            mergePeople(people, peopleBefore);
            // Whoever is stored now as new is noted as changed with that; their events need not say it again.
            jdbc.queryForObject("select set_config('plumbline.people_before', ?, true)", String.class, Long.toString(peopleBefore));
            mergeEvents(routes, straight, peopleBefore);
        });
        count(routes, peopleBefore);
    }

    /** Each row of the file gets its fault, and the rows of a run go together. */
    private void rejectRuns(String which, String expected) {
        BitSet rejected = new BitSet();
        Map<Integer, String> identifiers = new HashMap<>();
        jdbc.query("select run, local_id from cld_run where " + which + " order by run", row -> {
            rejected.set(row.getInt("run"));
            if (identifiers.size() < Imports.MOST_FAULTS_KEPT) {
                identifiers.put(row.getInt("run"), row.getString("local_id"));
            }
        });
        jdbc.update("delete from cld_run where " + which);
        ClientLevelDataStage.Rows rows = stage.rowsOf(rejected, Imports.MOST_FAULTS_KEPT);
        rows.first().forEach(row -> work.faults().reject(row.number(), "LA Person Unique Identifier", Objects.requireNonNull(identifiers.get(row.run())), expected));
        work.counts().rejected(rows.all());
    }

    /** The key of the person of each run; 0 where the run was rejected. */
    private long[] peopleOfRuns() {
        long[] people = new long[stage.runs()];
        JdbcTemplate some = new JdbcTemplate(Objects.requireNonNull((DataSource) jdbc.getDataSource()));
        some.setFetchSize(RUNS_AT_ONCE);
        some.query("""
                select r.run, p.person_id from cld_run r join stage_person p on p.local_id = r.local_id
                     and (case when p.local_id = '' then p.nhs else '' end) = (case when r.local_id = '' then r.nhs else '' end)""", row -> {
            people[row.getInt(1)] = row.getLong(2);
        });
        return people;
    }

    /** One row for each event. The last columns only make the choice the same in whatever order the rows came. */
    private void pickWinners() {
        jdbc.execute("""
                create temporary table cld_event on commit drop as
                select distinct on (s.person_id, s.event, s.event_key) s.*
                from cld_stage s
                order by s.person_id, s.event, s.event_key, s.period_end desc nulls last,
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
                from (select person_id, born_on, died_on, left_area_on from cld_event union all select * from cld_detail) said group by person_id""");
        jdbc.execute("analyze person_detail");
        people.store(peopleBefore, "person_detail");
        String died = stage.tellsOfDeaths() ? "d.died_on" : "person.died_on";
        jdbc.update("""
                update person set born_on = coalesce(d.born_on, person.born_on), died_on = %1$s,
                       left_area_on = greatest(d.left_area_on, person.left_area_on), batch = ?
                from person_detail d
                where person.id = d.person_id and d.person_id <= ?
                  and (person.born_on, person.died_on, person.left_area_on) is distinct from
                      (coalesce(d.born_on, person.born_on), %1$s, greatest(d.left_area_on, person.left_area_on))""".formatted(died),
                work.batch().value(), peopleBefore);
    }

    private void mergeEvents(EventRoutes routes, StraightEvents straight, long peopleBefore) {
        boolean known = Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from cld_event where person_id <= ?)", Boolean.class, peopleBefore));
        double stored = 0;
        for (EventTable table : ClientLevelDataTables.ALL) {
            work.progress().storing(0.4 + 0.15 * stored++);
            if (routes.closely(table.event()) > 0) {
                work.counts().accepted(table.merge(jdbc, work.batch(), peopleBefore, known));
            }
            work.counts().accepted(straight.store(table, work.batch()));
        }
    }

    /** A link row tells who cares for whom; of it only the person is kept, and only a new person is news. */
    private void count(EventRoutes routes, long peopleBefore) {
        int links = routes.straight(Kind.LINK);
        int closely = 0;
        int straight = 0;
        for (Kind kind : Kind.values()) {
            closely += routes.closely(kind);
            straight += routes.straight(kind);
        }
        int events = straight + Objects.requireNonNull(jdbc.queryForObject("select count(*) from cld_event", Integer.class));
        work.counts().accepted(links + Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from cld_event where event = 'LINK' and person_id > ?", Integer.class, peopleBefore)));
        work.counts().unchanged(events - work.counts().rowsAccepted());
        work.counts().duplicate(closely + straight - events);
    }
}
