-- A review at least every twelve months while long-term support goes on: the last turn that was done, and the one that runs.
with dated as (
    select s.person_id, s.ref, s.began_on, coalesce(
               case when p.died_on >= s.began_on and (s.ended_on is null or p.died_on < s.ended_on) then p.died_on else s.ended_on end,
               'infinity') as ended_on
    from service s join person p on p.id = s.person_id
    where s.kind = 'LONG_TERM' and s.role = 'SERVICE_USER' and s.began_on is not null
), covered as (
    select *, max(ended_on) over (partition by person_id order by began_on, ref rows between unbounded preceding and 1 preceding) as until
    from dated
), numbered as (
    select *, count(*) filter (where began_on > until + 1) over (partition by person_id order by began_on, ref) as number from covered
), spells as (
    select person_id, min(began_on) as began_on, nullif(max(ended_on), 'infinity') as ended_on from numbered group by person_id, number
    union all
    (select distinct on (s.person_id) s.person_id, null, s.ended_on from service s
     where s.kind = 'LONG_TERM' and s.role = 'SERVICE_USER' and s.began_on is null
       and not exists (select from service d where d.person_id = s.person_id and d.kind = 'LONG_TERM' and d.role = 'SERVICE_USER'
                                               and d.began_on is not null)
     order by s.person_id, s.ref)
), reviewed as (
    select s.person_id, s.began_on, s.ended_on,
           array_agg(distinct v.completed_on order by v.completed_on desc)
               filter (where v.completed_on <= :today and (s.began_on is null or v.completed_on >= s.began_on)) as days,
           coalesce(bool_or(v.id is not null and v.completed_on is null), false) as undated
    from spells s left join review v on v.person_id = s.person_id and v.role = 'SERVICE_USER' and v.kind <> 'SHORT_TERM'
    where s.began_on is null or s.began_on <= :today
    group by s.person_id, s.began_on, s.ended_on
), started as (
    select *, coalesce(began_on, days[cardinality(days)]) as first from reviewed
), turns as (
    select person_id, ended_on, coalesce(days[2], first) as start, days[1] as stop, false as unknown
    from started where coalesce(days[2], first) < days[1]
    union all
    select person_id, ended_on, coalesce(days[1], first), null, undated from started
), judged as (
    select p.ref as subject, t.start,
           case when t.start is null then 'UNKNOWN'
                else ruling(t.stop, t.unknown,
                            least(case when p.died_on <= :today then p.died_on end, case when p.left_area_on <= :today then p.left_area_on end,
                                  case when t.ended_on <= :today then t.ended_on end),
                            (t.start + interval '12 months')::date, (t.start + interval '12 months')::date - 55, :today) end as outcome,
           (t.start + interval '12 months')::date as deadline
    from turns t join person p on p.id = t.person_id
)
select distinct on (subject, start) * from judged
order by subject, start, array_position(array['BREACH', 'UNKNOWN', 'DUE_SOON', 'COMPLIANT', 'EXCLUDED'], outcome)
