-- Invitations that nobody has accepted. The newest to an address takes the place of earlier ones.
create table invitation (
    id               text primary key collate "C",
    organization_key text        not null collate "C" references organization,
    email            text        not null collate "C",
    policies         text[]      not null,
    groups           text[]      not null,
    -- SHA-256 of the token's secret, in hexadecimal.
    token_hash       text        not null,
    invited_by       text        not null,
    created_at       timestamptz not null,
    expires_at       timestamptz not null,
    unique (organization_key, email)
);
