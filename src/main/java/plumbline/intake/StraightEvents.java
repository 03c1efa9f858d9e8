package plumbline.intake;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import plumbline.database.BinaryCopyRows;
import plumbline.database.BinaryFields;
import plumbline.intake.ClientLevelEvent.Kind;

/** Sends staged events to the database: those that go straight into their tables there, the others to the stage table. */
final class StraightEvents {

    private static final String STAGE = """
            create temporary table cld_stage (person_id bigint, event text collate "C", event_ref text collate "C", event_key text collate "C",
                role text collate "C", kind text collate "C", setting text collate "C", component text collate "C", location_id text collate "C",
                start_on date, end_on date, period_end date, outcome_rank int, progresses boolean, closed boolean,
                born_on date, died_on date, left_area_on date) on commit drop""";
    private static final String DETAILS = """
            create temporary table cld_detail (person_id bigint, born_on date, died_on date, left_area_on date) on commit drop""";
    /** Of so many people at a time it is remembered what the file says of them. */
    private static final int PEOPLE_AT_ONCE = 1 << 20;

    private final JdbcTemplate jdbc;
    private final ClientLevelDataStage stage;
    private final EventRoutes routes;
    private final BinaryFields fields = new BinaryFields();

    StraightEvents(JdbcTemplate jdbc, ClientLevelDataStage stage, EventRoutes routes) {
        this.jdbc = jdbc;
        this.stage = stage;
        this.routes = routes;
    }

    /** Events whose reference is taken by a stored one are looked at more closely. */
    void withoutTakenReferences() {
        for (EventTable table : ClientLevelDataTables.ALL) {
            if (routes.straight(table.event()) > 0 && Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from " + table.table() + ")", Boolean.class))) {
                jdbc.execute("drop table if exists cld_reference");
                jdbc.execute("create temporary table cld_reference (place int, ref text collate \"C\") on commit drop");
                copy("cld_reference (place, ref)", copy -> references(table.event(), copy));
                jdbc.execute("analyze cld_reference");
                jdbc.query("select place from cld_reference r where exists (select from " + table.table() + " t where t.ref = r.ref)", row -> {
                    routes.lookCloselyAt(table.event(), row.getInt("place"));
                });
            }
        }
    }

    /** The reference is the first of the values. */
    private void references(Kind kind, BinaryCopyRows copy) throws SQLException {
        StagedEvents.Values values = stage.events(kind).values();
        for (StagedEvents.Heads heads = stage.events(kind).heads(); heads.next();) {
            ByteBuffer row = values.next();
            if (routes.straight(kind, heads)) {
                copy.row(2).fields(fields.clear().integer(heads.place())).fields(row.limit(Integer.BYTES + row.getInt(row.position())));
            }
        }
    }

    /** Fills the stage table with the events that are looked at closely. */
    void stageOthers() {
        jdbc.execute(STAGE);
        for (Kind kind : Kind.values()) {
            if (routes.closely(kind) > 0) {
                List<String> columns = Stream.concat(ClientLevelDataTables.stored(kind).stream(), ClientLevelDataTables.rest(kind).stream()).toList();
                copy("cld_stage (person_id, event, " + String.join(", ", columns) + ")", copy -> others(kind, 2 + columns.size(), copy));
            }
        }
        jdbc.execute("analyze cld_stage");
    }

    private void others(Kind kind, int columns, BinaryCopyRows copy) throws SQLException {
        StagedEvents.Values values = stage.events(kind).values();
        for (StagedEvents.Heads heads = stage.events(kind).heads(); heads.next();) {
            ByteBuffer row = values.next();
            if (routes.closely(kind, heads)) {
                copy.row(columns).fields(fields.clear().number(routes.person(heads)).text(kind.name())).fields(row);
            }
        }
    }

    /**
     * Fills a table with what the events that go straight in say of their people, one row for each person of whom they say anything.
     *
     * @param before the highest key of a person there was before the file
     */
    void details(long before) {
        jdbc.execute(DETAILS);
        copy("cld_detail (person_id, born_on, died_on, left_area_on)", copy -> {
            for (long from = before + 1; from <= routes.highest(); from += PEOPLE_AT_ONCE) {
                details(from, (int) Math.min(PEOPLE_AT_ONCE, routes.highest() - from + 1), copy);
            }
        });
        jdbc.execute("analyze cld_detail");
    }

    private void details(long from, int people, BinaryCopyRows copy) throws SQLException {
        int[][] days = new int[3][people];
        Stream.of(days).forEach(ofAll -> Arrays.fill(ofAll, StagedEvents.NO_DAY));
        for (Kind kind : Kind.values()) {
            for (StagedEvents.Heads heads = stage.events(kind).heads(); heads.next();) {
                long place = routes.person(heads) - from;
                if (place >= 0 && place < people && routes.straight(kind, heads)) {
                    days[0][(int) place] = Math.max(days[0][(int) place], heads.born);
                    days[1][(int) place] = Math.max(days[1][(int) place], heads.died);
                    days[2][(int) place] = Math.max(days[2][(int) place], heads.leftArea);
                }
            }
        }
        for (int place = 0; place < people; place++) {
            if (days[0][place] != StagedEvents.NO_DAY || days[1][place] != StagedEvents.NO_DAY || days[2][place] != StagedEvents.NO_DAY) {
                fields.clear().number(from + place);
                for (int[] ofAll : days) {
                    fields.day(StagedEvents.day(ofAll[place]));
                }
                copy.row(fields.count()).fields(fields);
            }
        }
    }

    /** Stores the events of one type that go straight in, and gives how many there were. */
    int store(EventTable table, BatchId batch) {
        Kind kind = table.event();
        if (routes.straight(kind) > 0) {
            String columns = table.columns().stream().map(EventTable.Column::name).collect(Collectors.joining(", "));
            copy(table.table() + " (person_id, batch, ref, event_key, " + columns + ")", copy -> store(kind, batch, 4 + table.columns().size(), copy));
        }
        return routes.straight(kind);
    }

    private void store(Kind kind, BatchId batch, int columns, BinaryCopyRows copy) throws SQLException {
        StagedEvents.Values values = stage.events(kind).values();
        for (StagedEvents.Heads heads = stage.events(kind).heads(); heads.next();) {
            ByteBuffer row = values.next();
            if (routes.straight(kind, heads)) {
                copy.row(columns).fields(fields.clear().number(routes.person(heads)).number(batch.value())).fields(row.limit(row.position() + values.stored()));
            }
        }
    }

    private void copy(String target, Rows rows) {
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try (BinaryCopyRows copy = new BinaryCopyRows(connection, target)) {
                rows.write(copy);
                return copy.finish();
            }
        });
    }

    /** Writes rows. */
    private interface Rows {
        void write(BinaryCopyRows copy) throws SQLException;
    }
}
