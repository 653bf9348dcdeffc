package io.banyan.engine.container.datapath;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a process that was started answers. */
final class Answers {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Answers() {}

    /**
     * Returns as soon as it answers.
     *
     * @throws EngineException ENGINE_FAILED when it does not answer in time
     */
    static void await(String container, BooleanSupplier answers, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!answers.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new EngineException(new Fault(
                        FaultCode.ENGINE_FAILED,
                        "the container " + container + " did not answer within " + limit.toSeconds() + " s",
                        "read its log in the container engine: podman logs " + container));
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new EngineException(
                        new Fault(
                                FaultCode.ENGINE_FAILED,
                                "waiting for the container " + container + " was interrupted",
                                "try again"),
                        stop);
            }
        }
    }
}
