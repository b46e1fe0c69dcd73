-- Organizations, to which projects belong, and an audit trail for each of them.

create table organization (
    key        text collate "C" primary key,
    name       text        not null,
    created_at timestamptz not null
);

insert into organization (key, name, created_at) values ('default', 'Default', now());

-- For good: whatever knows a project knows its organization.
alter table project add column organization_key text collate "C" not null default 'default' references organization;

create index project_by_organization on project (organization_key);

-- One chain for each organization, so that their writers do not wait for each other. Up to now all projects were in one
-- organization, and so were their entries: their chain stays as it is, and the hashes that people noted still hold.
alter table audit_entry
    add column organization_key text collate "C" not null default 'default' references organization,
    alter column project_key drop not null,
    drop constraint audit_entry_position_key,
    add unique (organization_key, position);

-- Not known before the trigger has looked.
alter table audit_entry alter column organization_key drop default;

alter table audit_head
    add column organization_key text collate "C" not null default 'default' references organization,
    drop constraint audit_head_pkey,
    drop column the_one,
    add primary key (organization_key);

alter table audit_head alter column organization_key drop default;

create or replace function audit_hash(entry audit_entry) returns text language sql stable as $$
    select encode(sha256(convert_to(
        netstring(entry.previous_hash)
        || netstring(entry.position::text)
        -- Microseconds since the epoch.
        || netstring((extract(epoch from entry.at) * 1000000)::bigint::text)
        || netstring(entry.actor)
        || netstring(entry.action)
        || netstring(entry.resource)
        || netstring(coalesce(entry.project_key, ''))
        || netstring(coalesce(entry.environment_key, ''))
        || netstring(coalesce(entry.flag_key, ''))
        || netstring(entry.comment)
        || netstring(entry.diff), 'UTF8')), 'hex')
$$;

create or replace function chained(entry audit_entry) returns audit_entry language plpgsql as $$
declare
    head audit_head;
begin
    if entry.organization_key is null then
        select organization_key into strict entry.organization_key from project where key = entry.project_key;
    end if;
    insert into audit_head (organization_key, position, hash) values (entry.organization_key, 0, repeat('0', 64))
        on conflict do nothing;
    select * into strict head from audit_head where organization_key = entry.organization_key for update;
    entry.position := head.position + 1;
    entry.previous_hash := head.hash;
    entry.hash := audit_hash(entry);
    update audit_head set position = entry.position, hash = entry.hash where organization_key = entry.organization_key;
    return entry;
end;
$$;
