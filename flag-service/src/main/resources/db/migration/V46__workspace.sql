-- Projects and environments can be described, changed one version at a time, and deleted.

alter table project
    add column description text   not null default '',
    add column version     bigint not null default 1 check (version >= 1),
    -- Deleted ones keep their row and their key: their history and their audit entries say what they were.
    add column deleted_at  timestamptz;

alter table environment
    add column description text   not null default '',
    add column version     bigint not null default 1 check (version >= 1),
    add column deleted_at  timestamptz;

create index environment_deleted on environment (deleted_at) where deleted_at is not null;
