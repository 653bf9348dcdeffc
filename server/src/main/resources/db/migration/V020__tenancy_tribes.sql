create schema tenancy;

create table tenancy.tribe (
    name         text        primary key,
    display_name text        not null,
    generation   bigint      not null,
    created_at   timestamptz not null
);

create table tenancy.member (
    tribe    text        not null references tenancy.tribe,
    person   text        not null,
    role     text        not null check (role in ('OWNER', 'DEVELOPER', 'VIEWER')),
    added_at timestamptz not null,
    primary key (tribe, person)
);
create index member_by_person on tenancy.member (person);

create table tenancy.environment (
    tribe        text        not null references tenancy.tribe,
    name         text        not null,
    display_name text        not null,
    production   boolean     not null,
    generation   bigint      not null,
    created_at   timestamptz not null,
    primary key (tribe, name)
);
