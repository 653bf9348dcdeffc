create schema identity;

create table identity.person (
    name                 text        primary key,
    display_name         text        not null,
    administrator        boolean     not null,
    disabled             boolean     not null default false,
    must_change_password boolean     not null,
    password_hash        text        not null,
    password_changed_at  timestamptz not null,
    created_at           timestamptz not null,
    last_sign_in_at      timestamptz,
    totp_secret          bytea,
    totp_confirmed       boolean     not null default false,
    totp_last_step       bigint      not null default 0
);

create table identity.former_password (
    person     text        not null references identity.person on delete cascade,
    hash       text        not null,
    changed_at timestamptz not null,
    primary key (person, changed_at)
);

-- By the name that was tried, whether there is such a person or not: a lockout tells nothing about who exists.
create table identity.sign_in_failure (
    name         text        primary key,
    failures     integer     not null,
    last_at      timestamptz not null
);

create table identity.session (
    secret_hash    bytea       primary key,
    person         text        not null references identity.person on delete cascade,
    created_at     timestamptz not null,
    last_seen_at   timestamptz not null,
    source_address text        not null
);
create index session_by_person on identity.session (person);

create table identity.token (
    id           text        primary key,
    name         text        not null,
    person       text        not null references identity.person on delete cascade,
    scopes       text[]      not null,
    tribe        text,
    secret_hash  bytea       not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz
);
create index token_by_person on identity.token (person);
