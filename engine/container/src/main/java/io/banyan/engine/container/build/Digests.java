package io.banyan.engine.container.build;

import com.github.dockerjava.api.command.InspectImageResponse;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import java.util.List;
import java.util.Objects;

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
            return digests.stream()
                    .filter(digest -> digest.startsWith(repository + "@") || digest.endsWith("/" + repository + "@"))
                    .findFirst()
                    .or(() -> digests.stream().findFirst())
                    .orElseThrow(() -> new EngineException(new Fault(
                            FaultCode.IMAGE_NOT_FOUND,
                            "image " + reference + " has no digest: it was never in a registry",
                            "push it to a registry first")));
        } catch (RuntimeException e) {
            throw ApiFaults.translate("find the digest of " + reference, e);
        }
    }

    /** Without tag: a colon after the last slash begins one, an earlier one belongs to the registry's port. */
    static String repository(String reference) {
        int colon = reference.lastIndexOf(':');
        return colon > reference.lastIndexOf('/') ? reference.substring(0, colon) : reference;
    }
}
