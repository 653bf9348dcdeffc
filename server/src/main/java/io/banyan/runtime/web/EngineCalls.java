package io.banyan.runtime.web;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.FaultType;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.CommonError;
import io.banyan.runtime.RuntimeError;
import io.banyan.runtime.observed.FaultNames;
import java.util.function.Supplier;

/** Calls an engine on behalf of a request and says its faults in the words of the API. */
final class EngineCalls {
    private EngineCalls() {}

    static void run(Runnable call) {
        get(() -> {
            call.run();
            return Boolean.TRUE;
        });
    }

    static <T> T get(Supplier<T> call) {
        try {
            return call.get();
        } catch (EngineException cause) {
            throw translate(cause);
        }
    }

    private static BanyanException translate(EngineException cause) {
        Fault fault = cause.fault();
        if (fault.code() == FaultCode.ENGINE_UNREACHABLE) {
            return new BanyanException(cause, RuntimeError.ENGINE_UNREACHABLE);
        }
        if (fault.code() == FaultCode.UNKNOWN_INSTANCE || fault.code() == FaultCode.UNKNOWN_WORKLOAD) {
            return new BanyanException(cause, CommonError.NOT_FOUND, "instance", fault.message());
        }
        return fault.type() == FaultType.USER
                ? new BanyanException(cause, RuntimeError.NOT_POSSIBLE, fault.message(), fault.nextStep())
                : new BanyanException(
                        cause, RuntimeError.ENGINE_REFUSED, FaultNames.of(fault), fault.message(), fault.nextStep());
    }
}
