-- Until when a one-time password opens the account. Those that were given before run out a week from now.
alter table app_user add column one_time_until timestamptz;
update app_user set one_time_until = current_timestamp + interval '7 days' where one_time_password;
alter table app_user add constraint app_user_one_time_runs_out check (one_time_password = (one_time_until is not null));
