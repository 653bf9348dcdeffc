package io.banyan.delivery;

import io.banyan.applications.Manifest;
import io.banyan.applications.Source;
import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.PersonName;
import io.banyan.kernel.TribeName;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What can run: images by digest and the manifest that says how. Never changes. Belongs to an application, and may be
 * deployed to each of its environments.
 *
 * @param number counts the application's releases from 1
 * @param images reference by digest, by container name, for every container
 * @param score the manifest's text as it was given
 * @param manifest the same, read, with the repository's files in it
 * @param commit the full id, for sources in Git
 */
public record Release(
        UUID id,
        int number,
        TribeName tribe,
        ApplicationName application,
        SortedMap<String, String> images,
        String score,
        Manifest manifest,
        Source source,
        Optional<String> commit,
        PersonName createdBy,
        Instant createdAt) {}
