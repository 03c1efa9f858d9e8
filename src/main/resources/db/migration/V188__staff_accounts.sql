-- A suspended person's posts, work and words stay; only the door is shut. A one-time password opens nothing but its change.
alter table app_user add column suspended_at timestamptz;
alter table app_user add column suspended_by text;
alter table app_user add column one_time_password boolean not null default false;
alter table app_user add constraint app_user_suspended_by_somebody check ((suspended_at is null) = (suspended_by is null));
