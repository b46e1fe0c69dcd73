-- Webhooks: who is told of changes, what waits to be told, and how it went.

create table webhook (
    id                    text collate "C" primary key,
    project_key           text collate "C" not null references project,
    version               bigint           not null check (version >= 1),
    name                  text             not null,
    url                   text             not null,
    -- Patterns of kinds of events, such as flag.*.
    events                text[]           not null,
    -- All of them when empty.
    environments          text[]           not null,
    flag_tags             text[]           not null,
    -- Values of secret headers are encrypted.
    headers               text             not null check (headers is json array),
    payload               text             not null check (payload in ('STANDARD', 'SLACK', 'TEMPLATE')),
    template              text             not null default '',
    content_type          text             not null default '',
    -- Encrypted.
    secret                text             not null,
    previous_secret       text,
    previous_secret_until timestamptz,
    enabled               boolean          not null,
    failing_since         timestamptz,
    disabled_because      text             not null default '',
    created_at            timestamptz      not null
);

create index webhook_by_project on webhook (project_key, created_at);

-- Audit entries that webhooks were not told of yet.
create table webhook_event (
    entry_id bigint primary key
);

-- One place where every change of anything passes, in its own transaction: no change is forgotten, and none is told
-- that was not made.
create function queue_webhook_event() returns trigger language plpgsql as $$
begin
    if exists (select from webhook where project_key = new.project_key and enabled) then
        insert into webhook_event (entry_id) values (new.id);
    end if;
    return null;
end;
$$;

create trigger told after insert on audit_entry
    for each row execute function queue_webhook_event();

create table webhook_delivery (
    id           text collate "C" primary key,
    -- Grows; orders the list.
    position     bigint           not null generated always as identity,
    webhook_id   text collate "C" not null references webhook on delete cascade,
    event_id     text             not null,
    type         text             not null,
    content_type text             not null,
    body         text             not null,
    state        text             not null check (state in ('PENDING', 'DELIVERED', 'DEAD', 'SKIPPED')),
    attempts     integer          not null,
    created_at   timestamptz      not null,
    -- When it is sent next. While somebody sends it, when the lease ends.
    due_at       timestamptz      not null,
    give_up_at   timestamptz      not null,
    -- Who sends it at the moment; a lease that is over counts for nothing.
    claim        text
);

create index webhook_delivery_due on webhook_delivery (webhook_id, due_at) where state = 'PENDING';
create index webhook_delivery_listed on webhook_delivery (webhook_id, position);
create index webhook_delivery_old on webhook_delivery (created_at);

create table webhook_attempt (
    delivery_id     text collate "C" not null references webhook_delivery on delete cascade,
    number          integer          not null,
    at              timestamptz      not null,
    duration_millis bigint           not null,
    -- Of the answer, if there was one.
    status          integer,
    excerpt         text             not null,
    problem         text             not null,
    primary key (delivery_id, number)
);

-- The relays' announcement wakes those who tell webhooks, too.
create trigger announced after insert on webhook_event
    for each statement execute function announce_change();
