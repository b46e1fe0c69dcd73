-- The first page of a list is read in its order and not sorted, however many flags there are.
create index flag_by_key on flag (project_key, key) where deleted_at is null;
