package io.banyan.runtime.compile;

/** What is wanted cannot be said to an engine; the person who wrote the manifest can mend it. */
public class CompileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String nextStep;

    public CompileRefused(String message, String nextStep) {
        super(message);
        this.nextStep = nextStep;
    }

    public String nextStep() {
        return nextStep;
    }
}
