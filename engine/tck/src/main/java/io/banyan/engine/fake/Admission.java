package io.banyan.engine.fake;

import io.banyan.engine.Capability;
import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.StartCondition;
import io.banyan.engine.spec.Workload;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Refuses what cannot work before anything is changed. Pure. */
final class Admission {
    private Admission() {}

    /** @throws EngineException CAPABILITY_NOT_SUPPORTED or INVALID_SPECIFICATION */
    static void require(Workload workload, Set<Capability> claimed) {
        needs(workload).stream()
                .filter(needed -> !claimed.contains(needed))
                .findFirst()
                .ifPresent(missing -> {
                    throw Messages.unsupported(missing);
                });
        if (workload.containers().isEmpty()) {
            throw invalid(workload, "a workload needs at least one container");
        }
        requireUnique(workload, "container", workload.containers(), ContainerSpec::name);
        for (ContainerSpec container : workload.containers()) {
            requireKnownSiblings(workload, container);
            requireUnique(workload, "file", container.files(), file -> file.path());
            Stream.concat(
                            container.files().stream().map(file -> file.path()),
                            container.volumes().stream().map(volume -> volume.path()))
                    .filter(path -> !path.startsWith("/"))
                    .findFirst()
                    .ifPresent(path -> {
                        throw invalid(workload, "the path " + path + " is not absolute");
                    });
        }
        if (workload instanceof Workload.Service service) {
            requireUnique(workload, "port name", service.ports(), ServicePort::name);
            requireUnique(workload, "port", service.ports(), ServicePort::port);
        }
        if (workload instanceof Workload.CronJob cronJob) {
            Schedule.of(cronJob);
        }
    }

    private static Set<Capability> needs(Workload workload) {
        Set<Capability> needs = EnumSet.of(Capability.WORKLOADS);
        switch (workload) {
            case Workload.Service service -> {
                if (service.ports().stream().anyMatch(port -> port.protocol() == ServicePort.Protocol.HTTP2)) {
                    needs.add(Capability.HTTP2);
                }
            }
            case Workload.Job job -> needs.add(Capability.JOBS);
            case Workload.CronJob cronJob -> needs.add(Capability.CRON_JOBS);
        }
        if (workload.containers().size() > 1) {
            needs.add(Capability.SEVERAL_CONTAINERS);
        }
        for (ContainerSpec container : workload.containers()) {
            addIf(needs, !container.variables().isEmpty(), Capability.ENVIRONMENT_VARIABLES);
            addIf(needs, !container.files().isEmpty(), Capability.FILES);
            addIf(needs, !container.volumes().isEmpty(), Capability.VOLUMES);
            addIf(needs, container.resources().memoryLimitBytes().isPresent(), Capability.RESOURCE_LIMITS);
            addIf(needs, container.resources().cpuLimitMillicores().isPresent(), Capability.RESOURCE_LIMITS);
            checks(container)
                    .map(check -> check instanceof Check.Exec ? Capability.PROBES_EXEC : Capability.PROBES_HTTP)
                    .forEach(needs::add);
        }
        return needs;
    }

    private static Stream<Check> checks(ContainerSpec container) {
        return Stream.of(
                        container.probes().startup(),
                        container.probes().liveness(),
                        container.probes().readiness())
                .flatMap(probe -> probe.map(Probe::check).stream());
    }

    private static void addIf(Set<Capability> needs, boolean needed, Capability capability) {
        if (needed) {
            needs.add(capability);
        }
    }

    private static void requireKnownSiblings(Workload workload, ContainerSpec container) {
        for (StartCondition condition : container.startAfter()) {
            boolean known = workload.containers().stream()
                    .anyMatch(sibling -> sibling.name().equals(condition.container())
                            && !sibling.name().equals(container.name()));
            if (!known) {
                throw invalid(
                        workload,
                        "container " + container.name() + " waits for " + condition.container()
                                + ", which is not another container of it");
            }
        }
    }

    private static <T> void requireUnique(Workload workload, String what, List<T> all, Function<T, Object> key) {
        Set<Object> seen = new HashSet<>();
        for (T each : all) {
            if (!seen.add(key.apply(each))) {
                throw invalid(workload, "the " + what + " " + key.apply(each) + " is there twice");
            }
        }
    }

    private static EngineException invalid(Workload workload, String why) {
        return Messages.failure(FaultCode.INVALID_SPECIFICATION, workload.id() + " cannot be applied: " + why);
    }
}
