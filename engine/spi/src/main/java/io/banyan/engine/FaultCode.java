package io.banyan.engine;

/** Stable names of everything that can go wrong below the engine port, each with the type that is true for it. */
public enum FaultCode {
    INVALID_SPECIFICATION(FaultType.USER),
    STALE_GENERATION(FaultType.PLATFORM),
    UNKNOWN_ENVIRONMENT(FaultType.USER),
    UNKNOWN_WORKLOAD(FaultType.USER),
    UNKNOWN_INSTANCE(FaultType.USER),
    CAPABILITY_NOT_SUPPORTED(FaultType.USER),
    IMAGE_NOT_FOUND(FaultType.USER),
    IMAGE_ACCESS_DENIED(FaultType.USER),
    REGISTRY_UNREACHABLE(FaultType.PLATFORM),
    COMMAND_NOT_FOUND(FaultType.USER),
    CRASHED_AT_START(FaultType.USER),
    CRASHED(FaultType.USER),
    CRASH_LOOP(FaultType.USER),
    OUT_OF_MEMORY(FaultType.USER),
    NEVER_STARTED(FaultType.USER),
    NEVER_READY(FaultType.USER),
    LIVENESS_FAILED(FaultType.USER),
    DEADLINE_EXCEEDED(FaultType.USER),
    ADMISSION_REFUSED(FaultType.USER),
    PORT_IN_USE(FaultType.PLATFORM),
    QUOTA_EXCEEDED(FaultType.CAPACITY),
    NO_ROOM(FaultType.CAPACITY),
    DISK_FULL(FaultType.CAPACITY),
    ENGINE_UNREACHABLE(FaultType.PLATFORM),
    ENGINE_REFUSED(FaultType.PLATFORM),
    ENGINE_FAILED(FaultType.PLATFORM);

    private final FaultType type;

    FaultCode(FaultType type) {
        this.type = type;
    }

    public FaultType type() {
        return type;
    }
}
