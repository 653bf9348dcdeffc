package io.banyan.runtime;

import io.banyan.kernel.ErrorCode;
import io.banyan.kernel.FaultType;

/** What may fail in this room beyond the common. */
public enum RuntimeError implements ErrorCode {
    ENGINE_UNREACHABLE(FaultType.PLATFORM, 503),
    /** Arguments: code and message of the engine's fault, what to do next. */
    ENGINE_REFUSED(FaultType.PLATFORM, 502),
    /** Arguments: message of the engine's fault, what to do next. */
    NOT_POSSIBLE(FaultType.USER, 409),
    /** Arguments: how many sessions one person may have. */
    TOO_MANY_SESSIONS(FaultType.CAPACITY, 429),
    /** Argument: the application. */
    NOT_SCHEDULED(FaultType.USER, 409);

    private final FaultType type;
    private final int status;

    RuntimeError(FaultType type, int status) {
        this.type = type;
        this.status = status;
    }

    @Override
    public FaultType type() {
        return type;
    }

    @Override
    public int status() {
        return status;
    }
}
