-- Requests that carry an Idempotency-Key, and what they were answered with.

create table idempotency_key (
    caller       text        not null,
    path         text        not null,
    key          text        not null,
    -- SHA-256 of query and body, in hexadecimal.
    content_hash text        not null,
    -- The attempt that counts; a later one may take over when it is given up.
    claim        text        not null,
    claimed_at   timestamptz not null,
    -- Whether a transaction of the request has committed; written in that transaction.
    committed    boolean     not null default false,
    -- The answer. No status: there is none yet. No body: it held a secret or was too long.
    status       int,
    -- Names and values in turn.
    headers      text[]      not null default '{}',
    body         text,
    primary key (caller, path, key)
);

create index idempotency_key_by_age on idempotency_key (claimed_at);
