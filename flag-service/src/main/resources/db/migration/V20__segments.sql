-- Segments of an environment or of a whole project, and who asks for them.

create table segment (
    project_key    text collate "C" not null references project,
    -- Empty for a segment of the project. Its key is then no key of an environment's segment, and the other way round.
    environment_id text collate "C" not null,
    key            text collate "C" not null,
    version        bigint           not null check (version >= 1),
    name           text             not null,
    description    text             not null,
    tags           text[]           not null,
    document       text             not null check (document is json object),
    -- Keys of the segments that it asks for.
    segments       text[]           not null,
    created_at     timestamptz      not null,
    archived_at    timestamptz,
    -- Deleted segments keep their row, as deleted flags do.
    deleted_at     timestamptz check (deleted_at is null or archived_at is not null),
    primary key (project_key, environment_id, key)
);

-- Every version there ever was.
create table segment_version (
    project_key    text collate "C" not null references project,
    environment_id text collate "C" not null,
    segment_key    text collate "C" not null,
    version        bigint           not null,
    document       text             not null check (document is json object),
    -- The lists of units that it had, each in the revision of that time.
    lists          text             not null check (lists is json array),
    changed_by     text             not null,
    changed_at     timestamptz      not null,
    comment        text             not null check (length(comment) <= 1000),
    primary key (project_key, environment_id, segment_key, version)
);

create trigger append_only before update or delete or truncate on segment_version
    for each statement execute function refuse_change();

-- Keys of the segments that a configuration asks for.
alter table flag_configuration add column segments text[] not null default '{}';
