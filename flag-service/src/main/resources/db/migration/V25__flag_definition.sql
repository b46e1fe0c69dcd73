-- The rest of a flag's definition, and its history.

alter table flag
    add column version   bigint  not null default 1 check (version >= 1),
    add column kind      text    not null default 'RELEASE'
        check (kind in ('RELEASE', 'EXPERIMENT', 'OPERATIONAL', 'PERMISSION')),
    add column temporary boolean not null default true,
    -- Last day on which a temporary flag is expected to be there.
    add column until     date check (until is null or temporary),
    -- A JSON Schema that the values keep to. Text for the same reason as variants.
    add column schema    text check (schema is json object),
    -- Since when somebody wants it cleaned up.
    add column stale_at  timestamptz;

-- Every definition there ever was, as its author would send it.
create table flag_definition_version (
    project_key text collate "C" not null references project,
    flag_key    text collate "C" not null,
    version     bigint           not null,
    document    text             not null check (document is json object),
    archived    boolean          not null,
    stale       boolean          not null,
    changed_by  text             not null,
    changed_at  timestamptz      not null,
    comment     text             not null default '' check (length(comment) <= 1000),
    primary key (project_key, flag_key, version)
);

-- What came before was not kept: the history of older flags begins with what they are now.
insert into flag_definition_version
    (project_key, flag_key, version, document, archived, stale, changed_by, changed_at)
select project_key, key, 1,
       json_build_object('name', name, 'description', description, 'maintainer', maintainer, 'tags', to_json(tags),
                         'kind', 'release', 'temporary', true, 'type', lower(type), 'clientVisible', client_visible,
                         'variants', variants::json)::text,
       archived_at is not null, false, 'administrator', created_at
from flag;

create trigger append_only before update or delete or truncate on flag_definition_version
    for each statement execute function refuse_change();
