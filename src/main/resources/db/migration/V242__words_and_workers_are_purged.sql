-- What people wrote about escalations, and records about workers, follow a retention period of their own (decision 58).
alter table escalation add column words_purged_at timestamptz;
alter table escalation add constraint escalation_words_purged_when_closed check (words_purged_at is null or state = 'CLOSED');

-- Everything of a worker may be held, as everything of a person.
alter table retention_hold alter column person_id drop not null;
alter table retention_hold add column worker text check (worker <> '');
alter table retention_hold add constraint retention_hold_of_one check (num_nonnulls(person_id, worker) = 1);
create unique index retention_hold_once_of_worker on retention_hold (worker) where released_at is null;

-- Who signed what stage when is never changed; a purge takes out the words.
create or replace function refuse_changed_signature() returns trigger language plpgsql as $$
declare
    without_words stage_sign_off;
begin
    if tg_op = 'UPDATE' and current_setting('plumbline.purging', true) = 'on' then
        without_words := old;
        without_words.comment := new.comment;
        if new is not distinct from without_words then
            return new;
        end if;
    end if;
    raise exception 'a signature is never changed or removed';
end $$;

-- Each record about a worker, or that there is one, with the last day it speaks of; one without any day is as old as the import that brought it.
-- Who has started and not left is still there.
create view record_of_worker as
select coalesce(r.about, r.ref) as worker, r.kind, r.ref, coalesce(
           (select (to_date(max(found[1]), 'YYYY-MM') + interval '1 month')::date from regexp_matches(r.fields::text, '((?:19|20)\d\d-(?:0[1-9]|1[0-2]))-\d\d', 'g') found),
           (b.finished_at at time zone 'Europe/London')::date, (b.started_at at time zone 'Europe/London')::date) as last_day,
       jsonb_exists(r.fields, 'started on') and not jsonb_exists(r.fields, 'left on') as open
from case_record r join import_batch b on b.id = r.batch
where r.person_id is null;
