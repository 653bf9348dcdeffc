-- Raw usage samples: counters as the engine told them, each written once.
create schema if not exists metering;

create table metering.usage_sample (
    at                     timestamptz not null,
    tribe                  text   not null,
    environment            text   not null,
    application            text   not null,
    instance               text   not null,
    release                text   not null,
    cpu_nanos              bigint not null check (cpu_nanos >= 0),
    memory_bytes           bigint not null check (memory_bytes >= 0),
    memory_limit_bytes     bigint not null check (memory_limit_bytes >= 0),
    network_received_bytes bigint not null check (network_received_bytes >= 0),
    network_sent_bytes     bigint not null check (network_sent_bytes >= 0),
    disk_read_bytes        bigint not null check (disk_read_bytes >= 0),
    disk_written_bytes     bigint not null check (disk_written_bytes >= 0),
    -- An instance has one sample per moment, however often it is delivered.
    primary key (tribe, environment, application, instance, at)
) partition by range (at);
create index usage_sample_by_time on metering.usage_sample (tribe, at);
