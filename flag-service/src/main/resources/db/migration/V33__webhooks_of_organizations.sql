-- A webhook is told of the changes of one project, or of a whole organization.

alter table webhook
    alter column project_key drop not null,
    add column organization_key text collate "C" references organization,
    -- Of an organization's webhook: all of them when empty.
    add column projects         text[]           not null default '{}',
    add check ((project_key is null) <> (organization_key is null));

create index webhook_by_organization on webhook (organization_key, created_at);

create or replace function queue_webhook_event() returns trigger language plpgsql as $$
begin
    if exists (
        select from webhook
        where enabled and (project_key = new.project_key or organization_key = new.organization_key)
    ) then
        insert into webhook_event (entry_id) values (new.id);
    end if;
    return null;
end;
$$;
