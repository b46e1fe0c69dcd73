-- Who may do what is changed on the version that its author has seen. Versions count changes, from 1.

alter table policy add column version bigint not null default 1;
alter table member_group add column version bigint not null default 1;
alter table member add column version bigint not null default 1;
alter table organization add column version bigint not null default 1;
alter table identity_provider add column version bigint not null default 1;
