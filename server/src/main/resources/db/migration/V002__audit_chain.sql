create schema audit;

create table audit.entry (
    sequence       bigint      primary key,
    at             timestamptz not null,
    actor          text        not null,
    via            text        not null,
    source_address text        not null,
    action         text        not null,
    tribe          text,
    subject        text        not null,
    outcome        text        not null,
    detail         jsonb       not null,
    previous_hash  text        not null,
    hash           text        not null
);
create index entry_by_time on audit.entry (at);
create index entry_by_tribe on audit.entry (tribe, sequence);
create index entry_by_actor on audit.entry (actor, sequence);

-- Where the chain ends. Locking this one row makes writers wait for each other, so that the numbers have no gaps even when
-- a transaction rolls back.
create table audit.head (
    single   boolean primary key default true check (single),
    sequence bigint  not null,
    hash     text    not null
);
insert into audit.head (sequence, hash) values (0, repeat('0', 64));

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only: % is refused', tg_op;
end
$$;
create trigger entry_is_append_only before update or delete on audit.entry
    for each row execute function audit.refuse_change();
create trigger entry_is_not_emptied before truncate on audit.entry
    for each statement execute function audit.refuse_change();
create trigger head_stays before delete on audit.head
    for each row execute function audit.refuse_change();
create trigger head_is_not_emptied before truncate on audit.head
    for each statement execute function audit.refuse_change();
