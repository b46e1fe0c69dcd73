-- What environments demand of changes, and when nothing is changed at all.

create table environment_policy (
    environment_id text collate "C" primary key references environment,
    version        bigint           not null check (version >= 1),
    document       text             not null check (document is json object)
);

create table freeze_window (
    id              text collate "C" primary key,
    project_key     text collate "C" not null references project,
    -- The key of an environment; null for all of the project.
    environment_key text collate "C",
    name            text             not null,
    document        text             not null check (document is json object)
);

create index freeze_window_by_project on freeze_window (project_key);
