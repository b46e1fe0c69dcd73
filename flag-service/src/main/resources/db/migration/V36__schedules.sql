-- Changes that wait for their time, and what became of each.

create table scheduled_change (
    id              text collate "C" primary key,
    number          bigint generated always as identity unique,
    environment_id  text collate "C" not null references environment,
    project_key     text collate "C" not null,
    environment_key text collate "C" not null,
    flag_key        text collate "C" not null,
    -- {"instructions": [...]}
    patch           text             not null check (patch is json object),
    comment         text             not null,
    -- One of both.
    at              timestamptz,
    cron            text,
    time_zone       text,
    latest_seconds  bigint           not null check (latest_seconds > 0),
    status          text             not null check (status in ('ACTIVE', 'PAUSED', 'DONE', 'CANCELLED')),
    due_at          timestamptz      not null,
    look_at         timestamptz      not null,
    author          text             not null,
    created_at      timestamptz      not null,
    -- The approved change request that it carries out.
    change_request  text collate "C",
    check ((at is null) <> (cron is null)),
    check ((cron is null) = (time_zone is null))
);

create index scheduled_change_due on scheduled_change (look_at, number) where status = 'ACTIVE';
create index scheduled_change_by_flag on scheduled_change (environment_id, flag_key, number);

-- The key makes sure that an occurrence is made once.
create table scheduled_run (
    schedule_id text collate "C" not null references scheduled_change,
    due_at      timestamptz      not null,
    at          timestamptz      not null,
    outcome     text             not null check (outcome in ('APPLIED', 'FAILED', 'MISSED')),
    detail      text             not null,
    primary key (schedule_id, due_at)
);

create trigger append_only before update or delete or truncate on scheduled_run
    for each statement execute function refuse_change();
