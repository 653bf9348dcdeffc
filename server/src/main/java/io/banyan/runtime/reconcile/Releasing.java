package io.banyan.runtime.reconcile;

import io.banyan.applications.Intent;
import io.banyan.applications.ResolveManifest;
import io.banyan.applications.ResolvedManifest;
import io.banyan.delivery.Releases;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The manifest of a release as it is in the environment of an intent. */
@Component
class Releasing {
    private final Releases releases;

    Releasing(Releases releases) {
        this.releases = releases;
    }

    /**
     * Empty when the release does not exist.
     *
     * @throws io.banyan.kernel.BanyanException when it cannot be resolved
     */
    Optional<ResolvedManifest> resolve(Intent intent, UUID release) {
        return releases.find(release)
                .map(found -> ResolveManifest.resolve(intent.ref(), found.manifest(), found.images(), intent.facts()));
    }
}
