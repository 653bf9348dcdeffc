package io.banyan.engine.fake;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.spec.InstanceId;
import java.util.List;
import java.util.Optional;

/** Says why an instance ended by itself. Pure. */
final class Deaths {
    /** What shells and container runtimes end with when there is no such command. */
    private static final int COMMAND_NOT_FOUND = 127;

    private Deaths() {}

    /** @param cameUp whether it ever was up, which tells a crash from a crash at start */
    static Optional<Fault> explain(InstanceId id, List<FakeContainer> containers, boolean cameUp, boolean isService) {
        for (FakeContainer container : containers) {
            Optional<Exit> exit = container.exit();
            if (exit.isPresent() && (isService || exit.get().code() != 0)) {
                return Optional.of(explain(id, container, exit.get(), cameUp));
            }
        }
        return Optional.empty();
    }

    private static Fault explain(InstanceId id, FakeContainer container, Exit exit, boolean cameUp) {
        String who = "container " + container.spec().name() + " of " + id;
        if (exit.outOfMemory()) {
            return Messages.fault(FaultCode.OUT_OF_MEMORY, who + " was killed for exceeding its memory limit");
        }
        if (!cameUp && exit.code() == COMMAND_NOT_FOUND) {
            return Messages.fault(
                    FaultCode.COMMAND_NOT_FOUND,
                    who + " has no command " + container.spec().command());
        }
        return Messages.fault(
                cameUp ? FaultCode.CRASHED : FaultCode.CRASHED_AT_START, who + " ended with exit code " + exit.code());
    }
}
