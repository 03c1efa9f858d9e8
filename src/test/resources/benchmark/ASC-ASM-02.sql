-- Assessment and support plan within a month of entry to the service, or in the twelve months before.
with dated as materialized (
    select s.person_id, lower(s.component) as component, s.began_on,
           case when p.died_on >= s.began_on and (s.ended_on is null or p.died_on < s.ended_on) then p.died_on else s.ended_on end as ended_on
    from service s join person p on p.id = s.person_id
    where s.kind = 'LONG_TERM' and s.role = 'SERVICE_USER' and s.began_on is not null
), entries as (
    select distinct d.person_id, d.began_on as start
    from dated d
    where d.began_on <= :today
      and not exists (select from dated o where o.person_id = d.person_id and o.component = d.component and o.began_on < d.began_on
                                            and o.ended_on = d.began_on - 1)
      and not exists (select from dated o where o.person_id = d.person_id and o.began_on < d.began_on
                                            and (o.ended_on is null or o.ended_on >= d.began_on - 1))
    union all
    select distinct s.person_id, null::date from service s
    where s.kind = 'LONG_TERM' and s.role = 'SERVICE_USER' and s.began_on is null
      and not exists (select from dated d where d.person_id = s.person_id)
), assessed as (
    select e.person_id, e.start,
           coalesce(max(a.signed_off_on) filter (where a.signed_off_on <= e.start and a.signed_off_on >= (e.start - interval '12 months')::date),
                    min(a.signed_off_on) filter (where a.signed_off_on > e.start and a.signed_off_on <= :today)) as stop,
           coalesce(bool_or(a.id is not null and a.began_on is null and a.signed_off_on is null), false) as undated
    from entries e left join assessment a on a.person_id = e.person_id and a.role = 'SERVICE_USER' and a.kind = 'LONG_TERM'
    group by e.person_id, e.start
), planned as (
    select e.person_id, e.start,
           coalesce(max(l.signed_off_on) filter (where l.signed_off_on <= e.start and l.signed_off_on >= (e.start - interval '12 months')::date),
                    min(l.signed_off_on) filter (where l.signed_off_on > e.start and l.signed_off_on <= :today)) as stop
    from entries e left join support_plan l on l.person_id = e.person_id
    group by e.person_id, e.start
)
select p.ref || '/package/' || coalesce(a.start::text, 'no-date') as subject, a.start,
       case when a.start is null then 'UNKNOWN'
            else ruling(case when a.stop is not null and l.stop is not null then greatest(a.stop, l.stop) end,
                        a.stop is null and a.undated and l.stop is not null,
                        least(case when p.died_on <= :today then p.died_on end, case when p.left_area_on <= :today then p.left_area_on end),
                        (a.start + interval '1 month')::date, (a.start + interval '1 month')::date - 6, :today) end as outcome,
       (a.start + interval '1 month')::date as deadline
from assessed a
join planned l on l.person_id = a.person_id and l.start is not distinct from a.start
join person p on p.id = a.person_id
