package io.banyan.engine.fake;

import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.spec.StopPolicy;
import io.banyan.engine.spec.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** How an instance is stopped: no new requests, wait for those in flight, ask to end, kill. */
final class FakeStop {
    private final FakeWorld world;
    private final FakeInstance instance;
    private final StopPolicy policy;
    private final Instant drainUntil;
    private Optional<Instant> endAt = Optional.empty();

    FakeStop(FakeWorld world, FakeInstance instance, Instant now) {
        this.world = world;
        this.instance = instance;
        policy = policyOf(instance.origin());
        drainUntil = now.plus(policy.drain());
    }

    /** Does what is due and says in which phase that leaves the instance. */
    InstancePhase goOn(Instant now) {
        if (endAt.isEmpty() && (instance.inFlight() == 0 || !now.isBefore(drainUntil))) {
            endAt = Optional.of(now.plus(takesTooLong() ? policy.grace() : wantedByProgram()));
            instance.running().forEach(container -> world.program().stopping(new Inside(world, instance, container)));
        }
        if (endAt.isEmpty()) {
            return InstancePhase.DRAINING;
        }
        if (now.isBefore(endAt.get())) {
            return InstancePhase.STOPPING;
        }
        end(now);
        return InstancePhase.EXITED;
    }

    Instant nextAt() {
        return endAt.orElse(drainUntil);
    }

    private void end(Instant now) {
        boolean killed = takesTooLong();
        for (FakeContainer container : instance.running()) {
            if (!killed) {
                world.program().stopped(new Inside(world, instance, container));
            }
            container.end(killed ? 137 : 143, OptionalInt.of(killed ? 9 : 15), false, now);
        }
    }

    private boolean takesTooLong() {
        return wantedByProgram().compareTo(policy.grace()) > 0;
    }

    private Duration wantedByProgram() {
        return instance.running().stream()
                .map(container -> container.behaviour().stopDelay())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static StopPolicy policyOf(Workload workload) {
        return switch (workload) {
            case Workload.Service service -> service.stop();
            case Workload.Job job -> job.stop();
            case Workload.CronJob cronJob -> cronJob.stop();
        };
    }
}
