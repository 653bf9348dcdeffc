package io.banyan.tenancy;

import io.banyan.kernel.ErrorCode;
import io.banyan.kernel.FaultType;

/** What may go wrong around tribes. */
public enum TenancyError implements ErrorCode {
    /** Arguments: the tribe, what is still in it. */
    TRIBE_NOT_EMPTY(409),
    /** Arguments: the environment, what is still in it. */
    ENVIRONMENT_NOT_EMPTY(409),
    /** Argument: the tribe. */
    LAST_OWNER(409);

    private final int status;

    TenancyError(int status) {
        this.status = status;
    }

    @Override
    public FaultType type() {
        return FaultType.USER;
    }

    @Override
    public int status() {
        return status;
    }
}
