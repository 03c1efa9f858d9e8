package plumbline.intake;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Merges one event type of client level data into its table. A staged event is a stored one when person and event key are
 * the same; or when person and reference are, the reference names one event of the file only, and the stored event is not
 * in the file under its own key, so that a corrected start date corrects instead of adding. A stored event keeps its
 * reference for good, because breaches are known by it.
 *
 * @param event   the event type in the stage table
 * @param columns what is taken over
 * @param listed  whether open cases of this kind may have come from an event list, which does not know the route
 */
record EventTable(String event, String table, List<Column> columns, boolean listed) {

    /** A column of the table and where it comes from. */
    record Column(String name, String staged) {
    }

    /** How many events there were and how many of them brought something new. */
    record Merged(int all, int changed) {
    }

    Merged merge(JdbcTemplate jdbc, BatchId batch) {
        jdbc.execute("drop table if exists cld_match");
        jdbc.execute(matchSql());
        jdbc.execute("analyze cld_match");
        int all = jdbc.queryForObject("select count(*) from cld_match", Integer.class);
        int updated = jdbc.update(updateSql(), batch.value());
        int inserted = jdbc.update(insertSql(), batch.value());
        return new Merged(all, updated + inserted);
    }

    private String matchSql() {
        String unroutedJoin = listed ? """
                left join %1$s unrouted on unrouted.person_id = e.person_id
                     and unrouted.event_key = (case when e.role = 'CARER' then 'carer/' else '' end) || e.start_on || '/'
                     and unrouted.event_key <> e.event_key""".formatted(table) : "";
        return """
                create temporary table cld_match on commit drop as
                with e as (
                    select *, count(*) over (partition by event_ref) as same_reference from cld_event where event = '%2$s'),
                candidate as (
                    select e.*, coalesce(by_key.id, by_reference.id%3$s) as target_id, by_key.id is not null as exact
                    from e
                    left join %1$s by_key on by_key.person_id = e.person_id and by_key.event_key = e.event_key
                    %4$s
                    left join %1$s by_reference on e.event_ref <> '' and e.same_reference = 1 and by_reference.ref = e.event_ref
                         and by_reference.person_id = e.person_id
                         and not exists (select 1 from cld_event other where other.person_id = by_reference.person_id
                                         and other.event = '%2$s' and other.event_key = by_reference.event_key))
                select *, case when row_number() over (partition by target_id order by exact desc, event_key) = 1 then target_id end as event_id
                from candidate""".formatted(table, event, listed ? ", unrouted.id" : "", unroutedJoin);
    }

    private String updateSql() {
        String sets = columns.stream().map(column -> column.name + " = m." + column.staged).collect(Collectors.joining(", "));
        String stored = columns.stream().map(column -> "t." + column.name).collect(Collectors.joining(", "));
        String staged = columns.stream().map(column -> "m." + column.staged).collect(Collectors.joining(", "));
        return "update " + table + " t set event_key = m.event_key, " + sets + ", batch = ? from cld_match m where t.id = m.event_id "
                + "and (t.event_key, " + stored + ") is distinct from (m.event_key, " + staged + ")";
    }

    private String insertSql() {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String staged = columns.stream().map(column -> "m." + column.staged).collect(Collectors.joining(", "));
        return """
                insert into %1$s (ref, person_id, event_key, batch, %2$s)
                select case when m.event_ref <> '' and m.same_reference = 1 and taken.id is null then m.event_ref
                            else p.ref || '/' || m.event_key end, m.person_id, m.event_key, ?, %3$s
                from cld_match m join person p on p.id = m.person_id left join %1$s taken on taken.ref = m.event_ref
                where m.event_id is null order by m.person_id, m.event_key""".formatted(table, names, staged);
    }
}
