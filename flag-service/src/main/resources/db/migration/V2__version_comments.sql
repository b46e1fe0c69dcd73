-- Why a configuration was changed, in its author's words; empty for nothing.

alter table flag_configuration_version add column comment text not null default '' check (length(comment) <= 1000);
