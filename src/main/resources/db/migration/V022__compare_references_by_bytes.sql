-- References and keys are compared and sorted by their bytes: nobody reads them in alphabetical order, a merge of a large
-- file sorts all of them, and the answer must not depend on the server's language.
alter table person            alter column ref type text collate "C", alter column nhs_digest type text collate "C";
alter table person_identifier alter column local_id type text collate "C";
alter table request           alter column ref type text collate "C", alter column event_key type text collate "C";
alter table assessment        alter column ref type text collate "C", alter column event_key type text collate "C";
alter table service           alter column ref type text collate "C", alter column event_key type text collate "C",
                              alter column location_id type text collate "C";
alter table review            alter column ref type text collate "C", alter column event_key type text collate "C";
alter table support_plan      alter column ref type text collate "C";
alter table pause             alter column ref type text collate "C";
alter table concern           alter column ref type text collate "C";
alter table dols_application  alter column ref type text collate "C";
alter table brokerage_request alter column ref type text collate "C";
alter table location          alter column ref type text collate "C", alter column provider_id type text collate "C";
alter table location_rating   alter column location_id type text collate "C", alter column service_group type text collate "C",
                              alter column domain type text collate "C";
alter table council_provider  alter column provider_id type text collate "C";
alter table quality_visit     alter column ref type text collate "C", alter column location_id type text collate "C";
