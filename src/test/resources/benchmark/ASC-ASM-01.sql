-- A needs assessment within 28 days; paused in hospital or when the person asks to wait.
with asked as (
    select r.ref, r.person_id, r.accepted_on as start,
           least(case when p.died_on <= :today then p.died_on end, case when p.left_area_on <= :today then p.left_area_on end,
                 case when r.withdrawn <= :today then r.withdrawn end) as ended
    from (select *, coalesce(withdrawn_on, case when closed_without_assessment then ended_on end) as withdrawn from request) r
    join person p on p.id = r.person_id
    where r.role = 'SERVICE_USER' and (r.listed_open or r.progresses) and (r.accepted_on is null or r.accepted_on <= :today)
), answered as materialized (
    select a.*, case when s.signed_off_on <= :today then s.signed_off_on end as stop,
           case when s.ref is not null then s.signed_off_on is null
                else exists (select from assessment u where u.person_id = a.person_id and u.role = 'SERVICE_USER' and u.kind = 'LONG_TERM'
                                                        and u.began_on is null and u.signed_off_on is null) end as unknown
    from asked a left join lateral (
        select * from assessment s
        where s.person_id = a.person_id and s.role = 'SERVICE_USER' and s.kind = 'LONG_TERM'
          and coalesce(s.began_on, s.signed_off_on) between a.start and :today
        order by coalesce(s.began_on, s.signed_off_on), s.ref limit 1) s on true
), held as (
    select a.ref, a.start, greatest(p.from_day, a.start) as from_day, least(p.until_day, a.stop, :today) as until_day
    from answered a join pause p on p.person_id = a.person_id
    where greatest(p.from_day, a.start) < least(p.until_day, a.stop, :today)
), opened as (
    select *, from_day > max(until_day) over (partition by ref order by from_day, until_day
                                              rows between unbounded preceding and 1 preceding) as opens
    from held
), numbered as (
    select *, count(*) filter (where opens) over (partition by ref order by from_day, until_day) as island from opened
), spans as (
    select ref, start, min(from_day) as from_day, (max(until_day) - min(from_day))::int as days from numbered group by ref, start, island
), running as (
    select *, (coalesce(sum(days) over (partition by ref order by from_day rows between unbounded preceding and 1 preceding), 0))::int as before
    from spans
), moved as (
    select ref, (sum(days) filter (where from_day <= start + 28 + before))::int as late,
           (sum(days) filter (where from_day <= start + 21 + before))::int as soon
    from running group by ref
)
select a.ref as subject, a.start,
       case when a.start is null then 'UNKNOWN'
            else ruling(a.stop, a.unknown, a.ended, a.start + 28 + coalesce(m.late, 0), a.start + 21 + coalesce(m.soon, 0), :today) end as outcome,
       a.start + 28 + coalesce(m.late, 0) as deadline
from answered a left join moved m on m.ref = a.ref
