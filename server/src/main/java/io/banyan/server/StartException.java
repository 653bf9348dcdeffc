package io.banyan.server;

/** The process cannot start; it stops with what to do about it. */
public class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String nextStep;

    public StartException(String message, String nextStep) {
        super(message);
        this.nextStep = nextStep;
    }

    public StartException(String message, String nextStep, Throwable cause) {
        super(message, cause);
        this.nextStep = nextStep;
    }

    public String nextStep() {
        return nextStep;
    }
}
