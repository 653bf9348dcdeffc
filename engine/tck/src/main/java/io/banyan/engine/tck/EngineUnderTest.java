package io.banyan.engine.tck;

import io.banyan.engine.Engine;
import io.banyan.engine.build.BuildContainers;
import io.banyan.engine.spec.InstanceId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** An engine with what the contracts need to know and do about it that its port does not offer. */
public interface EngineUnderTest extends AutoCloseable {

    /** The engine, the same object until {@link #restart}. */
    Engine engine();

    /** Closes the engine and opens another over the same state, as a restart of its process does. */
    void restart();

    /** The image made by {@link TestAppImage}. */
    String testAppImage();

    /** Ends an instance from outside with signal 9, without asking the engine. */
    void kill(InstanceId instance);

    /** Everything that the engine and what it drives say about an instance to whoever may look at it. */
    String descriptionOf(InstanceId instance);

    /** How routes are reached from outside. */
    Outside outside();

    /** Builds, when {@link io.banyan.engine.Capability#BUILD} is claimed. */
    default Optional<Builds> builds() {
        return Optional.empty();
    }

    /** The engine's time. */
    default InstantSource clock() {
        return InstantSource.system();
    }

    /** Lets a little time pass between two looks. */
    default void passTime(Duration little) {
        LockSupport.parkNanos(little.toNanos());
    }

    /** By how much this engine may be slower than what the contracts wait for. */
    default double patience() {
        return 1;
    }

    /** How the test app is called inside its image. */
    default List<String> testAppCommand() {
        return List.of("/app/testapp");
    }

    @Override
    void close();

    /**
     * What builds need.
     *
     * @param repository where images may be pushed, registry included, for example {@code 127.0.0.1:5000/tck/built}
     */
    record Builds(BuildContainers containers, String repository) {}
}
