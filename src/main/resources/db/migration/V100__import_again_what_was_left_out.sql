-- A content of which rows were rejected may come again, when what was wrong with them has been put right outside the file.
-- One that went in whole is imported once only, as before.
drop index import_batch_content;
create unique index import_batch_content on import_batch (sha256) where state = 'IMPORTED' and rejected = 0;
create index import_batch_same_content on import_batch (sha256) where state = 'IMPORTED';
