package io.banyan.cli;

/** What a script learns from how the command ended. */
public final class ExitCode {
    public static final int OK = 0;
    /** The request or the application is at fault. */
    public static final int USER_FAULT = 1;
    /** The command line was not understood. */
    public static final int USAGE = 2;
    /** Banyan or something below it failed. */
    public static final int PLATFORM_FAULT = 3;
    /** There is no room. */
    public static final int NO_CAPACITY = 4;

    private ExitCode() {}

    /** From the contract's fault types; an unknown one counts as the platform's. */
    public static int ofFaultType(String faultType) {
        return switch (faultType) {
            case "user" -> USER_FAULT;
            case "capacity" -> NO_CAPACITY;
            default -> PLATFORM_FAULT;
        };
    }
}
