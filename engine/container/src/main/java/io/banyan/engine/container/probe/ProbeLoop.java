package io.banyan.engine.container.probe;

import io.banyan.engine.observed.ProbeAnswer;
import io.banyan.engine.spec.Probe;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Puts one question again and again and tells when the verdict changes. Until the first success it asks eagerly, so that
 * an instance serves as soon as it can; after that in the rhythm of the probe. Runs on the thread that calls it.
 */
final class ProbeLoop {
    private static final Duration EAGER_FOR = Duration.ofSeconds(20);

    private final String name;
    private final Probe probe;
    private final Question question;
    private final Clock clock;
    private final CountDownLatch closed;
    private final Consumer<ProbeAnswer> answered;

    ProbeLoop(
            String name,
            Probe probe,
            Question question,
            Clock clock,
            CountDownLatch closed,
            Consumer<ProbeAnswer> answered) {
        this.name = name;
        this.probe = probe;
        this.question = question;
        this.clock = clock;
        this.closed = closed;
        this.answered = answered;
    }

    /** How asking until success ended. */
    enum Outcome {
        HEALTHY,
        GAVE_UP,
        CLOSED
    }

    /** Asks until the container is up, or until the time of {@code failureThreshold} periods is over. */
    Outcome untilUp() throws InterruptedException {
        if (pause(probe.initialDelay())) {
            return Outcome.CLOSED;
        }
        long begin = System.nanoTime();
        Duration patience = probe.period().multipliedBy(probe.failureThreshold());
        for (int successes = 0; ; ) {
            Question.Answer answer = ask();
            successes = answer.healthy() ? successes + 1 : 0;
            if (successes >= probe.successThreshold()) {
                return Outcome.HEALTHY;
            }
            Duration spent = Duration.ofNanos(System.nanoTime() - begin);
            if (!answer.healthy() && spent.compareTo(patience) >= 0) {
                return Outcome.GAVE_UP;
            }
            if (pause(answer.healthy() ? probe.period() : eagerPause(spent))) {
                return Outcome.CLOSED;
            }
        }
    }

    /**
     * Asks for ever and tells each change of the verdict.
     *
     * @param presumedHealthy what is taken for true until the thresholds say otherwise
     * @param firstAnswerDecides whether the first answer counts without regard to thresholds
     */
    void forEver(boolean presumedHealthy, boolean firstAnswerDecides, Consumer<Boolean> verdict)
            throws InterruptedException {
        if (pause(probe.initialDelay())) {
            return;
        }
        boolean healthy = presumedHealthy;
        boolean decided = !firstAnswerDecides;
        boolean everHealthy = presumedHealthy;
        int successes = 0;
        int failures = 0;
        long begin = System.nanoTime();
        do {
            Question.Answer answer = ask();
            successes = answer.healthy() ? successes + 1 : 0;
            failures = answer.healthy() ? 0 : failures + 1;
            boolean turnsHealthy = !healthy && answer.healthy() && (!decided || successes >= probe.successThreshold());
            boolean turnsUnhealthy = healthy && failures >= probe.failureThreshold();
            if (turnsHealthy || turnsUnhealthy || !decided) {
                healthy = answer.healthy();
                decided = true;
                everHealthy |= healthy;
                verdict.accept(healthy);
            }
            Duration spent = Duration.ofNanos(System.nanoTime() - begin);
            if (pause(everHealthy || answer.healthy() ? probe.period() : eagerPause(spent))) {
                return;
            }
        } while (true);
    }

    private Question.Answer ask() {
        Question.Answer answer = question.ask(probe.timeout());
        answered.accept(new ProbeAnswer(name, answer.healthy(), answer.detail(), clock.instant()));
        return answer;
    }

    private Duration eagerPause(Duration spent) {
        boolean eager = spent.compareTo(EAGER_FOR) < 0 && question.eagerness().compareTo(probe.period()) < 0;
        return eager ? question.eagerness() : probe.period();
    }

    private boolean pause(Duration time) throws InterruptedException {
        return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
