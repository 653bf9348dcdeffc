package io.banyan.engine.container.instance;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.Exit;
import java.util.OptionalInt;

/** Names what a container's end means. */
final class InstanceFaults {
    private static final int SIGKILL = 9;
    private static final int SIGNAL_BASE = 128;
    private static final int LAST_SIGNAL = 64;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    private InstanceFaults() {}

    static OptionalInt signal(int exitCode) {
        boolean signalled = exitCode > SIGNAL_BASE && exitCode <= SIGNAL_BASE + LAST_SIGNAL;
        return signalled ? OptionalInt.of(exitCode - SIGNAL_BASE) : OptionalInt.empty();
    }

    static boolean killedFromOutside(Exit exit) {
        return exit.signal().equals(OptionalInt.of(SIGKILL)) && !exit.outOfMemory();
    }

    /** The fault of a container that ended although it should run on. */
    static Fault of(String container, Exit exit, boolean everReady) {
        String ended = "container " + container + " ended with exit code " + exit.code()
                + (exit.signal().isPresent() ? " (signal " + exit.signal().getAsInt() + ")" : "");
        if (exit.outOfMemory()) {
            return new Fault(
                    FaultCode.OUT_OF_MEMORY,
                    "container " + container + " was killed for going beyond its memory limit",
                    "raise the memory limit, or make the application use less");
        }
        if (!everReady && (exit.code() == NOT_FOUND || exit.code() == NOT_EXECUTABLE)) {
            return new Fault(
                    FaultCode.COMMAND_NOT_FOUND,
                    ended + ": its command is not there or cannot be executed",
                    "correct the command, or the image that should contain it");
        }
        return everReady
                ? new Fault(FaultCode.CRASHED, ended, "see its last log lines; the instance is being replaced")
                : new Fault(FaultCode.CRASHED_AT_START, ended + " before it was ready", "see its last log lines");
    }

    /** The fault of a container that somebody removed. */
    static Fault vanished(String container) {
        return new Fault(
                FaultCode.ENGINE_FAILED,
                "container " + container + " is not there any more: something other than Banyan removed it",
                "find out who removes containers on this machine; the instance is being replaced");
    }
}
