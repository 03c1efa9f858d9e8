-- A contact screened by the end of the next working day.
select r.ref as subject, r.start,
       case when r.start is null then 'UNKNOWN'
            else ruling(case when r.done between r.start and :today then r.done end, r.undated or coalesce(r.done < r.start, false),
                        null,
                        d.day, soon.day, :today) end as outcome,
       d.day as deadline
from (select ref, nullif(fields ->> 'received on', 'not recorded')::date as start, nullif(fields ->> 'screened on', 'not recorded')::date as done,
             coalesce(fields ->> 'screened on' = 'not recorded', false) as undated
      from case_record where kind = 'contact' and person_id is not null) r
left join working_day s on s.day = r.start
left join working_day d on d.works and d.number = s.number + 1
left join working_day soon on soon.works and soon.number = s.number + 1
where r.start is null or r.start <= :today
