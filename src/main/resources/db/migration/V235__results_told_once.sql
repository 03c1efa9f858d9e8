-- What the sender of a file was told, so that the same file sent again and again is not told each time.
create table import_result_told (
    sender    text        not null,
    -- SHA-256 of the content, or of name and reason where a file was refused before it was whole.
    content   text        not null,
    outcome   text        not null,
    batch     bigint      not null,
    again     int         not null default 0 check (again >= 0),
    told_at   timestamptz not null,
    primary key (sender, content)
);
create index import_result_told_again on import_result_told (told_at) where again > 0;
