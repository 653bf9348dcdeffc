package io.banyan.engine.spec;

/** The release that an instance runs. Opaque to engines; equal ids mean equal content. */
public record ReleaseId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
