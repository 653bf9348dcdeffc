package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.UsageSample;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Resources;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** CPU and memory limits; death for memory told apart from a crash. */
@Proves(Capability.RESOURCE_LIMITS)
public abstract class ResourceLimitsContract extends Contract {
    private static final long MEBIBYTE = 1L << 20;

    @Test
    void anInstanceThatExceedsItsMemoryIsKilledAndTheReasonIsKnown() {
        RunningService web =
                scene().service("web", draft -> draft.set("MEMORY_GROWTH", "64").resources(memory(256 * MEBIBYTE)));

        InstanceObservation died = awaitDeath(web);

        assertThat(died.fault()).map(Fault::code).hasValue(FaultCode.OUT_OF_MEMORY);
        assertThat(died.containers().getFirst().exit()).map(Exit::outOfMemory).hasValue(true);
    }

    @Test
    void aKillFromOutsideIsNoDeathForMemory() {
        RunningService web = scene().service("web", draft -> draft.resources(memory(256 * MEBIBYTE)))
                .awaitComplete();

        tck().underTest().kill(web.only());
        InstanceObservation died = awaitDeath(web);

        assertThat(died.fault()).map(Fault::code).hasValue(FaultCode.CRASHED);
        assertThat(died.containers().getFirst().exit()).map(Exit::outOfMemory).hasValue(false);
    }

    @Test
    void anInstanceWithinItsMemoryLives() {
        RunningService web = scene().service("web", draft -> draft.resources(memory(384 * MEBIBYTE)))
                .awaitComplete();
        InstanceId instance = web.only();

        web.ask("/eat?mebibytes=100");

        tck().throughout("it lives", Duration.ofSeconds(2), web::livingIds, living -> living.contains(instance));
    }

    @Test
    void anInstanceGetsNoMoreProcessorThanItsLimit() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.resources(new Resources(
                                OptionalLong.empty(),
                                OptionalLong.of(200),
                                OptionalLong.empty(),
                                OptionalLong.empty())))
                .awaitComplete();
        web.ask("/busy?threads=2&ms=60000");

        UsageSample before = usage(web);
        Instant end = before.at().plusSeconds(4);
        UsageSample after = tck().await(
                        "four seconds have passed",
                        RunningService.SOON,
                        () -> usage(web),
                        seen -> !seen.at().isBefore(end));

        double cores = (after.cpuNanos() - before.cpuNanos())
                / (double) Duration.between(before.at(), after.at()).toNanos();
        assertThat(cores).as("cores used with a limit of 0.2").isBetween(0.1, 0.3);
    }

    private UsageSample usage(RunningService web) {
        InstanceId instance = web.only();
        return tck().engine().usage(tck().now()).stream()
                .filter(sample -> sample.instance().equals(instance))
                .findFirst()
                .orElseThrow();
    }

    private InstanceObservation awaitDeath(RunningService web) {
        return tck().await("an instance died", RunningService.SOON, web::ended, ended -> !ended.isEmpty())
                .getFirst();
    }

    private static Resources memory(long limit) {
        return new Resources(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(limit));
    }
}
