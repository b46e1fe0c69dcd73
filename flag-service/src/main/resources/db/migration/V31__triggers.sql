-- Addresses that change a flag when they are called.

create table flag_trigger (
    id              text collate "C" primary key,
    environment_id  text collate "C" not null,
    project_key     text collate "C" not null,
    environment_key text collate "C" not null,
    flag_key        text collate "C" not null,
    name            text             not null,
    -- A semantic patch.
    instructions    text             not null check (instructions is json object),
    enabled         boolean          not null,
    -- SHA-256 of the token, in hexadecimal. The token itself is kept nowhere.
    token_hash      text             not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
    created_at      timestamptz      not null,
    runs            bigint           not null,
    last_run_at     timestamptz,
    window_start    timestamptz      not null,
    in_window       integer          not null,
    -- It goes with the flag.
    foreign key (environment_id, flag_key) references flag_configuration on delete cascade
);

create index flag_trigger_by_flag on flag_trigger (environment_id, flag_key);
