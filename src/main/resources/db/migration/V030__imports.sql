create table import_batch (
    id           bigint generated always as identity primary key,
    file_name    text not null,
    format       text,
    sha256       text not null,
    bytes        bigint not null,
    state        text not null check (state in ('RUNNING', 'IMPORTED', 'REFUSED', 'INTERRUPTED')),
    started_at   timestamptz not null,
    finished_at  timestamptz,
    started_by   text not null,
    data_as_of   date,
    rows_read    int not null default 0,
    accepted     int not null default 0,
    unchanged    int not null default 0,
    duplicate    int not null default 0,
    rejected     int not null default 0,
    doubtful     int not null default 0,
    reason       text,
    constraint import_batch_totals check (state <> 'IMPORTED' or rows_read = accepted + unchanged + duplicate + rejected),
    constraint import_batch_refusal check ((state = 'REFUSED') = (reason is not null))
);
-- The same content is imported once only.
create unique index import_batch_content on import_batch (sha256) where state = 'IMPORTED';
create index import_batch_feed on import_batch (format, finished_at) where state = 'IMPORTED';

create table import_fault (
    batch        bigint not null references import_batch (id),
    number       int not null,
    row_number   bigint not null,
    column_name  text not null,
    value        text not null,
    expected     text not null,
    row_rejected boolean not null,
    primary key (batch, number)
);

-- The key of the digest of NHS numbers; made once for each installation, so that digests cannot be looked up elsewhere.
create table nhs_digest_key (
    only_row boolean primary key default true check (only_row),
    key      bytea not null
);
insert into nhs_digest_key (key) values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

alter table person            add constraint person_batch            foreign key (batch) references import_batch (id);
alter table support_plan      add constraint support_plan_batch      foreign key (batch) references import_batch (id);
alter table pause             add constraint pause_batch             foreign key (batch) references import_batch (id);
alter table concern           add constraint concern_batch           foreign key (batch) references import_batch (id);
alter table dols_application  add constraint dols_application_batch  foreign key (batch) references import_batch (id);
alter table brokerage_request add constraint brokerage_request_batch foreign key (batch) references import_batch (id);
alter table request           add constraint request_batch           foreign key (batch) references import_batch (id);
alter table assessment        add constraint assessment_batch        foreign key (batch) references import_batch (id);
alter table service           add constraint service_batch           foreign key (batch) references import_batch (id);
alter table review            add constraint review_batch            foreign key (batch) references import_batch (id);
alter table location          add constraint location_batch          foreign key (batch) references import_batch (id);
alter table location_rating   add constraint location_rating_batch   foreign key (batch) references import_batch (id);
alter table council_provider  add constraint council_provider_batch  foreign key (batch) references import_batch (id);
alter table quality_visit     add constraint quality_visit_batch     foreign key (batch) references import_batch (id);
