package io.banyan.engine.container.workload;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.Resources;
import io.banyan.engine.spec.Workload;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * Whether what an environment's workloads ask for fits its quota. A container asks for its request, or its limit where it
 * states no request.
 */
public final class Quota {
    private Quota() {}

    /** Processor time in thousandths of a core and memory in bytes. */
    record Amount(long cpuMillicores, long memoryBytes) {
        Amount plus(Amount other) {
            return new Amount(cpuMillicores + other.cpuMillicores, memoryBytes + other.memoryBytes);
        }

        Amount times(int count) {
            return new Amount(cpuMillicores * count, memoryBytes * count);
        }
    }

    /**
     * Compares.
     *
     * @throws EngineException QUOTA_EXCEEDED with the shortfall
     */
    public static void admit(Resources quota, Collection<Workload> workloads) {
        Amount asked = workloads.stream().map(Quota::asked).reduce(new Amount(0, 0), Amount::plus);
        refuse("processor time", "thousandths of a core", quota.cpuLimitMillicores(), asked.cpuMillicores());
        refuse("memory", "bytes", quota.memoryLimitBytes(), asked.memoryBytes());
    }

    private static void refuse(String what, String unit, OptionalLong most, long asked) {
        if (most.isPresent() && asked > most.getAsLong()) {
            throw new EngineException(new Fault(
                    FaultCode.QUOTA_EXCEEDED,
                    "the environment's quota of " + what + " is " + most.getAsLong() + " " + unit + ", asked for are "
                            + asked,
                    "ask for less, or let the quota be raised by " + (asked - most.getAsLong())));
        }
    }

    private static Amount asked(Workload workload) {
        int instances = workload instanceof Workload.Service service ? service.replicas() : 1;
        return workload.containers().stream()
                .map(Quota::asked)
                .reduce(new Amount(0, 0), Amount::plus)
                .times(instances);
    }

    private static Amount asked(ContainerSpec container) {
        Resources resources = container.resources();
        return new Amount(
                resources
                        .cpuRequestMillicores()
                        .orElse(resources.cpuLimitMillicores().orElse(0)),
                resources
                        .memoryRequestBytes()
                        .orElse(resources.memoryLimitBytes().orElse(0)));
    }
}
