package plumbline.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A moment of an import, by how many rows it has written and not by a clock: none is missed on a fast machine, and none comes when the import is
 * over. Triggers on every table, and on the stage tables when an import makes them, count the rows it writes, and let it wait in the middle of the
 * statement that writes the row in question until the service is dead. They are always enabled, because a merge has the usual triggers rest.
 */
final class KillMoment implements AutoCloseable {

    private static final int LOCK = 730_499;
    private static final String WAITS = "waits to be killed in ";

    /** Only what an import writes in its own transaction is counted; {@code plumbline.batch} is set there and nowhere else. */
    private static final String COUNTING = """
            create sequence rows_written;
            create table kill_moment (at_row bigint not null);
            insert into kill_moment values (0);
            create function wait_to_be_killed() returns trigger language plpgsql as $$
            begin
                if coalesce(current_setting('plumbline.batch', true), '') <> '' and nextval('public.rows_written') = (select at_row from public.kill_moment) then
                    perform set_config('application_name', '%1$s' || tg_table_name, false);
                    perform pg_advisory_lock_shared(%2$d);
                    perform pg_advisory_unlock_shared(%2$d);
                end if;
                if tg_op = 'DELETE' then
                    return old;
                end if;
                return new;
            end $$;
            create function count_stage() returns event_trigger language plpgsql as $$
            declare made record;
            begin
                for made in select * from pg_event_trigger_ddl_commands() where schema_name = 'pg_temp' and object_type = 'table' loop
                    execute format('create trigger kill_moment before insert or update or delete on %%s for each row execute function public.wait_to_be_killed()', made.object_identity);
                end loop;
            end $$;
            create event trigger count_stage on ddl_command_end when tag in ('CREATE TABLE') execute function count_stage();
            do $$
            declare each record;
            begin
                for each in select oid::regclass as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                        and relname not in ('kill_moment', 'flyway_schema_history') loop
                    execute format('create trigger kill_moment before insert or update or delete on %%s for each row execute function wait_to_be_killed()', each.name);
                    execute format('alter table %%s enable always trigger kill_moment', each.name);
                end loop;
            end $$""".formatted(WAITS, LOCK);

    private final Connection holds;

    private KillMoment(Connection holds) {
        this.holds = holds;
    }

    /** Begins to count what imports write. */
    static void prepare(String database) throws SQLException {
        try (Connection connection = connected(database); Statement statement = connection.createStatement()) {
            statement.execute(COUNTING);
        }
    }

    /**
     * Sets a trap in the next import.
     *
     * @param row the row that it does not write any more, counted from 1; none when 0
     */
    static KillMoment set(String database, long row) throws SQLException {
        Connection connection = connected(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            statement.execute("alter sequence rows_written restart; update kill_moment set at_row = " + row);
        }
        return new KillMoment(connection);
    }

    private static Connection connected(String database) throws SQLException {
        return DriverManager.getConnection(database, "postgres", "postgres");
    }

    /** How many rows were written since it was set. */
    long written() {
        return Long.parseLong(words("select case when is_called then last_value else 0 end from rows_written"));
    }

    /** The table in which the import waits; empty when it does not. */
    String waitsIn() {
        return words("select coalesce(max(substr(a.application_name, " + (WAITS.length() + 1) + ")), '') from pg_locks l join pg_stat_activity a on a.pid = l.pid "
                + "where l.locktype = 'advisory' and l.objid = " + LOCK + " and not l.granted");
    }

    private String words(String question) {
        try (Statement statement = holds.createStatement(); ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Takes the trap away, once the service is dead: what it had begun in the database goes on, finds nobody, and is undone. */
    @Override
    public void close() throws SQLException {
        try (holds; Statement statement = holds.createStatement()) {
            statement.execute("update kill_moment set at_row = 0");
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        }
    }
}
