-- A safeguarding concern allocated within one hour, to the minute.
with received as (
    select c.ref, c.received_on, c.received_at, c.received_at + interval '1 hour' as deadline,
           case when c.allocated_at >= c.received_at and c.allocated_at <= :now then c.allocated_at end as stop,
           case when c.allocated_at is null then c.allocated else c.allocated_at < c.received_at and c.allocated_at <= :now end as unknown,
           least(case when p.died_on <= :today then p.died_on end, case when p.left_area_on <= :today then p.left_area_on end) as ended
    from concern c join person p on p.id = c.person_id
    where c.received_at is null or c.received_at <= :now
)
select ref as subject,
       case when received_at is null then received_on else (received_at at time zone 'Europe/London')::date end as start,
       case when received_at is null then 'UNKNOWN'
            when stop is not null and (ended is null or (stop at time zone 'Europe/London')::date <= ended)
                then case when stop > deadline then 'BREACH' else 'COMPLIANT' end
            when ended < (deadline at time zone 'Europe/London')::date then 'EXCLUDED'
            when unknown then 'UNKNOWN'
            when ended is not null or :now > deadline then 'BREACH'
            when :now >= received_at + interval '45 minutes' then 'DUE_SOON'
            else 'COMPLIANT' end as outcome,
       deadline
from received
