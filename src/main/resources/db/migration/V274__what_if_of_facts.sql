-- A what-if may try other facts instead of other rules: what it looked at, in a sentence.
alter table impact add column of_facts text;
