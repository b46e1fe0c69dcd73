-- Change requests about segments, of the environment or of its project.

alter table change_request add column segment_keys text[] not null default '{}';
