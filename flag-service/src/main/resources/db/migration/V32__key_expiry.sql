-- API keys that end by themselves.

alter table api_key add column expires_at timestamptz;

create index api_key_revoked on api_key (environment_id, revoked_at) where revoked_at is not null;
