package io.banyan.images.oci;

/**
 * One stored layer.
 *
 * @param digest of the compressed blob, {@code sha256:...}
 * @param diffId of the tar inside, {@code sha256:...}
 * @param size of the compressed blob, in bytes
 */
public record Layer(String digest, String diffId, long size) {}
