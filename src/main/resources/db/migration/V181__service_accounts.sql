-- Other systems that may send files. A token is shown once; what is kept opens nothing.
create table service_account (
    id           bigint generated always as identity primary key,
    name         text not null check (name = btrim(name) and length(name) between 2 and 80 and name !~ '[[:cntrl:]]'),
    token_hash   text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
    last_day     date not null,
    results_to   text check (results_to ~ '^[^[:space:][:cntrl:]@]+@[^[:space:][:cntrl:]@]+$'),
    created_at   timestamptz not null,
    created_by   text not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    constraint service_account_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);
-- Also a revoked account keeps its name: the audit trail and the imports name it.
create unique index service_account_name on service_account (lower(name));
