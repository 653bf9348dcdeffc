package io.banyan.delivery;

import io.banyan.kernel.BanyanException;
import java.util.List;

/** A stage of a deployment that came to nothing, with the lines that say why. */
public class DeliveryFailed extends BanyanException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> decisiveLines;

    public DeliveryFailed(DeliveryError code, Object... arguments) {
        super(code, arguments);
        this.decisiveLines = List.of();
    }

    public DeliveryFailed(Throwable cause, DeliveryError code, Object... arguments) {
        super(cause, code, arguments);
        this.decisiveLines = List.of();
    }

    public DeliveryFailed(List<String> decisiveLines, DeliveryError code, Object... arguments) {
        super(code, arguments);
        this.decisiveLines = List.copyOf(decisiveLines);
    }

    /** A fault of the platform, by the part of it that failed. */
    public static DeliveryFailed ofPlatform(BuildFailed fault, String subject) {
        String why = String.valueOf(fault.getMessage());
        return switch (fault.code()) {
            case "engine-unreachable" -> new DeliveryFailed(fault, DeliveryError.ENGINE_UNREACHABLE, why);
            case "registry-unreachable" -> new DeliveryFailed(fault, DeliveryError.REGISTRY_UNREACHABLE, subject, why);
            default -> new DeliveryFailed(fault, DeliveryError.BUILDER_FAILED, subject, why);
        };
    }

    public List<String> decisiveLines() {
        return decisiveLines;
    }
}
