package io.banyan.runtime.rollouts;

import io.banyan.engine.Fault;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.kernel.FaultType;
import io.banyan.runtime.observed.FaultNames;
import java.time.Duration;

/** What is known of a workload at this moment. */
public sealed interface Sighting {

    /** The engine told. */
    record Seen(WorkloadObservation observation) implements Sighting {}

    /**
     * Nothing is known, which is not the same as nothing being there.
     *
     * @param lasted for how long the engine has not answered, measured without the wall clock
     */
    record Unreachable(Duration lasted) implements Sighting {}

    /** What is wanted cannot be asked of the engine, or it said no: nothing was changed. */
    record Refused(FaultType type, String code, String message, String nextStep) implements Sighting {
        public static Refused of(Fault fault) {
            return new Refused(
                    FaultType.valueOf(fault.type().name()), FaultNames.of(fault), fault.message(), fault.nextStep());
        }
    }

    /** The engine answers and could not do it for a reason of the platform that may pass: it is tried again. */
    record Hindered(Fault fault) implements Sighting {}

    /** The control plane itself failed at looking or at writing down what it saw; it tries again. */
    record OwnFault() implements Sighting {}

    /** The engine answers and holds nothing of it yet. */
    record NotHeld() implements Sighting {}
}
