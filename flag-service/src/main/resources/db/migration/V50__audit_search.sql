-- Which personal token an author used, and searching the audit trail.

alter table audit_entry add column token_id text collate "C";

-- As before; what was done by a personal token says so behind the rest, so that earlier hashes still hold.
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
        || netstring(entry.diff)
        || coalesce(netstring(entry.token_id), ''), 'UTF8')), 'hex')
$$;

-- Words are what stands between signs of punctuation, so that a key is found wherever it stands in a name. What differs
-- is not among them: not everybody who reads the trail may read what flags are.
create function audit_words(comment text, resource text, actor text) returns tsvector language sql immutable as $$
    select to_tsvector('simple', translate(comment || ' ' || resource || ' ' || actor, '/:;,.@_-+=', '          '))
$$;

create index audit_entry_by_words on audit_entry using gin (audit_words(comment, resource, actor));
create index audit_entry_by_actor on audit_entry (organization_key, actor, position);
create index audit_entry_by_action on audit_entry (organization_key, action text_pattern_ops, position);
create index audit_entry_by_resource on audit_entry (organization_key, resource text_pattern_ops, position);
create index audit_entry_by_time on audit_entry (organization_key, at);
