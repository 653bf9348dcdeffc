-- What the room runtime knows: its projection of environments, what was last seen, rolls and their verdicts, events.
create schema if not exists runtime;

-- The environments that engines are to hold. Filled in the transactions that create and delete them.
create table runtime.environment (
    tribe            text   not null,
    environment      text   not null,
    generation       bigint not null,
    removed          boolean not null default false,
    -- Routes of an environment are one table for the engine: raised by each change of any application's routes.
    route_generation bigint not null default 0,
    primary key (tribe, environment)
);

-- One row per application and environment: the last observation, written by the reconciler alone.
create table runtime.application (
    tribe               text   not null,
    environment         text   not null,
    application         text   not null,
    -- The generation of the intent that was last handed to the engine, and what it asked for.
    applied_generation  bigint not null default 0,
    kind                text   not null default 'service',
    schedule            text,
    cpu_millicores      bigint not null default 0,
    memory_bytes        bigint not null default 0,
    plan                jsonb,
    snapshot            jsonb  not null default '{}',
    fingerprint         integer not null default 0,
    observed_at         timestamptz,
    primary key (tribe, environment, application)
);

create table runtime.route (
    host        text not null,
    path        text not null,
    tribe       text not null,
    environment text not null,
    application text not null,
    port        integer not null,
    tls         boolean not null,
    url         text,
    ready       integer not null default 0,
    primary key (host, path)
);
create index route_of_environment on runtime.route (tribe, environment, application);

-- A zone is one engine. Promises are summed here so that admission needs no scan.
create table runtime.zone (
    name               text primary key,
    kind               text   not null,
    version            text   not null,
    capabilities       text   not null,
    cpu_millicores     bigint not null,
    memory_bytes       bigint not null,
    promised_cpu       bigint not null default 0,
    promised_memory    bigint not null default 0,
    observed_at        timestamptz,
    unreachable_since  timestamptz
);

create table runtime.rollout (
    id            uuid primary key,
    tribe         text   not null,
    environment   text   not null,
    application   text   not null,
    rolled_at     bigint not null,
    release       uuid,
    previous      uuid,
    started_at    timestamptz not null,
    patience_ms   bigint not null,
    deadline_at   timestamptz not null,
    ended_at      timestamptz,
    result        text check (result in ('SUCCEEDED', 'FAILED', 'ABORTED', 'SUPERSEDED')),
    verdict       jsonb,
    unique (tribe, environment, application, rolled_at),
    -- A verdict is given at once or not at all.
    check ((result is null) = (verdict is null) and (result is null) = (ended_at is null))
);
create index rollout_open on runtime.rollout (tribe, environment, application) where result is null;

-- The one verdict of a roll is never changed, whatever the code above does.
create function runtime.keep_verdict() returns trigger language plpgsql as $$
begin
    if old.result is not null then
        raise exception 'the verdict of rollout % is final', old.id;
    end if;
    return new;
end
$$;
create trigger verdict_is_final before update on runtime.rollout for each row execute function runtime.keep_verdict();

create table runtime.event (
    id          bigint generated always as identity primary key,
    tribe       text not null,
    environment text not null,
    application text not null,
    key         text not null,
    at          timestamptz not null,
    type        text not null,
    severity    text not null check (severity in ('info', 'warning', 'error')),
    message     text not null,
    instance    text,
    release     text,
    -- The same happening noticed twice is one event.
    unique (tribe, environment, application, key)
);
create index event_of_application on runtime.event (tribe, environment, application, id desc);
create index event_by_age on runtime.event (at);
