-- A complaint acknowledged within three working days.
select r.ref as subject, r.start,
       case when r.start is null then 'UNKNOWN'
            else ruling(case when r.done between r.start and :today then r.done end, r.undated or coalesce(r.done < r.start, false),
                        case when r.withdrawn <= :today then r.withdrawn end,
                        d.day, soon.day, :today) end as outcome,
       d.day as deadline
from (select ref, nullif(fields ->> 'received on', 'not recorded')::date as start, nullif(fields ->> 'acknowledged on', 'not recorded')::date as done,
             coalesce(fields ->> 'acknowledged on' = 'not recorded', false) as undated,
             nullif(fields ->> 'withdrawn on', 'not recorded')::date as withdrawn
      from case_record where kind = 'complaint' and person_id is not null) r
left join working_day s on s.day = r.start
left join working_day d on d.works and d.number = s.number + 3
left join working_day soon on soon.works and soon.number = s.number + 2
where r.start is null or r.start <= :today
