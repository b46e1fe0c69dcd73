-- Projects, environments, flags, API keys, the audit trail, and the outbox. Needs PostgreSQL 16 or newer.

create table project (
    key        text collate "C" primary key,
    name       text        not null,
    created_at timestamptz not null
);

create table environment (
    id          text collate "C" primary key,
    project_key text collate "C" not null references project,
    key         text collate "C" not null,
    name        text             not null,
    -- Last sequence given to a change. Whoever changes anything in the environment locks this row first.
    sequence    bigint           not null check (sequence >= 0),
    created_at  timestamptz      not null,
    unique (project_key, key)
);

create table flag (
    project_key    text collate "C" not null references project,
    key            text collate "C" not null,
    name           text             not null,
    description    text             not null,
    tags           text[]           not null,
    type           text             not null check (type in ('BOOLEAN', 'STRING', 'INTEGER', 'DOUBLE', 'OBJECT')),
    client_visible boolean          not null,
    -- Text and not jsonb: the order of fields in an object value is the author's.
    variants       text             not null check (variants is json array),
    created_at     timestamptz      not null,
    primary key (project_key, key)
);

-- The current configuration of each flag in each environment.
create table flag_configuration (
    environment_id text collate "C" not null references environment,
    flag_key       text collate "C" not null,
    version        bigint           not null check (version >= 1),
    document       text             not null check (document is json object),
    -- Keys of the flags that it requires, for finding circles.
    required_flags text[]           not null,
    primary key (environment_id, flag_key)
);

-- Every configuration there ever was.
create table flag_configuration_version (
    environment_id text collate "C" not null references environment,
    flag_key       text collate "C" not null,
    version        bigint           not null,
    document       text             not null check (document is json object),
    changed_by     text             not null,
    changed_at     timestamptz      not null,
    primary key (environment_id, flag_key, version)
);

create table api_key (
    id             text collate "C" primary key,
    environment_id text collate "C" not null references environment,
    name           text             not null,
    kind           text             not null check (kind in ('SERVER', 'CLIENT')),
    -- SHA-256 of the whole key, in hexadecimal. The key itself is kept nowhere.
    hash           text             not null unique check (hash ~ '^[0-9a-f]{64}$'),
    created_at     timestamptz      not null,
    revoked_at     timestamptz
);

create index api_key_by_environment on api_key (environment_id) where revoked_at is null;

create table audit_entry (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    actor    text        not null,
    action   text        not null,
    -- Keys from the project down, such as web/production/new-checkout.
    resource text        not null,
    -- What differs, field by field: {"on": {"before": false, "after": true}}.
    diff     text        not null check (diff is json object)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only', tg_table_name;
end;
$$;

create trigger append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on flag_configuration_version
    for each statement execute function refuse_change();

-- Changes that wait for a destination. Kept until all of them have it.
create table outbox (
    environment_id text collate "C" not null references environment,
    sequence       bigint           not null,
    -- guidon.flags.v1.EnvironmentChange
    change         bytea            not null,
    committed_at   timestamptz      not null,
    primary key (environment_id, sequence)
);

-- How far each destination is. A relay locks the row while it delivers.
create table delivery (
    environment_id text collate "C" not null references environment,
    destination    text             not null check (destination in ('redis', 'kafka')),
    -- -1: the destination is not known to have anything of the environment.
    sequence       bigint           not null check (sequence >= -1),
    primary key (destination, environment_id)
);

-- Relays listen, so that they look as soon as the change is committed.
create function announce_change() returns trigger language plpgsql as $$
begin
    notify guidon_outbox;
    return null;
end;
$$;

create trigger announced after insert on outbox
    for each statement execute function announce_change();
create trigger announced after insert on delivery
    for each statement execute function announce_change();
