package io.banyan.applications;

import io.banyan.applications.score.Resolution;
import io.banyan.kernel.ApplicationRef;
import java.util.Map;

/** Replaces the placeholders of a manifest for one environment. Pure. */
public final class ResolveManifest {
    private ResolveManifest() {}

    /**
     * Resolves.
     *
     * @param images reference by container name, for every container
     * @throws io.banyan.kernel.BanyanException PLACEHOLDER_UNRESOLVED or RESOURCE_INVALID, naming the place
     */
    public static ResolvedManifest resolve(
            ApplicationRef ref, Manifest manifest, Map<String, String> images, Facts facts) {
        return Resolution.resolve(ref, manifest, images, facts);
    }
}
