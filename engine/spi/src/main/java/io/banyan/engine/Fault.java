package io.banyan.engine;

/**
 * One thing that went wrong.
 *
 * @param code stable, for programs
 * @param message what happened, with the names and numbers that matter, for people
 * @param nextStep what to do about it, for people
 */
public record Fault(FaultCode code, String message, String nextStep) {
    public FaultType type() {
        return code.type();
    }
}
