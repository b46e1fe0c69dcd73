-- Who may do what in an organization. Policies are named by their keys, of which the roles (viewer, analyst, developer,
-- admin, owner) are built in and stand in no table. Whoever changes any of this locks the row of the organization first.

create table policy (
    organization_key text collate "C" not null references organization,
    key              text collate "C" not null check (key not in ('viewer', 'analyst', 'developer', 'admin', 'owner')),
    name             text             not null,
    description      text             not null,
    statements       text             not null check (statements is json array),
    created_at       timestamptz      not null,
    primary key (organization_key, key)
);

create table member (
    organization_key text collate "C" not null references organization,
    email            text collate "C" not null check (email = lower(email)),
    policies         text[]           not null,
    created_at       timestamptz      not null,
    primary key (organization_key, email)
);

-- For each request of a person: which organizations is it a member of?
create index member_by_email on member (email);

create table member_group (
    organization_key text collate "C" not null references organization,
    key              text collate "C" not null,
    name             text             not null,
    policies         text[]           not null,
    members          text[]           not null,
    created_at       timestamptz      not null,
    primary key (organization_key, key)
);

create index member_group_by_member on member_group using gin (members);

create table access_token (
    id               text collate "C" primary key,
    organization_key text collate "C" not null references organization,
    name             text             not null,
    -- SHA-256 of the whole token, in hexadecimal. The token itself is kept nowhere.
    hash             text             not null unique check (hash ~ '^[0-9a-f]{64}$'),
    -- Of a personal token: the member in whose name it acts, with the member's policies; its own limit them.
    owner            text collate "C",
    policies         text[]           not null,
    active           boolean          not null,
    expires_at       timestamptz,
    created_by       text             not null,
    created_at       timestamptz      not null,
    -- To the minute.
    last_used_at     timestamptz,
    revoked_at       timestamptz
);

create index access_token_by_organization on access_token (organization_key, created_at) where revoked_at is null;
