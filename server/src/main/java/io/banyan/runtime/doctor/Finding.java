package io.banyan.runtime.doctor;

import java.util.Optional;

/**
 * What a check saw.
 *
 * @param name stable name of the check
 * @param nextStep what to do, when it is not ok
 */
public record Finding(String name, State state, String detail, Optional<String> nextStep) {

    /** How it is. */
    public enum State {
        OK,
        WARNING,
        FAILED
    }

    static Finding ok(String name, String detail) {
        return new Finding(name, State.OK, detail, Optional.empty());
    }

    static Finding warning(String name, String detail, String nextStep) {
        return new Finding(name, State.WARNING, detail, Optional.of(nextStep));
    }

    static Finding failed(String name, String detail, String nextStep) {
        return new Finding(name, State.FAILED, detail, Optional.of(nextStep));
    }
}
