package io.banyan.engine.tck;

import io.banyan.engine.Capability;
import io.banyan.engine.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One run of the suite: the engine under test and how to wait for it. */
public final class Tck {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final EngineUnderTest underTest;
    private final Set<Capability> claimed;
    private final AtomicInteger environments = new AtomicInteger();
    private final String run = Integer.toString(new Random().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36);

    Tck(EngineUnderTest underTest) {
        this.underTest = underTest;
        claimed = underTest.engine().describe().capabilities();
    }

    public EngineUnderTest underTest() {
        return underTest;
    }

    public Engine engine() {
        return underTest.engine();
    }

    public Set<Capability> claimed() {
        return claimed;
    }

    public Instant now() {
        return underTest.clock().instant();
    }

    /** A tribe name that no other run uses. */
    String tribe() {
        return "tck-" + run;
    }

    /** An environment's name that was not used before in this run. */
    String environment(String word) {
        return word + "-" + environments.incrementAndGet();
    }

    /**
     * Looks again and again until it sees what it waits for.
     *
     * @throws AssertionError with the last thing it saw, when that does not come within the time
     */
    public <T> T await(String what, Duration atMost, Supplier<T> look, Predicate<T> seen) {
        Instant end = now().plusMillis((long) (atMost.toMillis() * underTest.patience()));
        while (true) {
            T last = look.get();
            if (seen.test(last)) {
                return last;
            }
            if (now().isAfter(end)) {
                throw new AssertionError(
                        "waited " + atMost.toSeconds() + " s in vain until " + what + "; last seen: " + last);
            }
            underTest.passTime(LOOK_EVERY);
        }
    }

    /** Looks again and again for a time; what it sees must always hold. */
    public <T> void throughout(String what, Duration howLong, Supplier<T> look, Predicate<T> holds) {
        Instant end = now().plus(howLong);
        while (now().isBefore(end)) {
            T last = look.get();
            if (!holds.test(last)) {
                throw new AssertionError("not true throughout " + howLong + ": " + what + "; seen: " + last);
            }
            underTest.passTime(LOOK_EVERY);
        }
    }
}
