package io.banyan.delivery;

import io.banyan.kernel.ErrorCode;
import io.banyan.kernel.FaultType;

/** What may fail in this room, at once or as the verdict of a deployment. */
public enum DeliveryError implements ErrorCode {
    /** Argument: the address. */
    SOURCE_ADDRESS_INVALID(FaultType.USER, 422),
    /** Arguments: scheme or host, what is allowed. */
    SOURCE_ADDRESS_NOT_ALLOWED(FaultType.USER, 422),
    SOURCE_CREDENTIALS_IN_ADDRESS(FaultType.USER, 422),
    /** Arguments: address, why. */
    SOURCE_UNREACHABLE(FaultType.PLATFORM, 502),
    /** Argument: address. */
    SOURCE_NOT_FOUND(FaultType.USER, 422),
    /** Argument: address. */
    SOURCE_ACCESS_DENIED(FaultType.USER, 422),
    /** Arguments: ref, address, some that exist. */
    REF_UNKNOWN(FaultType.USER, 422),
    /** Arguments: size in bytes or number of files, limit. */
    SOURCE_TOO_LARGE(FaultType.USER, 413),
    /** Arguments: the entry, why it is refused. */
    ARCHIVE_INVALID(FaultType.USER, 422),
    /** Argument: the link. */
    SOURCE_LINK_ESCAPES(FaultType.USER, 422),
    /** Argument: the directory. */
    SOURCE_PATH_MISSING(FaultType.USER, 422),
    /** Argument: where it was looked for. */
    SCORE_MISSING(FaultType.USER, 422),
    /** Arguments: the file, why. */
    SCORE_FILE_MISSING(FaultType.USER, 422),
    /** Argument: what was looked for. */
    BUILD_NOT_DETECTED(FaultType.USER, 422),
    /** Argument: what there is too much or too little of. */
    BUILD_OUTPUT_UNCLEAR(FaultType.USER, 422),
    /** Arguments: step, exit code. */
    BUILD_FAILED(FaultType.USER, 422),
    /** Arguments: step, limit. */
    BUILD_TIMED_OUT(FaultType.USER, 422),
    /** Arguments: step, limit. */
    BUILD_OUT_OF_MEMORY(FaultType.CAPACITY, 507),
    /** Arguments: step, the line that says so. */
    MIRROR_UNREACHABLE(FaultType.PLATFORM, 502),
    /** Argument: where. */
    DISK_FULL(FaultType.CAPACITY, 507),
    /** Arguments: registry, why. */
    REGISTRY_UNREACHABLE(FaultType.PLATFORM, 502),
    /** Argument: why. */
    ENGINE_UNREACHABLE(FaultType.PLATFORM, 503),
    /** Argument: registry. */
    REGISTRY_ACCESS_DENIED(FaultType.PLATFORM, 502),
    /** Arguments: step, why. */
    BUILDER_FAILED(FaultType.PLATFORM, 502),
    /** Argument: how often it was tried. */
    CONTROL_PLANE_INTERRUPTED(FaultType.PLATFORM, 500),
    /** Arguments: the container, its image. */
    IMAGE_MISSING(FaultType.USER, 422),
    /** Arguments: the deployment, what it is doing. */
    DEPLOYMENT_FINISHED(FaultType.USER, 409),
    /** Arguments: the deployment, the stage it must be in. */
    DEPLOYMENT_NOT_ROLLING(FaultType.USER, 409),
    /** Argument: the application. */
    NO_RELEASE_TO_RETURN_TO(FaultType.USER, 409);

    private final FaultType type;
    private final int status;

    DeliveryError(FaultType type, int status) {
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
