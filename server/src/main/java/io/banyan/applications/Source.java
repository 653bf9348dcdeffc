package io.banyan.applications;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import java.util.UUID;

/** Where what runs comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Source.Git.class, name = "git"),
    @JsonSubTypes.Type(value = Source.Archive.class, name = "archive"),
    @JsonSubTypes.Type(value = Source.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Source.ExistingRelease.class, name = "release")
})
public sealed interface Source {

    /**
     * A repository.
     *
     * @param url without credentials; those are the site's settings
     * @param ref branch, tag or commit
     * @param path directory inside the repository; empty for its root
     */
    record Git(String url, String ref, Optional<String> path) implements Source {}

    /** A directory that was uploaded. */
    record Archive(UUID id) implements Source {}

    /** An image that somebody else built. */
    record Image(String reference) implements Source {}

    /** A release that exists. */
    record ExistingRelease(UUID id) implements Source {}
}
