package io.banyan.applications;

import io.banyan.kernel.ErrorCode;
import io.banyan.kernel.FaultType;

/** What may fail in this room. */
public enum ApplicationsError implements ErrorCode {
    /** Arguments: line, column and message of the first problem, number of problems. */
    MANIFEST_INVALID(422),
    /** Arguments: size in bytes, limit in bytes. */
    MANIFEST_TOO_LARGE(413),
    /** Arguments: name in the manifest, name of the application. */
    MANIFEST_NAME_DIFFERS(422),
    /** Arguments: where, the placeholder, why it could not be replaced. */
    PLACEHOLDER_UNRESOLVED(422),
    /** Arguments: resource, what is wrong with it. */
    RESOURCE_INVALID(422),
    /** Arguments: the application, what was asked. */
    NOT_SCALABLE(422),
    /** Arguments: wanted, largest allowed. */
    REPLICAS_OUT_OF_RANGE(422),
    /** Argument: the application. */
    NOTHING_RELEASED(409),
    /** Arguments: the application, the environments that still have it. */
    APPLICATION_DEPLOYED(409);

    private final int status;

    ApplicationsError(int status) {
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
