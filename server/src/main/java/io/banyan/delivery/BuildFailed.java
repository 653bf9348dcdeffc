package io.banyan.delivery;

import io.banyan.kernel.FaultType;

/** A build that did not produce an image, with the type that is true for it. */
public class BuildFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FaultType type;
    private final String code;

    public BuildFailed(FaultType type, String code, String message) {
        super(message);
        this.type = type;
        this.code = code;
    }

    public FaultType type() {
        return type;
    }

    public String code() {
        return code;
    }
}
