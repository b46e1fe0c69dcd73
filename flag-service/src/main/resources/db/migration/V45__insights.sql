-- What is learnt from evaluations. None of it is the truth about a flag: it may be deleted at any time, and is, by age.

-- Processes that count, and how far each has been read. A record is its sequence: what was read is not read again.
create table evaluation_source (
    instance_id text collate "C" primary key,
    sequence    bigint      not null check (sequence >= 1),
    -- Records between two that were read.
    missing     bigint      not null check (missing >= 0),
    -- Evaluations that the process did not count, because it had no room.
    dropped     bigint      not null check (dropped >= 0),
    seen_at     timestamptz not null
);

create table evaluation_count (
    environment_id text collate "C" not null references environment on delete cascade,
    flag_key       text collate "C" not null,
    step           text collate "C" not null check (step in ('minute', 'hour', 'day')),
    at             timestamptz      not null,
    variant        text collate "C" not null,
    reason         text collate "C" not null,
    evaluations    bigint           not null check (evaluations > 0),
    primary key (environment_id, flag_key, step, at, variant, reason)
);

create index evaluation_count_by_age on evaluation_count (step, at);

create table flag_evaluated (
    environment_id text collate "C" not null references environment on delete cascade,
    flag_key       text collate "C" not null,
    last_at        timestamptz      not null,
    primary key (environment_id, flag_key)
);

-- One per process, so that a later one of the same process replaces it; of days that are over, all in one.
create table subject_sketch (
    environment_id text collate "C" not null references environment on delete cascade,
    day            date             not null,
    instance_id    text collate "C" not null,
    -- Of a HyperLogLog.
    registers      bytea            not null,
    primary key (environment_id, day, instance_id)
);

create table evaluation_sample (
    id             text collate "C" primary key,
    environment_id text collate "C" not null references environment on delete cascade,
    flag_key       text collate "C" not null,
    variant        text collate "C" not null,
    reason         text collate "C" not null,
    rule_id        text             not null,
    flag_version   bigint           not null,
    at             timestamptz      not null,
    -- The targeting key; empty for a subject without one.
    subject        text collate "C" not null,
    attributes     text             not null check (attributes is json object),
    -- Evaluations with this answer that this one was sampled out of.
    stands_for     bigint           not null check (stands_for >= 1)
);

create index evaluation_sample_by_flag on evaluation_sample (environment_id, flag_key, at desc);
create index evaluation_sample_by_subject on evaluation_sample (environment_id, subject, at desc);
create index evaluation_sample_by_age on evaluation_sample (at);

create table seen_attribute (
    environment_id text collate "C" not null references environment on delete cascade,
    name           text collate "C" not null,
    kind           text collate "C" not null,
    last_at        timestamptz      not null,
    primary key (environment_id, name, kind)
);

-- Examples, a few for each attribute.
create table seen_value (
    environment_id text collate "C" not null references environment on delete cascade,
    name           text collate "C" not null,
    value          text             not null,
    last_at        timestamptz      not null,
    primary key (environment_id, name, value)
);

-- Whose samples from before an instant are refused, should they come again. SHA-256 of the targeting key.
create table erased_subject (
    environment_id text collate "C" not null references environment on delete cascade,
    subject_hash   text collate "C" not null,
    erased_at      timestamptz      not null,
    primary key (environment_id, subject_hash)
);
