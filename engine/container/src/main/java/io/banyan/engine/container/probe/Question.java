package io.banyan.engine.container.probe;

import java.time.Duration;

/** One way to ask a container how it is. Asking never throws: what goes wrong is the answer. */
@FunctionalInterface
public interface Question {
    Answer ask(Duration timeout);

    /** How long to wait before asking again while a container comes up. Cheap questions are asked often. */
    default Duration eagerness() {
        return Duration.ofMillis(25);
    }

    /**
     * What came back.
     *
     * @param detail for people
     */
    record Answer(boolean healthy, String detail) {}
}
