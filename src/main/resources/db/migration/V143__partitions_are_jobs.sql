-- Partitions are jobs of the engine. The one that brings this to nought puts down the last step of the run.
alter table evaluation_run add column partitions_left int not null default 0 check (partitions_left >= 0);
update evaluation_run r set partitions_left = (select count(*) from evaluation_partition p where p.run = r.id and not p.done)
where r.state = 'RUNNING';
-- Which node judged it.
alter table evaluation_partition add column judged_by text;
