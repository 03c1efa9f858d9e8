-- A care package found within five working days: accepted by a provider, with a day on which care starts.
select b.ref as subject, b.sent_on as start,
       case when b.sent_on is null then 'UNKNOWN'
            else ruling(case when b.accepted between b.sent_on and :today then b.accepted end, coalesce(b.accepted < b.sent_on, false),
                        least(case when p.died_on <= :today then p.died_on end, case when p.left_area_on <= :today then p.left_area_on end,
                              case when b.withdrawn_on <= :today then b.withdrawn_on end),
                        d.day, soon.day, :today) end as outcome,
       d.day as deadline
from (select *, case when care_starts_on is not null then accepted_on end as accepted from brokerage_request) b
join person p on p.id = b.person_id
left join working_day s on s.day = b.sent_on
left join working_day d on d.works and d.number = s.number + 5
left join working_day soon on soon.works and soon.number = s.number + 4
where b.sent_on is null or b.sent_on <= :today
