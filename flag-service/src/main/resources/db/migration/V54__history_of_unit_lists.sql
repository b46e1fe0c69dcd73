-- How long lists are remembered as they were. Since when each revision of a list has counted:
create table unit_list_revision (
    list_id  bigint      not null references unit_list on delete cascade,
    revision bigint      not null check (revision >= 1),
    since    timestamptz not null,
    primary key (list_id, revision)
);

insert into unit_list_revision (list_id, revision, since)
select l.id, cast(r.list ->> 'revision' as bigint), min(v.changed_at)
from segment_version v
cross join lateral jsonb_array_elements(cast(v.lists as jsonb)) as r (list)
join unit_list l on l.project_key = v.project_key and l.environment_id = v.environment_id
    and l.segment_key = v.segment_key and lower(l.side) = r.list ->> 'list' and l.attribute = r.list ->> 'attribute'
group by 1, 2;

-- The oldest revision of which all units are known.
alter table unit_list add column kept_from bigint not null default 1 check (kept_from >= 1);

-- Units that some revision has no more, to be found among many that are in the list.
create index listed_unit_removed on listed_unit (list_id, removed) where removed < 9223372036854775807;
