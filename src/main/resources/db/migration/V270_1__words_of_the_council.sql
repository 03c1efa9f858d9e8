-- The council's own words for the values of lists are a file of the rule set, which changes by change requests as the closure days do.
alter table change_request_file drop constraint change_request_file_path_check;
alter table change_request_file add constraint change_request_file_path_check
    check (path ~ '^[A-Za-z0-9._/-]+\.(dslr|examples\.yaml)$' and path !~ '\.\.'
           or path in ('local/escalation-policy.csv', 'local/closure-days.csv', 'local/targets.csv', 'local/vocabulary-mapping.csv'));

-- Which field's list the value of a fault is not on; null when the fault is about something else, or older than this.
alter table import_fault add column field text;
create index import_fault_field on import_fault (field) where field is not null;

-- By which words a file was read: the hash of them, empty when there were none. The same content is other facts by other words.
alter table import_batch add column words text not null default '';
drop index import_batch_content;
create unique index import_batch_content on import_batch (sha256, coalesce(mapping, 0), words) where state = 'IMPORTED' and rejected = 0;

-- Which words of the council were read in a file, and as what. All rows are counted, the first ten thousand cells kept.
create table import_word (
    batch bigint not null references import_batch (id) on delete cascade,
    field text   not null,
    word  text   not null,
    means text   not null,
    rows  int    not null check (rows > 0),
    primary key (batch, field, word)
);
create index import_word_read on import_word (field, word);
create table import_word_row (
    batch       bigint not null,
    number      int    not null,
    row_number  bigint not null,
    column_name text   not null,
    field       text   not null,
    word        text   not null,
    unit        text references org_unit (code),
    primary key (batch, number),
    foreign key (batch, field, word) references import_word (batch, field, word) on delete cascade
);
create index import_word_row_read on import_word_row (batch, field, word);
