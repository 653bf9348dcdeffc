package io.banyan.engine.fake;

import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.ContainerSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What the images of a fake engine do. Called with the engine's state held: it must not block. */
public interface Program {

    /** Every image is a server that answers at once. */
    Program STEADY = container -> Behaviour.STEADY;

    /** What this container will do from now on. */
    Behaviour behaviour(ContainerSpec container);

    /** Whether a probe of a container that behaves well succeeds. */
    default boolean passes(Inside inside, Check check) {
        return true;
    }

    /** Whether it is this container of an instance that answers on a port. */
    default boolean listensOn(ContainerSpec container, int port) {
        return true;
    }

    /** Runs a command in a running container. */
    default Outcome run(Inside inside, List<String> command) {
        return new Outcome.Done(127, "", "no such command: " + command + "\n");
    }

    /** Answers a request. */
    default Answer answer(Inside inside, String path) {
        return new Answer(200, inside.instance().name() + "\n", Duration.ZERO);
    }

    /** Called when the container starts; a job's work, or the first log lines of a server. */
    default void started(Inside inside) {}

    /** Called when the container is asked to stop. */
    default void stopping(Inside inside) {}

    /** Called when the container ended as it was asked to, in time. */
    default void stopped(Inside inside) {}

    /**
     * An answer to a request.
     *
     * @param took how long it is in flight
     */
    record Answer(int status, String body, Duration took) {}

    /** How a command goes on. */
    sealed interface Outcome {
        /** It ended. */
        record Done(int exitCode, String output, String error) implements Outcome {}

        /** It does something, and after a while goes on. */
        record Later(Duration after, Supplier<Outcome> next) implements Outcome {}
    }
}
