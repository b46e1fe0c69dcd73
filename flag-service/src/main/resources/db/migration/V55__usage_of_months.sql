-- Evaluations of an environment by the day: few rows, which outlive the counts of its flags.
create table usage_day (
    environment_id text collate "C" not null references environment on delete cascade,
    day            date             not null,
    evaluations    bigint           not null check (evaluations > 0),
    primary key (environment_id, day)
);

insert into usage_day (environment_id, day, evaluations)
select environment_id, cast(at at time zone 'UTC' as date), sum(evaluations) from evaluation_count group by 1, 2;

-- The subjects of a month that is over, all its days in one sketch.
create table subject_month (
    environment_id text collate "C" not null references environment on delete cascade,
    month          date             not null check (extract(day from month) = 1),
    -- Of a HyperLogLog.
    registers      bytea            not null,
    primary key (environment_id, month)
);
