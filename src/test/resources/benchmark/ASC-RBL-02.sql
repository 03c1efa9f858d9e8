-- The outcome of reablement decided by day 42, the first day counted.
select r.ref as subject, r.start,
       case when r.start is null then 'UNKNOWN'
            else ruling(case when r.done between r.start and :today then r.done end, r.undated or coalesce(r.done < r.start, false),
                        least(case when p.died_on <= :today then p.died_on end, case when p.left_area_on <= :today then p.left_area_on end),
                        r.start + 41, r.start + 34, :today) end as outcome,
       r.start + 41 as deadline
from (select ref, person_id, nullif(fields ->> 'began on', 'not recorded')::date as start,
             nullif(fields ->> 'outcome decided on', 'not recorded')::date as done,
             coalesce(fields ->> 'outcome decided on' = 'not recorded', false) as undated
      from case_record where kind = 'reablement') r
join person p on p.id = r.person_id
where r.start is null or r.start <= :today
