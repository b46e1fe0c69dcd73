-- Second factors of people who log in with a password, and organizations that demand one.

create table second_factor (
    user_id         text primary key collate "C" references user_account,
    -- The key of the codes (RFC 6238), sealed.
    sealed_key      text        not null,
    -- Null until a first code has shown that the person has the key.
    confirmed_at    timestamptz,
    -- Of the newest code that was taken; none up to it is taken again.
    last_step       bigint      not null,
    -- SHA-256 of those that were not used, in hexadecimal.
    recovery_hashes text[]      not null,
    created_at      timestamptz not null
);

alter table login_session add column second_factor boolean not null default false;
alter table organization add column demands_second_factor boolean not null default false;
