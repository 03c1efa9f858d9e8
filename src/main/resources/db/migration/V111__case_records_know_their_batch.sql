-- Case records come with imports, as every other fact does.
alter table case_record add constraint case_record_batch foreign key (batch) references import_batch (id);
-- Field names and their values, never a list or a bare value.
alter table case_record add constraint case_record_fields check (jsonb_typeof(fields) = 'object');
