package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.Probes;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Startup, liveness and readiness by a command. */
@Proves(Capability.PROBES_EXEC)
public abstract class ProbesExecContract extends Contract {

    @Test
    void anInstanceIsReadyWhenItsCommandEndsWithZero() {
        RunningService web =
                scene().service("web", draft -> draft.probes(Probes.ready(probe("/usr/bin/test", "-f", "/tmp/ready"))));
        tck().await(
                        "the instance runs but is not ready",
                        RunningService.SOON,
                        web::living,
                        living -> living.size() == 1 && living.getFirst().phase() == InstancePhase.STARTING);

        assertThat(web.run("WRITE", "/tmp/ready", "yes").exitCode()).isZero();

        web.awaitComplete();
    }

    @Test
    void anInstanceWhoseLivenessCommandFailsIsReplaced() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.probes(new Probes(
                                Optional.empty(),
                                Optional.of(probe("/usr/bin/test", "!", "-f", "/tmp/dead")),
                                Optional.empty())))
                .awaitComplete();
        InstanceId first = web.only();

        web.run("WRITE", "/tmp/dead", "yes");
        web.awaitGone(first).awaitComplete();

        assertThat(web.instance(first).orElseThrow().fault()).map(Fault::code).hasValue(FaultCode.LIVENESS_FAILED);
    }

    @Test
    void anInstanceWhoseStartupCommandNeverSucceedsIsReplaced() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.probes(new Probes(
                                Optional.of(probe("/usr/bin/test", "-f", "/tmp/never")),
                                Optional.empty(),
                                Optional.empty())));

        tck().await("an instance was given up", RunningService.SOON, web::ended, ended -> !ended.isEmpty());

        assertThat(web.ended().getFirst().fault()).map(Fault::code).hasValue(FaultCode.NEVER_STARTED);
    }

    private static Probe probe(String... command) {
        return new Probe(
                new Check.Exec(List.of(command)), Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(2), 1, 4);
    }
}
