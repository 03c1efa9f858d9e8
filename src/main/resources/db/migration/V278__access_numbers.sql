-- Counts how often the way in to an account changed: a one-time password, a password of the person's own, a suspension.
-- A session that was opened by an earlier way in opens nothing any more.
alter table app_user add column access_number integer not null default 1;
