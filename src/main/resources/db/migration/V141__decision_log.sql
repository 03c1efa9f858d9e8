-- Which files a run was the first to know. The facts a run judged are those of its own files and of all runs before it.
create table evaluation_batch (
    batch bigint primary key,
    run   uuid references evaluation_run (id)
);
create index evaluation_batch_of_run on evaluation_batch (run);

-- A replay judges the facts there are now with the rules and as at the moment of another run.
alter table evaluation_run add column replays uuid references evaluation_run (id);
alter table evaluation_run add constraint evaluation_run_replay_looks_back check (replays is null or looks_back);
