package io.banyan.applications;

import io.banyan.kernel.ApplicationName;
import io.banyan.kernel.Generation;
import io.banyan.kernel.TribeName;
import java.time.Instant;
import java.util.Optional;

/**
 * An application of a tribe, deployed or not.
 *
 * @param source where it usually comes from
 */
public record Application(
        TribeName tribe,
        ApplicationName name,
        String displayName,
        Optional<Source> source,
        Generation generation,
        Instant createdAt) {}
