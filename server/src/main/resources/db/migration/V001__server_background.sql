create schema server;

-- The table of db-scheduler (its documented PostgreSQL layout).
create table server.scheduled_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_task_by_time on server.scheduled_task (execution_time);
create index scheduled_task_by_heartbeat on server.scheduled_task (last_heartbeat);

create table server.wake_up (
    task    text not null,
    subject text not null,
    due     timestamptz,
    primary key (task, subject)
);

create table server.idempotency_key (
    person      text        not null,
    key         text        not null,
    fingerprint text        not null,
    created_at  timestamptz not null,
    status      integer,
    headers     jsonb,
    body        bytea,
    primary key (person, key)
);
create index idempotency_key_by_age on server.idempotency_key (created_at);
