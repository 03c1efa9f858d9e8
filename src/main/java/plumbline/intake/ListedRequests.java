package plumbline.intake;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes the open and withdrawn requests of an event list into the facts. The same request may come, before or after, as a
 * completed one with client level data: it is known by its reference, or by its person and day, and stays one request.
 */
final class ListedRequests {

    private final ImportWork work;
    private final JdbcTemplate jdbc;

    ListedRequests(ImportWork work) {
        this.work = work;
        this.jdbc = work.jdbc();
    }

    void merge() {
        jdbc.execute("""
                create temporary table listed_request on commit drop as
                with r as (
                    select ref, min(person_id) as person_id, max(unit) as unit, max(day) filter (where event = 'REQUEST_ACCEPTED') as accepted_on,
                           max(day) filter (where event = 'REQUEST_WITHDRAWN') as withdrawn_on
                    from listed_event where entity = 'request' group by ref),
                ranked as (
                    select r.*, row_number() over (partition by person_id, accepted_on order by ref) as place from r)
                select distinct on (ranked.ref) ranked.*, coalesce(by_ref.id, by_day.id) as request_id,
                       coalesce(ranked.accepted_on::text, 'undated') || '/'
                       || case when ranked.place = 1 and ranked.accepted_on is not null then '' else ranked.ref end as event_key
                from ranked
                left join request by_ref on by_ref.ref = ranked.ref
                left join request by_day on by_ref.id is null and ranked.place = 1 and by_day.person_id = ranked.person_id
                     and by_day.accepted_on = ranked.accepted_on and by_day.role = 'SERVICE_USER' and not by_day.listed_open
                order by ranked.ref, by_day.id""");
        update();
        insert();
    }

    private void update() {
        jdbc.update("""
                with changed as (
                    update request t set listed_open = true, unit = coalesce(r.unit, t.unit),
                           withdrawn_on = coalesce(r.withdrawn_on, t.withdrawn_on), accepted_on = coalesce(r.accepted_on, t.accepted_on),
                           event_key = case when r.accepted_on is null or r.accepted_on = t.accepted_on then t.event_key
                                            else r.accepted_on || '/' || t.ref end, batch = ?
                    from listed_request r where t.id = r.request_id
                      and (not t.listed_open or (t.unit, t.withdrawn_on, t.accepted_on) is distinct from
                           (coalesce(r.unit, t.unit), coalesce(r.withdrawn_on, t.withdrawn_on), coalesce(r.accepted_on, t.accepted_on)))
                    returning r.ref)
                insert into event_changed select 'request', ref from changed""", work.batch().value());
    }

    private void insert() {
        jdbc.update("""
                with changed as (
                    insert into request (ref, person_id, event_key, role, unit, accepted_on, withdrawn_on, listed_open, batch)
                    select r.ref, r.person_id,
                           case when taken.id is null then r.event_key else r.accepted_on || '/' || r.ref end,
                           'SERVICE_USER', r.unit, r.accepted_on, r.withdrawn_on, true, ?
                    from listed_request r left join request taken on taken.person_id = r.person_id and taken.event_key = r.event_key
                    where r.request_id is null
                    returning ref)
                insert into event_changed select 'request', ref from changed""", work.batch().value());
    }
}
