-- Case records of any kind (record-kinds.yaml): one row each, its fields by their name in lists of facts. Dates are written as
-- in ISO 8601; "not recorded" stands where the source says that something happened but not when.
create table case_record (
    kind      text collate "C" not null,
    ref       text collate "C" not null,
    person_id bigint references person (id),
    -- What else it belongs to: a worker, a location, a provider, a contract.
    about     text collate "C",
    unit      text references org_unit (code),
    fields    jsonb not null,
    batch     bigint not null,
    primary key (kind, ref)
);
create index case_record_person on case_record (person_id) where person_id is not null;
create index case_record_others on case_record (kind) where person_id is null;
