-- Which image was made of which recipe (SHA-256 over plan, base images and source), so that nothing is built twice.
create table delivery.built_image (
    tribe       text        not null,
    application text        not null,
    recipe      text        not null,
    reference   text        not null,
    built_at    timestamptz not null,
    primary key (tribe, application, recipe)
);
