-- The audit trail becomes a chain: each entry carries the hash of the one before it and its own, which is SHA-256 over
-- the netstrings (cr.yp.to/proto/netstrings.txt) of all that it says. Whoever changes, removes or inserts an entry
-- afterwards breaks the chain there.

alter table audit_entry
    -- From 1, without gaps.
    add column position        bigint,
    -- Where the change was made; what is no matter of one environment or one flag has none.
    add column project_key     text collate "C",
    add column environment_key text collate "C",
    add column flag_key        text collate "C",
    add column comment         text not null default '',
    add column previous_hash   text,
    add column hash            text;

-- The end of the chain. Its lock orders the entries; it is the last lock that a transaction takes.
create table audit_head (
    the_one  boolean primary key default true check (the_one),
    position bigint not null,
    hash     text   not null
);

insert into audit_head (position, hash) values (0, repeat('0', 64));

create function netstring(value text) returns text language sql immutable as $$
    select octet_length(convert_to(value, 'UTF8')) || ':' || value || ','
$$;

create function audit_hash(entry audit_entry) returns text language sql stable as $$
    select encode(sha256(convert_to(
        netstring(entry.previous_hash)
        || netstring(entry.position::text)
        -- Microseconds since the epoch.
        || netstring((extract(epoch from entry.at) * 1000000)::bigint::text)
        || netstring(entry.actor)
        || netstring(entry.action)
        || netstring(entry.resource)
        || netstring(entry.project_key)
        || netstring(coalesce(entry.environment_key, ''))
        || netstring(coalesce(entry.flag_key, ''))
        || netstring(entry.comment)
        || netstring(entry.diff), 'UTF8')), 'hex')
$$;

create function chained(entry audit_entry) returns audit_entry language plpgsql as $$
declare
    head audit_head;
begin
    select * into strict head from audit_head for update;
    entry.position := head.position + 1;
    entry.previous_hash := head.hash;
    entry.hash := audit_hash(entry);
    update audit_head set position = entry.position, hash = entry.hash;
    return entry;
end;
$$;

-- Entries from before the chain.
alter table audit_entry disable trigger append_only;

do $$
declare
    entry audit_entry;
begin
    for entry in select * from audit_entry order by id loop
        entry.project_key := split_part(entry.resource, '/', 1);
        entry.environment_key := case
            when entry.action not in ('project.created', 'flag.created') then split_part(entry.resource, '/', 2) end;
        entry.flag_key := case entry.action
            when 'flag.created' then split_part(entry.resource, '/', 2)
            when 'configuration.changed' then split_part(entry.resource, '/', 3) end;
        entry := chained(entry);
        update audit_entry
        set position = entry.position, project_key = entry.project_key, environment_key = entry.environment_key,
            flag_key = entry.flag_key, previous_hash = entry.previous_hash, hash = entry.hash
        where id = entry.id;
    end loop;
end;
$$;

alter table audit_entry enable trigger append_only;

alter table audit_entry
    alter column position set not null,
    alter column project_key set not null,
    alter column previous_hash set not null,
    alter column hash set not null,
    add unique (position);

create index audit_entry_by_place on audit_entry (project_key, environment_key, flag_key, position);

create function chain_entry() returns trigger language plpgsql as $$
begin
    return chained(new);
end;
$$;

create trigger chained before insert on audit_entry
    for each row execute function chain_entry();
