package io.banyan.runtime.observed;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultType;
import io.banyan.engine.observed.ContainerObservation;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.observed.ProbeAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One instance as it is stored and shown.
 *
 * @param phase pending, starting, ready, unready, draining, stopping or exited
 * @param usage what it uses, where a fresh sample exists; never stored
 */
public record InstanceView(
        String name,
        String release,
        long generation,
        int slot,
        @Schema(implementation = InstancePhase.class) String phase,
        String node,
        Instant createdAt,
        Optional<Instant> readyAt,
        List<ContainerView> containers,
        Optional<ProbeView> lastProbe,
        Optional<FaultView> fault,
        Optional<UsageView> usage) {

    public InstanceView {
        containers = List.copyOf(containers);
    }

    public static InstanceView of(InstanceObservation seen) {
        return new InstanceView(
                seen.id().name(),
                seen.release().value(),
                seen.generation(),
                seen.slot(),
                FaultNames.of(seen.phase()),
                seen.node(),
                seen.createdAt(),
                seen.readyAt(),
                seen.containers().stream().map(ContainerView::of).toList(),
                seen.lastProbe().map(ProbeView::of),
                seen.fault().map(FaultView::of),
                Optional.empty());
    }

    public boolean ready() {
        return phase.equals("ready");
    }

    public boolean exited() {
        return phase.equals("exited");
    }

    public InstanceView using(Optional<UsageView> newest) {
        return new InstanceView(
                name, release, generation, slot, phase, node, createdAt, readyAt, containers, lastProbe, fault, newest);
    }

    /** One container of it; state is waiting, running or exited. */
    public record ContainerView(
            String name,
            String image,

            @Schema(implementation = ContainerObservation.State.class)
            String state,

            Optional<Instant> startedAt,
            Optional<ExitView> exit) {
        static ContainerView of(ContainerObservation seen) {
            return new ContainerView(
                    seen.name(),
                    seen.image(),
                    FaultNames.of(seen.state()),
                    seen.startedAt(),
                    seen.exit().map(ExitView::of));
        }
    }

    /** How a container ended. */
    public record ExitView(int code, OptionalInt signal, boolean outOfMemory, Instant at) {
        static ExitView of(Exit exit) {
            return new ExitView(exit.code(), exit.signal(), exit.outOfMemory(), exit.at());
        }
    }

    /** The last answer to a probe. */
    public record ProbeView(String probe, boolean healthy, String detail, Instant at) {
        static ProbeView of(ProbeAnswer answer) {
            return new ProbeView(answer.probe(), answer.healthy(), answer.detail(), answer.at());
        }
    }

    /** Something that is wrong; faultType is user, platform or capacity. */
    public record FaultView(
            String code,
            @Schema(implementation = FaultType.class) String faultType,
            String message,
            String nextStep) {
        public static FaultView of(Fault fault) {
            return new FaultView(FaultNames.of(fault), FaultNames.of(fault.type()), fault.message(), fault.nextStep());
        }
    }

    /**
     * What it uses.
     *
     * @param cpuMillicores mean between the last two samples
     * @param memoryLimitBytes 0 when unlimited
     */
    @Schema(name = "InstanceUsage")
    public record UsageView(long cpuMillicores, long memoryBytes, long memoryLimitBytes) {}
}
