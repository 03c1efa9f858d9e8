-- A planning discussion within five working days of the concern.
select r.ref as subject, r.start,
       case when r.start is null then 'UNKNOWN'
            else ruling(case when r.done between r.start and :today then r.done end, r.undated or coalesce(r.done < r.start, false),
                        null,
                        d.day, soon.day, :today) end as outcome,
       d.day as deadline
from (select ref, nullif(fields ->> 'concern received on', 'not recorded')::date as start, nullif(fields ->> 'planning held on', 'not recorded')::date as done,
             coalesce(fields ->> 'planning held on' = 'not recorded', false) as undated
      from case_record where kind = 'safeguarding enquiry' and person_id is not null) r
left join working_day s on s.day = r.start
left join working_day d on d.works and d.number = s.number + 5
left join working_day soon on soon.works and soon.number = s.number + 4
where r.start is null or r.start <= :today
