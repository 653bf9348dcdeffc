package io.banyan.engine.container.probe;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.ProbeAnswer;
import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.Probes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** The probes of one running container, each on its own virtual thread, from its start until closed. */
public final class ContainerProbes implements AutoCloseable {
    /** Rhythm of the implied readiness check; the check in it is never asked. */
    private static final Probe EVERY_SECOND = Probe.of(new Check.Exec(List.of()));

    private final String container;
    private final Probes probes;
    private final Function<Probe, Question> questions;
    private final Optional<Question> connect;
    private final boolean foundRunning;
    private final Clock clock;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Who is told. Calls come from the probes' threads. */
    public interface Listener {
        void answered(String container, ProbeAnswer answer);

        void ready(String container, boolean ready);

        /** The container must be replaced. */
        void failed(String container, Fault fault);
    }

    /**
     * Probes of a container; nothing is asked before {@link #start}.
     *
     * @param connect asked for readiness when no readiness probe is declared; empty: ready as soon as it has come up
     * @param foundRunning whether the container ran before the engine did: then it has come up, and the first answer to
     *     the readiness probe decides
     */
    public ContainerProbes(
            String container,
            Probes probes,
            Function<Probe, Question> questions,
            Optional<Question> connect,
            boolean foundRunning,
            Clock clock,
            Listener listener) {
        this.container = container;
        this.probes = probes;
        this.questions = questions;
        this.connect = connect;
        this.foundRunning = foundRunning;
        this.clock = clock;
        this.listener = listener;
    }

    public void start() {
        thread("startup", this::run);
    }

    private void run() throws InterruptedException {
        if (!foundRunning && probes.startup().isPresent()) {
            Probe startup = probes.startup().get();
            switch (loop("startup", startup, questions.apply(startup)).untilUp()) {
                case HEALTHY -> {}
                case CLOSED -> {
                    return;
                }
                case GAVE_UP -> {
                    listener.failed(container, neverStarted(startup));
                    return;
                }
            }
        }
        probes.liveness().ifPresent(liveness -> thread("liveness", () -> askLiveness(liveness)));
        askReadiness();
    }

    private void askReadiness() throws InterruptedException {
        Optional<Probe> readiness = probes.readiness();
        if (readiness.isPresent()) {
            loop("readiness", readiness.get(), questions.apply(readiness.get()))
                    .forEver(false, foundRunning, ready -> listener.ready(container, ready));
        } else if (connect.isPresent()) {
            loop("readiness", EVERY_SECOND, connect.get())
                    .forEver(false, foundRunning, ready -> listener.ready(container, ready));
        } else {
            listener.ready(container, true);
        }
    }

    private void askLiveness(Probe liveness) throws InterruptedException {
        loop("liveness", liveness, questions.apply(liveness)).forEver(true, false, alive -> {
            if (!alive) {
                listener.failed(
                        container,
                        new Fault(
                                FaultCode.LIVENESS_FAILED,
                                "container " + container + " failed its liveness probe " + liveness.failureThreshold()
                                        + " times in a row",
                                "see the last probe's answer and the log; the instance is being replaced"));
            }
        });
    }

    private Fault neverStarted(Probe startup) {
        return new Fault(
                FaultCode.NEVER_STARTED,
                "container " + container + " did not come up within "
                        + startup.period()
                                .multipliedBy(startup.failureThreshold())
                                .toMillis() + " ms",
                "see the last probe's answer and the log, or give the startup probe more time");
    }

    private ProbeLoop loop(String name, Probe probe, Question question) {
        return new ProbeLoop(name, probe, question, clock, closed, answer -> listener.answered(container, answer));
    }

    private void thread(String name, Work work) {
        Thread.ofVirtual().name("probe-" + name + "-" + container).start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
