package io.banyan.engine.container.build;

import com.github.dockerjava.api.command.InspectImageResponse;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** References by digest. */
final class Digests {
    private Digests() {}

    /** The reference by digest of an image that is here; one that is by digest already stays as it is. */
    static String of(ContainerApi api, String reference) {
        if (reference.contains("@sha256:")) {
            return reference;
        }
        try {
            InspectImageResponse image = api.docker().inspectImageCmd(reference).exec();
            List<String> digests = Objects.requireNonNullElse(image.getRepoDigests(), List.of());
            String repository = repository(reference);
            List<String> candidates = digests.stream()
                    .filter(digest -> digest.startsWith(repository + "@"))
                    .toList();
            return candidates.size() > 1
                    ? ofRegistry(reference, candidates)
                    : Stream.concat(candidates.stream(), digests.stream())
                            .findFirst()
                            .orElseThrow(() -> new EngineException(new Fault(
                                    FaultCode.IMAGE_NOT_FOUND,
                                    "image " + reference + " has no digest: it was never in a registry",
                                    "push it to a registry first")));
        } catch (RuntimeException e) {
            throw ApiFaults.translate("find the digest of " + reference, e);
        }
    }

    /** An image that was pushed has the digest from before and the registry's own: layers are compressed on their way. */
    private static String ofRegistry(String reference, List<String> candidates) {
        try {
            String tag = reference.substring(repository(reference).length()).replaceFirst("^:", "");
            String known =
                    new RegistryManifest(repository(reference), List.of()).digest(tag.isEmpty() ? "latest" : tag);
            return candidates.contains(known) ? known : candidates.getFirst();
        } catch (EngineException e) {
            return candidates.getFirst();
        }
    }

    /** Without tag: a colon after the last slash begins one, an earlier one belongs to the registry's port. */
    static String repository(String reference) {
        int colon = reference.lastIndexOf(':');
        return colon > reference.lastIndexOf('/') ? reference.substring(0, colon) : reference;
    }
}
