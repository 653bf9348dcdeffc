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
     * Makes sure that the container runs and returns as soon as it answers. One that is said to run but does not answer
     * is replaced once: after a crash of the whole machine the container API may know it as running although none of its
     * processes lives.
     *
     * @return whether it was started
     * @throws EngineException ENGINE_FAILED when it does not answer in time
     */
    static boolean ensure(
            InfrastructureContainers containers,
            InfrastructureContainer container,
            BooleanSupplier answers,
            Duration limit) {
        if (containers.ensure(container)) {
            await(container.name(), answers, limit);
            return true;
        }
        try {
            await(container.name(), answers, limit);
            return false;
        } catch (EngineException silent) {
            containers.remove(container.name());
            containers.ensure(container);
            await(container.name(), answers, limit);
            return true;
        }
    }

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
