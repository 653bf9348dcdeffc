package io.banyan.runtime.compile;

import io.banyan.applications.ManifestProbe;
import io.banyan.applications.ResolvedManifest;
import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.Probes;
import java.time.Duration;
import java.util.Optional;

/** The probes of one container in the engine's words. */
final class CompileProbes {
    private CompileProbes() {}

    /**
     * Compiles.
     *
     * @param progressDeadline how long a container without a startup probe may take until its liveness probe first
     *     succeeds: nothing that still starts may be killed for not being alive yet, and Score has no startup probe
     */
    static Probes compile(ResolvedManifest.Container container, Duration progressDeadline) {
        Optional<Probe> liveness = container.livenessProbe().map(CompileProbes::probe);
        return new Probes(
                container
                        .startupProbe()
                        .map(CompileProbes::probe)
                        .or(() -> liveness.map(probe -> startup(probe, progressDeadline))),
                liveness,
                container.readinessProbe().map(CompileProbes::probe));
    }

    private static Probe startup(Probe liveness, Duration patience) {
        long period = Math.max(1, liveness.period().toMillis());
        int attempts =
                Math.clamp(Math.ceilDiv(patience.toMillis(), period), liveness.failureThreshold(), Integer.MAX_VALUE);
        return new Probe(liveness.check(), liveness.initialDelay(), liveness.period(), liveness.timeout(), 1, attempts);
    }

    private static Probe probe(ManifestProbe probe) {
        ManifestProbe.Timing timing = probe.timing();
        return new Probe(
                check(probe.check()),
                timing.initialDelay(),
                timing.period(),
                timing.timeout(),
                timing.successThreshold(),
                timing.failureThreshold());
    }

    private static Check check(ManifestProbe.Check check) {
        return switch (check) {
            case ManifestProbe.HttpGet get -> new Check.Http(get.scheme(), get.port(), get.path(), get.headers());
            case ManifestProbe.Exec exec -> new Check.Exec(exec.command());
        };
    }
}
