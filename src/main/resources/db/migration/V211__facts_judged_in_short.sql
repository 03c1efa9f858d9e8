-- All facts somebody was last judged on, in short: who is known to be as then need not be judged again.
alter table judged_person add column facts uuid;
