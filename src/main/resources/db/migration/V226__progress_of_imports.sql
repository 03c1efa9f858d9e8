-- How far each file is that is being read, and whether somebody has asked to stop it. Written beside the import's own transaction, so that
-- others see it; of no use after a crash, so it need not outlive one.
create unlogged table import_progress (
    batch        bigint primary key,
    rows_read    bigint not null default 0,
    per_mille    int not null default 0 check (per_mille between 0 and 1000),
    rows_in_all  bigint,
    seconds_left int,
    storing      boolean not null default false,
    cancelled_by text
);
