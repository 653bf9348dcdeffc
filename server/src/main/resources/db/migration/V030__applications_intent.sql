-- What people want to run. Rows of removed applications stay: their generation must never begin anew.
create schema if not exists applications;

create table applications.application (
    tribe        text        not null,
    name         text        not null,
    display_name text        not null,
    source       jsonb,
    generation   bigint      not null check (generation > 0),
    created_at   timestamptz not null,
    primary key (tribe, name)
);

create table applications.intent (
    tribe             text        not null collate "C",
    environment       text        not null collate "C",
    application       text        not null collate "C",
    generation        bigint      not null check (generation >= 0),
    rolled_at         bigint      not null check (rolled_at between 0 and generation),
    release           uuid,
    replicas          integer     not null check (replicas >= 0),
    paused            boolean     not null,
    restart_token     text        not null,
    restarted_at      timestamptz,
    removed           boolean     not null,
    facts             jsonb       not null,
    changed_at        timestamptz not null,
    declared_replicas integer     not null,
    kind              text        not null check (kind in ('SERVICE', 'JOB', 'CRON_JOB')),
    ports             jsonb       not null,
    primary key (tribe, environment, application),
    check (not removed or release is null)
);

create index intent_by_application on applications.intent (tribe, application);

create table applications.environment_variable (
    tribe       text    not null,
    environment text    not null,
    name        text    not null,
    value       text    not null,
    secret      boolean not null,
    primary key (tribe, environment, name)
);
