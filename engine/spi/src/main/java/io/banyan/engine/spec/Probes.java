package io.banyan.engine.spec;

import java.util.Optional;

/**
 * The three questions asked of a container.
 *
 * @param startup has it come up? Until it says yes the others are not asked; when it gives up the instance is replaced
 * @param liveness is it still alive? When not, the instance is replaced
 * @param readiness may it be sent requests? When not, it is taken out of discovery and balancing, nothing more
 */
public record Probes(Optional<Probe> startup, Optional<Probe> liveness, Optional<Probe> readiness) {
    public static final Probes NONE = new Probes(Optional.empty(), Optional.empty(), Optional.empty());

    public static Probes ready(Probe readiness) {
        return new Probes(Optional.empty(), Optional.empty(), Optional.of(readiness));
    }
}
