-- Identity providers of organizations.
create table identity_provider (
    -- Unique in the installation: it stands in the address that people log in at.
    key              text primary key collate "C",
    organization_key text        not null collate "C" references organization,
    name             text        not null,
    issuer           text        not null collate "C",
    client_id        text        not null collate "C",
    -- Sealed; null for a client without one.
    sealed_secret    text,
    -- scopes, audiences, trust in addresses, rules.
    document         text        not null,
    created_at       timestamptz not null,
    -- Whose client it is, its tokens are for.
    unique (issuer, client_id)
);

create index identity_provider_by_organization on identity_provider (organization_key);

-- Whom a provider knows, by the name that it gives them for good.
create table identity_link (
    provider_key text        not null collate "C" references identity_provider on delete cascade,
    subject      text        not null collate "C",
    user_id      text        not null collate "C" references user_account,
    -- Whether the person is a member because the provider says so, and only as long as it does.
    by_provider  boolean     not null,
    primary key (provider_key, subject)
);

-- Logins whose people are at the provider. Hashes are SHA-256 in hexadecimal.
create table login_flow (
    state_hash      text primary key collate "C",
    provider_key    text        not null collate "C" references identity_provider on delete cascade,
    nonce           text        not null,
    sealed_verifier text        not null,
    browser_hash    text        not null,
    return_to       text,
    challenge       text,
    expires_at      timestamptz not null
);

-- Logins whose people are on the way back to the program that sent them.
create table login_code (
    code_hash    text primary key collate "C",
    user_id      text        not null collate "C" references user_account,
    provider_key text        not null collate "C" references identity_provider on delete cascade,
    challenge    text        not null,
    expires_at   timestamptz not null
);
