package io.banyan.engine.container.workload;

import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.container.instance.Ending;
import io.banyan.engine.container.instance.Evidence;
import io.banyan.engine.container.instance.Instance;
import io.banyan.engine.observed.Exit;
import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.spec.InstanceId;
import java.time.Instant;
import java.util.Optional;

/** Tells how the attempts of a run went: from the instance while it is there, else from what it left. */
final class Attempts {
    private final Evidence evidence;

    Attempts(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * How an attempt stands.
     *
     * @param fault why it failed; empty while it goes on and when it succeeded
     */
    record Outcome(boolean goesOn, boolean succeeded, Optional<Fault> fault, Optional<Instant> endedAt) {
        /** There is no attempt yet. */
        static final Outcome NONE = new Outcome(false, false, Optional.empty(), Optional.empty());

        private static final Outcome GOES_ON = new Outcome(true, false, Optional.empty(), Optional.empty());
    }

    Outcome outcome(InstanceGroup group, InstanceId attempt) {
        return group.find(attempt.name())
                .map(Attempts::living)
                .or(() -> evidence.of(attempt).map(Attempts::gone))
                .orElseGet(Attempts::lost);
    }

    private static Outcome living(Instance instance) {
        Optional<Ending> ending = instance.ending();
        if (ending.isEmpty()) {
            return Outcome.GOES_ON;
        }
        if (ending.get().kind() == Ending.Kind.FINISHED) {
            return new Outcome(false, true, Optional.empty(), Optional.empty());
        }
        return failed(instance.observe(), ending.get().fault());
    }

    private static Outcome gone(InstanceObservation seen) {
        boolean allWell = !seen.containers().isEmpty()
                && seen.containers().stream()
                        .allMatch(container -> container
                                .exit()
                                .map(Exit::code)
                                .filter(code -> code == 0)
                                .isPresent());
        return allWell && seen.fault().isEmpty()
                ? new Outcome(false, true, Optional.empty(), Optional.empty())
                : failed(seen, seen.fault());
    }

    private static Outcome failed(InstanceObservation seen, Optional<Fault> fault) {
        Optional<Instant> endedAt = seen.containers().stream()
                .flatMap(container -> container.exit().stream())
                .map(Exit::at)
                .max(Instant::compareTo);
        return new Outcome(false, false, Optional.of(fault.orElseGet(Attempts::unknown)), endedAt);
    }

    /** Neither instance nor evidence: the engine died in between, or somebody cleaned the machine. */
    private static Outcome lost() {
        return new Outcome(false, false, Optional.of(unknown()), Optional.empty());
    }

    private static Fault unknown() {
        return new Fault(
                FaultCode.ENGINE_FAILED, "the attempt was ended from outside and left no trace", "it is tried again");
    }
}
