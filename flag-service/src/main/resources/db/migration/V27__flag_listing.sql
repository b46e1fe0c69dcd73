-- What lists of flags show and filter by, so that they need not read whole configurations.

alter table flag
    -- Last change of the definition or of any configuration.
    add column changed_at timestamptz,
    add column changed_by text not null default '';

update flag f
set changed_at = latest.changed_at, changed_by = latest.changed_by
from (select distinct on (project_key, flag_key) project_key, flag_key, changed_at, changed_by
      from (select project_key, flag_key, changed_at, changed_by from flag_definition_version
            union all
            select e.project_key, v.flag_key, v.changed_at, v.changed_by
            from flag_configuration_version v join environment e on e.id = v.environment_id) change
      order by project_key, flag_key, changed_at desc) latest
where latest.project_key = f.project_key and latest.flag_key = f.key;

update flag set changed_at = created_at where changed_at is null;

alter table flag alter column changed_at set not null;
alter table flag alter column changed_at set default now();

create index flag_by_creation on flag (project_key, created_at, key) where deleted_at is null;
create index flag_by_change on flag (project_key, changed_at, key) where deleted_at is null;

alter table flag_configuration
    add column switched_on      boolean not null default false,
    add column off_variant      text    not null default '',
    -- Those that can come out where nothing else applies.
    add column default_variants text[]  not null default '{}',
    add column rule_count       int     not null default 0,
    -- Units that are given a variant one by one.
    add column unit_count       int     not null default 0;

update flag_configuration
set switched_on = (document::json ->> 'on')::boolean,
    off_variant = document::json ->> 'offVariant',
    default_variants = array(
        select document::json #>> '{defaultServe,variant}' where document::json #> '{defaultServe,variant}' is not null
        union all
        select share ->> 'variant'
        from json_array_elements(coalesce(document::json #> '{defaultServe,rollout,shares}',
                                          document::json #> '{defaultServe,experiment,shares}', '[]')) share),
    rule_count = json_array_length(coalesce(document::json -> 'rules', '[]')),
    unit_count = (select coalesce(sum(json_array_length(target -> 'units')), 0)
                  from json_array_elements(coalesce(document::json -> 'targets', '[]')) target);
