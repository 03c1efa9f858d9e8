package plumbline.intake;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How each kind of case goes into its table: the staged events of a case become one row; what the list does not say stays
 * as it is; a row that would not change is not touched.
 */
final class EventListTables {

    /** The merge of each entity type, by entity type. */
    static final Map<String, String> ALL = new LinkedHashMap<>();

    static {
        ALL.put("support plan", """
                insert into support_plan as t (ref, person_id, unit, signed_off_on, batch)
                select ref, min(person_id), max(unit), max(day), ? from listed_event where entity = 'support plan' group by ref
                on conflict (ref) do update set unit = coalesce(excluded.unit, t.unit),
                    signed_off_on = coalesce(excluded.signed_off_on, t.signed_off_on), batch = excluded.batch
                where (t.unit, t.signed_off_on) is distinct from
                      (coalesce(excluded.unit, t.unit), coalesce(excluded.signed_off_on, t.signed_off_on))""");
        ALL.put("pause", """
                insert into pause as t (ref, person_id, unit, reason, from_day, until_day, batch)
                select ref, min(person_id), max(unit),
                       case max(reason) when 'in hospital' then 'IN_HOSPITAL' else 'PERSON_ASKED_TO_WAIT' end, max(day), max(end_day), ?
                from listed_event where entity = 'pause' group by ref
                on conflict (ref) do update set unit = coalesce(excluded.unit, t.unit), reason = excluded.reason,
                    from_day = excluded.from_day, until_day = excluded.until_day, batch = excluded.batch
                where (t.unit, t.reason, t.from_day, t.until_day) is distinct from
                      (coalesce(excluded.unit, t.unit), excluded.reason, excluded.from_day, excluded.until_day)""");
        ALL.put("safeguarding concern", """
                insert into concern as t (ref, person_id, unit, received_on, received_at, allocated, allocated_at, decided, decided_on, batch)
                select ref, min(person_id), max(unit),
                       max(day) filter (where event = 'CONCERN_RECEIVED'), max(at) filter (where event = 'CONCERN_RECEIVED'),
                       bool_or(event = 'CONCERN_ALLOCATED'), max(at) filter (where event = 'CONCERN_ALLOCATED'),
                       bool_or(event = 'CONCERN_DECIDED'), max(day) filter (where event = 'CONCERN_DECIDED'), ?
                from listed_event where entity = 'safeguarding concern' group by ref
                on conflict (ref) do update set unit = coalesce(excluded.unit, t.unit),
                    received_on = coalesce(excluded.received_on, t.received_on),
                    received_at = coalesce(excluded.received_at,
                        case when excluded.received_on is null or excluded.received_on = t.received_on then t.received_at end),
                    allocated = t.allocated or excluded.allocated, allocated_at = coalesce(excluded.allocated_at, t.allocated_at),
                    decided = t.decided or excluded.decided, decided_on = coalesce(excluded.decided_on, t.decided_on), batch = excluded.batch
                where (t.unit, t.received_on, t.received_at, t.allocated, t.allocated_at, t.decided, t.decided_on) is distinct from
                      (coalesce(excluded.unit, t.unit), coalesce(excluded.received_on, t.received_on),
                       coalesce(excluded.received_at,
                           case when excluded.received_on is null or excluded.received_on = t.received_on then t.received_at end),
                       t.allocated or excluded.allocated, coalesce(excluded.allocated_at, t.allocated_at),
                       t.decided or excluded.decided, coalesce(excluded.decided_on, t.decided_on))""");
        ALL.put("dols application", """
                insert into dols_application as t (ref, person_id, unit, received_on, urgent_ends_on, assessments_completed_on, withdrawn_on, batch)
                select ref, min(person_id), max(unit), max(day) filter (where event = 'DOLS_RECEIVED'),
                       max(end_day) filter (where event = 'DOLS_URGENT'), max(day) filter (where event = 'DOLS_ASSESSED'),
                       max(day) filter (where event = 'DOLS_WITHDRAWN'), ?
                from listed_event where entity = 'dols application' group by ref
                on conflict (ref) do update set unit = coalesce(excluded.unit, t.unit),
                    received_on = coalesce(excluded.received_on, t.received_on),
                    urgent_ends_on = coalesce(excluded.urgent_ends_on, t.urgent_ends_on),
                    assessments_completed_on = coalesce(excluded.assessments_completed_on, t.assessments_completed_on),
                    withdrawn_on = coalesce(excluded.withdrawn_on, t.withdrawn_on), batch = excluded.batch
                where (t.unit, t.received_on, t.urgent_ends_on, t.assessments_completed_on, t.withdrawn_on) is distinct from
                      (coalesce(excluded.unit, t.unit), coalesce(excluded.received_on, t.received_on),
                       coalesce(excluded.urgent_ends_on, t.urgent_ends_on),
                       coalesce(excluded.assessments_completed_on, t.assessments_completed_on),
                       coalesce(excluded.withdrawn_on, t.withdrawn_on))""");
        ALL.put("brokerage request", """
                insert into brokerage_request as t (ref, person_id, unit, sent_on, accepted_on, care_starts_on, in_hospital, withdrawn_on, batch)
                select ref, min(person_id), max(unit), max(day) filter (where event = 'BROKERAGE_SENT'),
                       max(day) filter (where event = 'BROKERAGE_ACCEPTED'), max(due_day) filter (where event = 'BROKERAGE_ACCEPTED'),
                       bool_or(reason = 'in hospital'), max(day) filter (where event = 'BROKERAGE_WITHDRAWN'), ?
                from listed_event where entity = 'brokerage request' group by ref
                on conflict (ref) do update set unit = coalesce(excluded.unit, t.unit), sent_on = coalesce(excluded.sent_on, t.sent_on),
                    accepted_on = coalesce(excluded.accepted_on, t.accepted_on),
                    care_starts_on = coalesce(excluded.care_starts_on, t.care_starts_on),
                    in_hospital = t.in_hospital or excluded.in_hospital,
                    withdrawn_on = coalesce(excluded.withdrawn_on, t.withdrawn_on), batch = excluded.batch
                where (t.unit, t.sent_on, t.accepted_on, t.care_starts_on, t.in_hospital, t.withdrawn_on) is distinct from
                      (coalesce(excluded.unit, t.unit), coalesce(excluded.sent_on, t.sent_on),
                       coalesce(excluded.accepted_on, t.accepted_on), coalesce(excluded.care_starts_on, t.care_starts_on),
                       t.in_hospital or excluded.in_hospital, coalesce(excluded.withdrawn_on, t.withdrawn_on))""");
        ALL.put("quality visit", """
                insert into quality_visit as t (ref, location_id, unit, booked_for, completed_on, batch)
                select ref, max(location_id), max(unit), max(day) filter (where event = 'VISIT_BOOKED'),
                       max(day) filter (where event = 'VISIT_COMPLETED'), ?
                from listed_event where entity = 'quality visit' group by ref
                on conflict (ref) do update set location_id = excluded.location_id, unit = coalesce(excluded.unit, t.unit),
                    booked_for = coalesce(excluded.booked_for, t.booked_for),
                    completed_on = coalesce(excluded.completed_on, t.completed_on), batch = excluded.batch
                where (t.location_id, t.unit, t.booked_for, t.completed_on) is distinct from
                      (excluded.location_id, coalesce(excluded.unit, t.unit), coalesce(excluded.booked_for, t.booked_for),
                       coalesce(excluded.completed_on, t.completed_on))""");
        ALL.put("council provider", """
                insert into council_provider as t (provider_id, batch)
                select ref, ? from listed_event where entity = 'council provider' group by ref
                on conflict (provider_id) do nothing""");
    }

    private EventListTables() {
    }
}
