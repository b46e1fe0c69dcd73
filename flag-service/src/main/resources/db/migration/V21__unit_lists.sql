-- Long lists of units of segments. Each change of a list is a revision; what a list was in any of them stays known.

create table unit_list (
    id             bigint generated always as identity primary key,
    project_key    text collate "C" not null references project,
    environment_id text collate "C" not null,
    segment_key    text collate "C" not null,
    side           text             not null check (side in ('INCLUDED', 'EXCLUDED')),
    attribute      text collate "C" not null,
    -- Of the hash that readers keep units by, in hexadecimal.
    hash_key       text             not null check (hash_key ~ '^[0-9a-f]{32}$'),
    -- The one that counts; 0 before the first import has ended. An import works on the next.
    revision       bigint           not null check (revision >= 0),
    size           bigint           not null check (size >= 0),
    -- Names of the blocks of the revision that counts, in hexadecimal, one after the other.
    blocks         text             not null,
    -- Imports that were ever begun.
    imports        bigint           not null,
    -- The import that is under way, when it last wrote, and how many units it has read.
    import_id      text,
    import_seen_at timestamptz,
    import_units   bigint           not null,
    unique (project_key, environment_id, segment_key, side, attribute)
);

create table listed_unit (
    list_id bigint           not null references unit_list,
    -- Of the unit with the list's key. It orders the list, and a range of hashes is a block.
    hash    bigint           not null,
    unit    text collate "C" not null,
    -- The first revision that has it, and the first one after that which has it no more.
    added   bigint           not null,
    removed bigint           not null default 9223372036854775807,
    -- The last import that named it.
    seen    bigint           not null,
    primary key (list_id, hash, unit, removed)
) with (fillfactor = 80);

-- Hashes in the form in which readers load them, of the revision that counts and, for a while, of those before.
create table unit_block (
    list_id     bigint not null references unit_list,
    -- The first 16 bytes of the SHA-256 of the content, in hexadecimal.
    id          text   not null,
    content     bytea  not null,
    replaced_at timestamptz,
    primary key (list_id, id)
);
