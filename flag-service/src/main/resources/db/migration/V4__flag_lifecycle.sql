-- Who looks after a flag, and the end of its life.

alter table flag
    add column maintainer  text not null default '',
    -- Since when nobody is served it any more.
    add column archived_at timestamptz,
    -- Deleted flags keep their row: history, audit trail and experiments speak of them by their key, so it is not
    -- given out again.
    add column deleted_at  timestamptz check (deleted_at is null or archived_at is not null);
