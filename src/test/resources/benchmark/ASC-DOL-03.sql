-- All assessments within 21 days of the request, or sooner when an urgent authorisation ends.
with received as (
    select a.*, case when a.urgent_ends_on between a.received_on and a.received_on + 20 then a.urgent_ends_on else a.received_on + 21 end as deadline
    from dols_application a
    where a.received_on is null or a.received_on <= :today
)
select a.ref as subject, a.received_on as start,
       case when a.received_on is null then 'UNKNOWN'
            else ruling(case when a.assessments_completed_on between a.received_on and :today then a.assessments_completed_on end,
                        coalesce(a.assessments_completed_on < a.received_on, false),
                        least(case when p.died_on <= :today then p.died_on end, case when p.left_area_on <= :today then p.left_area_on end,
                              case when a.withdrawn_on <= :today then a.withdrawn_on end),
                        a.deadline, a.received_on + 14, :today) end as outcome,
       a.deadline
from received a join person p on p.id = a.person_id
