package io.banyan.engine.fake;

import io.banyan.engine.Engine;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.InstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a test does behind the engine's back. Safe from any thread. */
public final class FakeControls {
    private final FakeWorld world;
    private final Optional<SettableClock> clock;
    private final Supplier<Engine> another;

    FakeControls(FakeWorld world, Optional<SettableClock> clock, Supplier<? extends Engine> another) {
        this.world = world;
        this.clock = clock;
        this.another = another::get;
    }

    public Faults faults() {
        return world.faults();
    }

    /** Builds whose images fail as {@link Faults#failImage} says. */
    public FakeBuilds builds() {
        return world.builds();
    }

    /**
     * Does all that is due by now.
     *
     * @return how many steps that took
     */
    public int crank() {
        return world.crank();
    }

    /**
     * Moves a hand-cranked engine through time, from one due thing to the next, and waits until whoever watches or
     * follows logs has been told.
     *
     * @throws IllegalStateException if the engine moves by itself
     */
    public void advance(Duration by) {
        SettableClock settable =
                clock.orElseThrow(() -> new IllegalStateException("an automatic engine moves by itself"));
        Instant end = settable.instant().plus(by);
        world.crank();
        Optional<Instant> next = world.nextDue().filter(at -> !at.isAfter(end));
        while (next.isPresent()) {
            settable.set(next.get());
            world.crank();
            next = world.nextDue().filter(at -> !at.isAfter(end));
        }
        settable.set(end);
        world.deliveries().awaitNone();
    }

    /** Ends an instance as a signal 9 from outside would. */
    public void killInstance(InstanceId instance) {
        with(instance, found -> found.kill(false, world.now()));
    }

    /** Ends an instance as the kernel does when memory runs out. */
    public void outOfMemory(InstanceId instance) {
        with(instance, found -> found.kill(true, world.now()));
    }

    /** Makes an instance answer no, or yes again, to readiness probes. */
    public void ready(InstanceId instance, boolean ready) {
        with(instance, found -> found.containers().forEach(container -> container.ready(ready)));
    }

    /** Makes an instance answer no, or yes again, to liveness probes. */
    public void alive(InstanceId instance, boolean alive) {
        with(instance, found -> found.containers().forEach(container -> container.alive(alive)));
    }

    /** Writes a log line in the name of the instance's first container. */
    public void writeLog(InstanceId instance, String text) {
        with(
                instance,
                found -> world.logs()
                        .write(new LogLine(
                                instance,
                                found.containers().getFirst().spec().name(),
                                LogLine.Stream.OUT,
                                world.now(),
                                text)));
    }

    /** Another engine over the same world, as after a restart of its process. */
    public Engine reopen() {
        return another.get();
    }

    /**
     * Asks as somebody outside would.
     *
     * @return the answer, status 404 where no route leads, 503 where no instance is ready
     */
    public Program.Answer askFromOutside(String host, String path) {
        return world.within(() -> {
            if (!world.network().hasRoute(host, path)) {
                return new Program.Answer(404, "no route\n", Duration.ZERO);
            }
            return world.network()
                    .askFromOutside(host, path)
                    .map(exchange -> {
                        Program.Answer answer = exchange.answer();
                        exchange.finish();
                        return answer;
                    })
                    .orElse(new Program.Answer(503, "no instance\n", Duration.ZERO));
        });
    }

    /** All that the fake would show of an instance: everything but secret values. */
    public String descriptionOf(InstanceId instance) {
        return find(instance, found -> found.origin().toString());
    }

    /** Whether a name resolves inside an environment. */
    public boolean resolves(EnvironmentId environment, String service) {
        return world.within(() -> !world.network().resolve(environment, service).isEmpty());
    }

    Optional<SettableClock> clock() {
        return clock;
    }

    private void with(InstanceId instance, Consumer<FakeInstance> action) {
        find(instance, found -> {
            action.accept(found);
            world.wake(instance.workload());
            return true;
        });
    }

    private <T> T find(InstanceId instance, Function<FakeInstance, T> action) {
        return world.within(() -> world.workload(instance.workload())
                .flatMap(workload -> workload.instance(instance.name()))
                .map(action)
                .orElseThrow(() -> new IllegalArgumentException("no living instance " + instance)));
    }
}
