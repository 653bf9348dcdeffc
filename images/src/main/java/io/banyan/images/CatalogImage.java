package io.banyan.images;

import io.banyan.images.definition.Purpose;
import io.banyan.images.oci.Layer;
import java.time.Instant;
import java.util.List;

/**
 * One built image.
 *
 * @param name short name, for example {@code java}
 * @param title for people
 * @param purpose what it is for
 * @param reference what engines know it by; the registry part {@code localhost} keeps every engine from looking for it
 *     anywhere else
 * @param digest of the manifest, {@code sha256:...}
 * @param imageId digest of the configuration, what engines call the image's id
 * @param definitionHash SHA-256 of the definition and its ancestors', hexadecimal
 * @param created when the distribution published the release it is made of; part of the image
 * @param built when this machine built it
 * @param size of all layers as transferred, in bytes
 * @param layers from the lowest up
 * @param packages what is inside
 * @param sbom file name of the CycloneDX document, relative to the catalog
 */
public record CatalogImage(
        String name,
        String title,
        Purpose purpose,
        String reference,
        String digest,
        String imageId,
        String definitionHash,
        Instant created,
        Instant built,
        long size,
        List<Layer> layers,
        List<PackageVersion> packages,
        String sbom) {
    public CatalogImage {
        layers = List.copyOf(layers);
        packages = List.copyOf(packages);
    }

    /** A package of the distribution inside an image. */
    public record PackageVersion(String name, String version) {}
}
