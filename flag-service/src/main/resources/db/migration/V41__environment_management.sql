-- Environments that are kept in a repository: who keeps them, and whether people may change them by hand.
create table environment_management (
    environment_id       text collate "C" primary key references environment,
    name                 text             not null,
    refuses_manual_edits boolean          not null
);
