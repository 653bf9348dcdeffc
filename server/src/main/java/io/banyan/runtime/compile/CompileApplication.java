package io.banyan.runtime.compile;

import io.banyan.applications.Extension;
import io.banyan.applications.Intent;
import io.banyan.applications.ResolvedManifest;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.ReleaseId;
import io.banyan.engine.spec.RolloutPolicy;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.StopPolicy;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.kernel.ApplicationRef;
import io.banyan.placement.Capacity;
import io.banyan.placement.Need;
import io.banyan.placement.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns an intent and the manifest of its release into a workload. The generation of the one is that of the other. */
public final class CompileApplication {
    private CompileApplication() {}

    /**
     * Compiles; touches nothing.
     *
     * @throws CompileRefused when the manifest asks for what no engine can be told
     */
    public static CompiledApplication compile(Intent intent, UUID release, ResolvedManifest manifest) {
        Duration patience = manifest.extension().rollout().progressDeadline();
        List<ContainerSpec> containers = manifest.containers().stream()
                .map(container -> CompileContainer.compile(container, patience))
                .toList();
        Workload workload = workload(intent, new ReleaseId(release.toString()), manifest, containers);
        return new CompiledApplication(workload, manifest.routes(), need(intent, manifest));
    }

    /** The engine's name for an application. */
    public static WorkloadId workloadId(ApplicationRef ref) {
        return WorkloadId.of(
                ref.tribe().value(),
                ref.environment().value(),
                ref.application().value());
    }

    private static Workload workload(
            Intent intent, ReleaseId release, ResolvedManifest manifest, List<ContainerSpec> containers) {
        Extension extension = manifest.extension();
        WorkloadId id = workloadId(intent.ref());
        long generation = intent.generation().value();
        StopPolicy stop =
                new StopPolicy(extension.stop().drain(), extension.stop().grace());
        return switch (extension.kind()) {
            case SERVICE ->
                new Workload.Service(
                        id,
                        generation,
                        release,
                        containers,
                        ports(manifest),
                        intent.replicas(),
                        rollout(extension.rollout(), intent.paused()),
                        stop,
                        intent.restartToken());
            case JOB ->
                new Workload.Job(
                        id,
                        generation,
                        release,
                        containers,
                        extension.runs().retries(),
                        extension.runs().deadline(),
                        stop);
            case CRON_JOB -> cronJob(id, generation, release, extension, containers, intent.paused(), stop);
        };
    }

    private static Workload.CronJob cronJob(
            WorkloadId id,
            long generation,
            ReleaseId release,
            Extension extension,
            List<ContainerSpec> containers,
            boolean suspended,
            StopPolicy stop) {
        Extension.Schedule schedule = extension
                .schedule()
                .orElseThrow(() -> new CompileRefused(
                        "a cron job has no schedule", "add a schedule of five fields to the manifest"));
        return new Workload.CronJob(
                id,
                generation,
                release,
                containers,
                schedule.cron(),
                schedule.zone(),
                Workload.Concurrency.valueOf(schedule.concurrency().name()),
                suspended,
                schedule.startingDeadline(),
                extension.runs().retries(),
                extension.runs().deadline(),
                extension.runs().history(),
                stop);
    }

    private static List<ServicePort> ports(ResolvedManifest manifest) {
        return manifest.ports().stream()
                .map(port -> new ServicePort(
                        port.name(),
                        port.port(),
                        port.targetPort(),
                        ServicePort.Protocol.valueOf(port.protocol().name())))
                .toList();
    }

    private static RolloutPolicy rollout(Extension.Rollout rollout, boolean paused) {
        return new RolloutPolicy(
                rollout.maxSurge(), rollout.maxUnavailable(), rollout.progressDeadline(), rollout.minReady(), paused);
    }

    /** Jobs are counted as one instance: a run at a time is what they ask room for. */
    private static Need need(Intent intent, ResolvedManifest manifest) {
        Capacity each = manifest.containers().stream()
                .map(container -> new Capacity(
                        container.requests().cpuMillicores().orElse(0),
                        container.requests().memoryBytes().orElse(0)))
                .reduce(Capacity.NONE, Capacity::plus);
        int replicas = manifest.extension().kind() == Extension.Kind.SERVICE ? intent.replicas() : 1;
        return new Need(
                replicas,
                each,
                Optional.of(Tier.valueOf(manifest.extension().slaTier().name())));
    }
}
