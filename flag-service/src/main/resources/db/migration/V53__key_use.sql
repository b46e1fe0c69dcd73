-- When a key was shown to a service last, to the minute. Learnt from the services' counts, so some seconds late.

alter table api_key add column last_used_at timestamptz;
