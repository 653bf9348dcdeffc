package io.banyan.kernel;

/** Failures that any room may meet. */
public enum CommonError implements ErrorCode {
    /** Arguments: what is named, the name. */
    NAME_INVALID(FaultType.USER, 422),
    /** Arguments: what kind of thing, its name. Also the answer to those who may not know that it exists. */
    NOT_FOUND(FaultType.USER, 404),
    /** Arguments: what kind of thing, its name. */
    ALREADY_EXISTS(FaultType.USER, 409),
    /** Argument: what is needed, for example a role or a scope. */
    FORBIDDEN(FaultType.USER, 403),
    /** Arguments: field, what is wrong with it. */
    INVALID(FaultType.USER, 422),
    /** Arguments: expected generation, current generation. */
    GENERATION_STALE(FaultType.USER, 412),
    PRECONDITION_MISSING(FaultType.USER, 428),
    IDEMPOTENCY_KEY_REUSED(FaultType.USER, 422),
    AUDIT_UNAVAILABLE(FaultType.PLATFORM, 503),
    DATABASE_UNAVAILABLE(FaultType.PLATFORM, 503),
    INTERNAL(FaultType.PLATFORM, 500);

    private final FaultType type;
    private final int status;

    CommonError(FaultType type, int status) {
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
