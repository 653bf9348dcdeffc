package io.banyan.engine.fake;

import io.banyan.engine.observed.ContainerObservation;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.spec.ContainerSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A container that is played: everything about it follows from when it started and from its behaviour. */
final class FakeContainer {
    private final ContainerSpec spec;
    private final Map<String, String> written = new HashMap<>();
    private Behaviour behaviour = Behaviour.STEADY;
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Exit> exit = Optional.empty();
    private boolean ready = true;
    private boolean alive = true;
    private long eaten;
    private long diskWritten;
    private int busyThreads;
    private Instant busySince = Instant.EPOCH;
    private Duration busyFor = Duration.ZERO;

    FakeContainer(ContainerSpec spec) {
        this.spec = spec;
    }

    ContainerSpec spec() {
        return spec;
    }

    Behaviour behaviour() {
        return behaviour;
    }

    /** Files that it wrote outside of its volumes. */
    Map<String, String> written() {
        return written;
    }

    Optional<Exit> exit() {
        return exit;
    }

    boolean alive() {
        return alive;
    }

    void ready(boolean ready) {
        this.ready = ready;
    }

    void alive(boolean alive) {
        this.alive = alive;
    }

    void eat(long bytes) {
        eaten += bytes;
    }

    void work(int processors, Duration howLong, Instant now) {
        busyThreads = processors;
        busySince = now;
        busyFor = howLong;
    }

    void countDisk(long bytes) {
        diskWritten += bytes;
    }

    long diskWritten() {
        return diskWritten;
    }

    void start(Behaviour behaviour, Instant now) {
        this.behaviour = behaviour;
        startedAt = Optional.of(now);
    }

    void end(int code, OptionalInt signal, boolean outOfMemory, Instant now) {
        if (isRunning()) {
            exit = Optional.of(new Exit(code, signal, outOfMemory, now));
        }
    }

    boolean isWaiting() {
        return startedAt.isEmpty();
    }

    boolean isRunning() {
        return startedAt.isPresent() && exit.isEmpty();
    }

    boolean isComplete() {
        return exit.filter(ended -> ended.code() == 0).isPresent();
    }

    Instant startedAt() {
        return startedAt.orElse(Instant.MAX);
    }

    /** When it answers for the first time. */
    Instant upAt() {
        return startedAt.map(at -> at.plus(behaviour.startDelay())).orElse(Instant.MAX);
    }

    boolean isUp(Instant now) {
        return isRunning() && !now.isBefore(upAt());
    }

    /** Whether it would say that it is ready, flips included. */
    boolean feelsReady(Instant now) {
        return isUp(now) && behaviour.healthy() && ready && turn(now) % 2 == 0;
    }

    Optional<Instant> endsByItselfAt() {
        return isRunning() && behaviour.exitCode().isPresent()
                ? Optional.of(upAt().plus(behaviour.exitAfter()))
                : Optional.empty();
    }

    Optional<Instant> exhaustsMemoryAt() {
        long limit = spec.resources().memoryLimitBytes().orElse(0);
        if (!isRunning() || limit == 0 || behaviour.memoryGrowthPerSecond() == 0) {
            return Optional.empty();
        }
        long room = Math.max(0, limit - behaviour.memoryBytes() - eaten);
        return Optional.of(upAt().plus(Duration.ofMillis(room * 1000 / behaviour.memoryGrowthPerSecond())));
    }

    Optional<Instant> nextFlipAt(Instant now) {
        if (!isUp(now) || behaviour.readinessFlips().isZero()) {
            return Optional.empty();
        }
        return Optional.of(upAt().plus(behaviour.readinessFlips().multipliedBy(turn(now) + 1)));
    }

    long memoryBytes(Instant now) {
        if (!isUp(now)) {
            return 0;
        }
        long seconds = Duration.between(upAt(), now).toSeconds();
        return behaviour.memoryBytes() + eaten + seconds * behaviour.memoryGrowthPerSecond();
    }

    long cpuNanos(Instant now) {
        if (startedAt.isEmpty()) {
            return 0;
        }
        Instant end = exit.map(Exit::at).orElse(now);
        long limit = spec.resources().cpuLimitMillicores().orElse(Long.MAX_VALUE);
        long steady = Math.min(behaviour.cpuMillicores(), limit);
        long busy = Math.min(busyThreads * 1000L, limit);
        Duration worked = Duration.between(busySince, end);
        return nanos(Duration.between(startedAt(), end), steady)
                + nanos(worked.compareTo(busyFor) > 0 ? busyFor : worked, busy);
    }

    ContainerObservation observation() {
        ContainerObservation.State state = isWaiting()
                ? ContainerObservation.State.WAITING
                : isRunning() ? ContainerObservation.State.RUNNING : ContainerObservation.State.EXITED;
        return new ContainerObservation(spec.name(), spec.image(), state, startedAt, exit);
    }

    private static long nanos(Duration duration, long millicores) {
        return Math.max(0, duration.toNanos() / 1000 * millicores);
    }

    private long turn(Instant now) {
        return behaviour.readinessFlips().isZero()
                ? 0
                : Duration.between(upAt(), now).dividedBy(behaviour.readinessFlips());
    }
}
