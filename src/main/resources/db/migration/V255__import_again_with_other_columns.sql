-- The same content is other facts once somebody has said otherwise what its columns or the names of its units mean.
drop index import_batch_content;
create unique index import_batch_content on import_batch (sha256, coalesce(mapping, 0)) where state = 'IMPORTED' and rejected = 0;
