-- the run whose test was clean after all actions were done: the one that a sign-off rests on
alter table escalation add column clean_run uuid references evaluation_run (id);
alter table escalation add constraint escalation_sign_off_after_clean_run
    check ((step = 'SIGN_OFF' or closure = 'SIGNED_OFF') <= (clean_run is not null));
