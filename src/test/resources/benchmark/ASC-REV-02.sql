-- A first review within eight weeks of a new or changed care package.
with dated as materialized (
    select s.person_id, lower(s.component) as component, s.began_on,
           case when p.died_on >= s.began_on and (s.ended_on is null or p.died_on < s.ended_on) then p.died_on else s.ended_on end as ended_on
    from service s join person p on p.id = s.person_id
    where s.kind = 'LONG_TERM' and s.role = 'SERVICE_USER' and s.began_on is not null
), packages as (
    select d.person_id, d.began_on as start, nullif(max(coalesce(d.ended_on, 'infinity')), 'infinity') as ended_on
    from dated d
    where d.began_on <= :today
      and not exists (select from dated o where o.person_id = d.person_id and o.component = d.component and o.began_on < d.began_on
                                            and o.ended_on = d.began_on - 1)
    group by d.person_id, d.began_on
    union all
    select distinct s.person_id, null::date, null::date from service s
    where s.kind = 'LONG_TERM' and s.role = 'SERVICE_USER' and s.began_on is null
      and not exists (select from dated d where d.person_id = s.person_id)
), reviewed as (
    select k.person_id, k.start, k.ended_on,
           min(v.completed_on) filter (where v.completed_on > k.start and v.completed_on <= :today) as stop,
           coalesce(bool_or(v.id is not null and v.completed_on is null), false) as undated
    from packages k left join review v on v.person_id = k.person_id and v.role = 'SERVICE_USER' and v.kind <> 'SHORT_TERM'
    group by k.person_id, k.start, k.ended_on
)
select p.ref as subject, r.start,
       case when r.start is null then 'UNKNOWN'
            else ruling(r.stop, r.stop is null and r.undated,
                        least(case when p.died_on <= :today then p.died_on end, case when p.left_area_on <= :today then p.left_area_on end,
                              case when r.ended_on <= :today then r.ended_on end),
                        r.start + 56, r.start + 42, :today) end as outcome,
       r.start + 56 as deadline
from reviewed r join person p on p.id = r.person_id
