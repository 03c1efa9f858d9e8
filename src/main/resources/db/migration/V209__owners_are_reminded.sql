-- For which day the owner of an action was reminded last; another day that is agreed is worth another reminder.
alter table action add column reminded_for date;
