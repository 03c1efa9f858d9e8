-- What somebody who has looked decided about two references of workers: that they are one worker, so that records about the one are judged as records
-- about the other, or that they are two and need not be looked at again (decision 66).
create table worker_decision (
    reference  text collate "C" not null check (reference <> ''),
    worker     text collate "C" not null check (worker <> ''),
    same       boolean not null,
    reason     text not null check (btrim(reason) <> ''),
    decided_by text not null,
    decided_at timestamptz not null,
    primary key (reference, worker),
    check (reference <> worker)
);
create unique index worker_decision_once on worker_decision (least(reference, worker), greatest(reference, worker));
-- A reference is read as one other, and that one as itself: no chains.
create unique index worker_read_as_one on worker_decision (reference) where same;
create function refuse_chain_of_workers() returns trigger language plpgsql as $$
begin
    if exists (select from worker_decision d where d.same and (d.reference = new.worker or d.worker = new.reference)) then
        raise exception 'a worker is read as another one at one step only';
    end if;
    return new;
end $$;
create trigger no_chain before insert or update on worker_decision for each row when (new.same) execute function refuse_chain_of_workers();

-- Records of one worker are kept and purged together, under whichever reference they came; the reference itself comes last.
create or replace view record_of_worker as
select coalesce(d.worker, r.about, r.ref) as worker, r.kind, r.ref, coalesce(
           (select (to_date(max(found[1]), 'YYYY-MM') + interval '1 month')::date from regexp_matches(r.fields::text, '((?:19|20)\d\d-(?:0[1-9]|1[0-2]))-\d\d', 'g') found),
           (b.finished_at at time zone 'Europe/London')::date, (b.started_at at time zone 'Europe/London')::date) as last_day,
       jsonb_exists(r.fields, 'started on') and not jsonb_exists(r.fields, 'left on') as open, coalesce(r.about, r.ref) as reference
from case_record r join import_batch b on b.id = r.batch left join worker_decision d on d.same and d.reference = coalesce(r.about, r.ref)
where r.person_id is null;
