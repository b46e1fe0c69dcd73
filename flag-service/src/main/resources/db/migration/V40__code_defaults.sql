-- The value that code falls back to, as manifests of OpenFeature's command line say it. A flag without a row falls back
-- to what it serves when it is off.
create table flag_code_default (
    project_key text collate "C" not null,
    flag_key    text collate "C" not null,
    -- Text and not jsonb: the order of fields in an object value is the author's.
    value       text             not null check (value is json),
    updated_at  timestamptz      not null,
    primary key (project_key, flag_key),
    foreign key (project_key, flag_key) references flag (project_key, key)
);
