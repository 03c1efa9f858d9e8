-- Who refused to sign a stage, when, why, and what they had before them: the escalation goes back to planning, and does not
-- end by itself however clean it tests.
create table refused_sign_off (
    id          uuid primary key,
    plan        uuid not null references action_plan (id),
    stage       text not null check (stage in ('ACTIONS_DONE', 'EFFECT_CONFIRMED', 'CLOSED')),
    refused_by  text not null,
    refused_for text,
    refused_at  timestamptz not null,
    version     int  not null check (version >= 0),
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    reason      text not null check (reason <> '')
);
create index refused_sign_off_of_plan on refused_sign_off (plan);

-- Like a signature, a refusal is never changed or removed; a purge takes out the words.
create function refuse_changed_refusal() returns trigger language plpgsql as $$
declare
    without_words refused_sign_off;
begin
    if tg_op = 'UPDATE' and current_setting('plumbline.purging', true) = 'on' then
        without_words := old;
        without_words.reason := new.reason;
        if new is not distinct from without_words then
            return new;
        end if;
    end if;
    raise exception 'a refusal to sign is never changed or removed';
end $$;
create trigger refused_sign_off_stays before update or delete on refused_sign_off
    for each row execute function refuse_changed_refusal();
