-- From source to release to rollout. Releases are never changed; verdicts are written once and kept for ever.
create schema if not exists delivery;

create table delivery.release (
    id          uuid        primary key,
    number      integer     not null check (number > 0),
    tribe       text        not null,
    application text        not null,
    images      jsonb       not null,
    score       text        not null,
    source      jsonb       not null,
    commit      text,
    created_by  text        not null,
    created_at  timestamptz not null,
    unique (tribe, application, number)
);

create table delivery.release_file (
    release uuid  not null references delivery.release,
    path    text  not null,
    content bytea not null,
    primary key (release, path)
);

create table delivery.archive (
    id         uuid        primary key,
    tribe      text        not null,
    digest     text        not null,
    size_bytes bigint      not null,
    created_by text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index archive_by_expiry on delivery.archive (expires_at);

create table delivery.deployment (
    id                uuid        primary key,
    number            integer     not null check (number > 0),
    tribe             text        not null,
    environment       text        not null,
    application       text        not null,
    requested_by      text        not null,
    message           text        not null,
    source            jsonb       not null,
    score             text,
    replicas          integer,
    automatic         boolean     not null,
    commit            text,
    phase             text        not null
        check (phase in ('WAITING', 'SOURCE', 'BUILD', 'RELEASE', 'ROLLOUT', 'FINISHED')),
    attempts          integer     not null default 0,
    release           uuid references delivery.release,
    intent_generation bigint,
    rollout           uuid,
    result            text check (result in ('SUCCEEDED', 'FAILED', 'ABORTED', 'SUPERSEDED')),
    verdict           jsonb,
    created_at        timestamptz not null,
    finished_at       timestamptz,
    unique (tribe, environment, application, number),
    check ((phase = 'FINISHED') = (result is not null)),
    check ((result is null) = (verdict is null)),
    check ((result is null) = (finished_at is null))
);

create index deployment_open on delivery.deployment (phase) where phase <> 'FINISHED';
create index deployment_succeeded on delivery.deployment (tribe, environment, application, number)
    where result = 'SUCCEEDED';

-- One deployment of an application in an environment is prepared at a time, and one rolls.
create unique index deployment_prepared on delivery.deployment (tribe, environment, application)
    where phase in ('WAITING', 'SOURCE', 'BUILD', 'RELEASE');
create unique index deployment_rolling on delivery.deployment (tribe, environment, application)
    where phase = 'ROLLOUT';

create table delivery.stage (
    deployment  uuid        not null references delivery.deployment,
    name        text        not null check (name in ('SOURCE', 'BUILD', 'RELEASE', 'ROLLOUT')),
    state       text        not null check (state in ('WAITING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'SKIPPED')),
    started_at  timestamptz,
    finished_at timestamptz,
    primary key (deployment, name)
);

-- What a deployment told while it went on, in order: stages, log lines in chunks, the verdict.
create table delivery.deployment_event (
    deployment uuid        not null references delivery.deployment,
    sequence   bigint      not null,
    at         timestamptz not null,
    kind       text        not null check (kind in ('STAGE', 'LOG', 'VERDICT')),
    content    text        not null,
    primary key (deployment, sequence)
);
