-- Changes that others approve before they are made, and what was said of them.

create table change_request (
    id              text collate "C" primary key,
    number          bigint generated always as identity unique,
    environment_id  text collate "C" not null references environment,
    project_key     text collate "C" not null,
    environment_key text collate "C" not null,
    flag_keys       text[]           not null,
    title           text             not null,
    description     text             not null,
    -- [{"flag", "baseVersion", "instructions": [...]}]
    changes         text             not null check (changes is json array),
    plan            text             not null check (plan is json object),
    author          text             not null,
    created_at      timestamptz      not null,
    revision        integer          not null check (revision >= 1),
    status          text             not null
        check (status in ('PENDING', 'APPROVED', 'DECLINED', 'WITHDRAWN', 'APPLIED', 'FAILED')),
    -- When the clock carries it out.
    due_at          timestamptz,
    outcome         text             not null
);

create index change_request_due on change_request (due_at, number) where status = 'APPROVED' and due_at is not null;
create index change_request_by_environment on change_request (environment_id, number);

create table change_request_review (
    id         bigint generated always as identity primary key,
    request_id text collate "C" not null references change_request,
    reviewer   text             not null,
    verdict    text             not null check (verdict in ('APPROVE', 'DECLINE', 'COMMENT')),
    revision   integer          not null,
    comment    text             not null,
    at         timestamptz      not null
);

create index change_request_review_by_request on change_request_review (request_id, id);

create trigger append_only before update or delete or truncate on change_request_review
    for each statement execute function refuse_change();
