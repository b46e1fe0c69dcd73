-- People, their sessions, and what guards both.

create table user_account (
    id                  text primary key collate "C",
    -- In lower case.
    email               text        not null unique collate "C",
    name                text        not null,
    -- argon2id in the PHC string format; null for those who log in elsewhere only.
    password_hash       text,
    password_changed_at timestamptz,
    created_at          timestamptz not null,
    disabled_at         timestamptz
);

-- Failed attempts. The subject is a hash, because strangers choose what is behind it.
create table login_attempt (
    subject       text primary key collate "C",
    failures      integer     not null,
    last_at       timestamptz not null,
    blocked_until timestamptz
);

create index login_attempt_by_age on login_attempt (last_at);

-- A session that ended has no row.
create table login_session (
    id           text primary key collate "C",
    user_id      text        not null references user_account,
    address      text        not null,
    agent        text        not null,
    -- Who vouched for the person; empty for a password.
    provider     text        not null collate "C",
    -- Of the refresh token that is good next: SHA-256 in hexadecimal.
    family_hash  text        not null,
    secret_hash  text        not null,
    created_at   timestamptz not null,
    last_used_at timestamptz not null,
    ends_at      timestamptz not null
);

create index login_session_by_user on login_session (user_id, last_used_at);
create index login_session_by_age on login_session (last_used_at);

-- JSON Web Keys that access tokens are signed with; the private one is sealed.
create table signing_key (
    id                 text primary key collate "C",
    public_key         text        not null,
    sealed_private_key text        not null,
    created_at         timestamptz not null
);

-- Who may choose a new password without the old one. The newest token takes the place of earlier ones.
create table password_reset (
    user_id    text primary key collate "C" references user_account,
    token_hash text        not null,
    expires_at timestamptz not null
);
