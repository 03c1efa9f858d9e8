-- A decision about section 42 by the end of the next working day.
select c.ref as subject, c.received_on as start,
       case when c.received_on is null then 'UNKNOWN'
            else ruling(case when c.decided_on between c.received_on and :today then c.decided_on end,
                        c.decided and (c.decided_on is null or c.decided_on < c.received_on),
                        least(case when p.died_on <= :today then p.died_on end, case when p.left_area_on <= :today then p.left_area_on end),
                        d.day, d.day, :today) end as outcome,
       d.day as deadline
from concern c
join person p on p.id = c.person_id
left join working_day s on s.day = c.received_on
left join working_day d on d.works and d.number = s.number + 1
where c.received_on is null or c.received_on <= :today
