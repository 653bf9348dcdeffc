package io.banyan.images.oci;

/**
 * One stored image.
 *
 * @param digest of the manifest, {@code sha256:...}: what a release names
 * @param configDigest of the configuration, {@code sha256:...}: what engines call the image's id
 */
public record StoredImage(String digest, String configDigest) {}
