-- A case that another unit answers for now leaves its escalation and is worked on there.
alter table escalation_breach add column left_at timestamptz;
alter table escalation_breach add constraint escalation_breach_left_is_not_open check (left_at is null or not open);
