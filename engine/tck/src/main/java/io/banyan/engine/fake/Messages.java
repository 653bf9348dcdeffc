package io.banyan.engine.fake;

import io.banyan.engine.Capability;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;

/** Faults in the words that people read. */
final class Messages {
    private Messages() {}

    static Fault fault(FaultCode code, String message) {
        String nextStep = switch (code.type()) {
            case USER -> "change what was asked for and apply it again";
            case PLATFORM -> "tell the operators of the platform";
            case CAPACITY -> "free or add room, or ask for less";
        };
        return new Fault(code, message, nextStep);
    }

    static EngineException failure(FaultCode code, String message) {
        return new EngineException(fault(code, message));
    }

    static EngineException unsupported(Capability capability) {
        return failure(
                FaultCode.CAPABILITY_NOT_SUPPORTED,
                "this engine does not offer " + capability + ": " + capability.meaning());
    }
}
