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
 * <p>Most events are either known by their key or not known at all. So the first step updates by key, and only what no key
 * knew is looked at more closely.
 *
 * @param event   the event type, by whose name the stage table knows it
 * @param columns what is taken over
 * @param listed  whether open cases of this kind may have come from an event list, which does not know the route
 */
record EventTable(ClientLevelEvent.Kind event, String table, List<Column> columns, boolean listed) {

    /** A column of the table and where it comes from. */
    record Column(String name, String staged) {
    }

    /**
     * Gives the number of events that brought something new.
     *
     * @param peopleBefore the highest key of a person there was before this file: of anybody later nothing is stored yet
     * @param known        whether the file speaks of anybody who was known before
     */
    int merge(JdbcTemplate jdbc, BatchId batch, long peopleBefore, boolean known) {
        int ofKnown = known ? mergeOfKnown(jdbc, batch, peopleBefore) : 0;
        return ofKnown + jdbc.update(insertOfNewPeopleSql(), batch.value(), peopleBefore);
    }

    private int mergeOfKnown(JdbcTemplate jdbc, BatchId batch, long peopleBefore) {
        jdbc.execute("drop table if exists cld_new, cld_candidate, cld_correction");
        int updated = jdbc.update(updateByKeySql(), batch.value(), peopleBefore);
        jdbc.execute(newSql(peopleBefore));
        jdbc.execute("analyze cld_new");
        jdbc.execute(candidateSql());
        jdbc.execute(correctionSql());
        jdbc.execute("analyze cld_correction");
        int corrected = jdbc.update(correctSql(), batch.value());
        return updated + corrected + jdbc.update(insertSql(), batch.value());
    }

    private String updateByKeySql() {
        return "update " + table + " t set " + sets("e") + ", batch = ? from cld_event e where e.event = '" + event
                + "' and e.person_id <= ? and t.person_id = e.person_id and t.event_key = e.event_key and (" + stored() + ") is distinct from (" + staged("e") + ")";
    }

    /** What no key knew, and whether its reference is its own in this file. */
    private String newSql(long peopleBefore) {
        return """
                create temporary table cld_new on commit drop as
                select e.*, e.event_ref <> '' and shared.event is null as own_reference
                from cld_event e
                left join shared_reference shared on shared.event = e.event and shared.event_ref = e.event_ref
                where e.event = '%2$s' and e.person_id <= %3$d
                  and not exists (select from %1$s t where t.person_id = e.person_id and t.event_key = e.event_key)""".formatted(table, event, peopleBefore);
    }

    /** Stored events that a new one may correct: by reference first, then listed ones without a route. */
    private String candidateSql() {
        String unrouted = listed ? """
                union all
                select n.person_id, n.event_key, t.id, t.event_key, 2
                from cld_new n join %1$s t on t.person_id = n.person_id
                     and t.event_key = (case when n.role = 'CARER' then 'carer/' else '' end) || n.start_on || '/'""".formatted(table) : "";
        return """
                create temporary table cld_candidate on commit drop as
                select n.person_id, n.event_key, t.id, t.event_key as stored_key, 1 as place
                from cld_new n join %1$s t on n.own_reference and t.ref = n.event_ref and t.person_id = n.person_id
                %2$s""".formatted(table, unrouted);
    }

    /** One stored event for each new one and one new event for each stored one; none that is in the file under its own key. */
    private String correctionSql() {
        return """
                create temporary table cld_correction on commit drop as
                select distinct on (id) * from (
                    select distinct on (person_id, event_key) * from cld_candidate c
                    where not exists (select from cld_event other where other.person_id = c.person_id and other.event = '%s'
                                      and other.event_key = c.stored_key)
                    order by person_id, event_key, place) first
                order by id, event_key""".formatted(event);
    }

    private String correctSql() {
        return "update " + table + " t set event_key = n.event_key, " + sets("n") + ", batch = ? from cld_new n join cld_correction c "
                + "on c.person_id = n.person_id and c.event_key = n.event_key where t.id = c.id and t.person_id = c.person_id";
    }

    private String insertSql() {
        return """
                insert into %1$s (ref, person_id, event_key, batch, %2$s)
                select case when n.own_reference and taken.id is null then n.event_ref
                            else (select p.ref from person p where p.id = n.person_id) || '/' || n.event_key end,
                       n.person_id, n.event_key, ?, %3$s
                from cld_new n left join %1$s taken on taken.ref = n.event_ref
                where not exists (select from cld_correction c where c.person_id = n.person_id and c.event_key = n.event_key)
                order by n.person_id, n.event_key"""
                .formatted(table, columns.stream().map(Column::name).collect(Collectors.joining(", ")), staged("n"));
    }

    /** Nothing can be corrected of somebody who was not known, so their events go in as they are; most of a first file is this. */
    private String insertOfNewPeopleSql() {
        return """
                insert into %1$s (ref, person_id, event_key, batch, %2$s)
                select case when e.event_ref <> '' and shared.event is null and taken.id is null then e.event_ref
                            else (select p.ref from person p where p.id = e.person_id) || '/' || e.event_key end,
                       e.person_id, e.event_key, ?, %3$s
                from cld_event e
                left join shared_reference shared on shared.event = e.event and shared.event_ref = e.event_ref
                left join %1$s taken on taken.ref = e.event_ref
                where e.event = '%4$s' and e.person_id > ?
                order by e.person_id, e.event_key"""
                .formatted(table, columns.stream().map(Column::name).collect(Collectors.joining(", ")), staged("e"), event);
    }

    private String sets(String from) {
        return columns.stream().map(column -> column.name + " = " + from + "." + column.staged).collect(Collectors.joining(", "));
    }

    private String stored() {
        return columns.stream().map(column -> "t." + column.name).collect(Collectors.joining(", "));
    }

    private String staged(String from) {
        return columns.stream().map(column -> from + "." + column.staged).collect(Collectors.joining(", "));
    }
}
