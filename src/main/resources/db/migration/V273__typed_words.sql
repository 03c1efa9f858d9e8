-- A row of the vocabulary mapping is kept while it is typed, as the rows of the other tables are.
alter table typed_row drop constraint typed_row_form_check;
alter table typed_row add constraint typed_row_form_check check (form in ('escalation-policy', 'closure-days', 'targets', 'vocabulary-mapping'));
