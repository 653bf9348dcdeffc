package io.banyan.images;

import io.banyan.images.oci.Layer;
import io.banyan.images.oci.OciLayout;
import io.banyan.images.oci.RegistryClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;

/** Pushes built images to a registry, so that builds can name them as their base. Blobs that are there stay there. */
public final class PushImages {
    private static final String REPOSITORY = "banyan/";

    private final RegistryClient registry;
    private final Progress progress;

    public PushImages(RegistryClient registry, Progress progress) {
        this.registry = registry;
        this.progress = progress;
    }

    /**
     * Pushes each image as {@code banyan/<name>}, tagged as in its reference; the digest is the catalog's.
     *
     * @throws ImageFailure {@link ImageError#REGISTRY_REFUSED} with the registry's answer
     */
    public void push(Collection<CatalogImage> images, OciLayout layout) {
        for (CatalogImage image : images) {
            long started = System.nanoTime();
            try {
                boolean there = push(image, layout);
                progress.ended(
                        image.name(),
                        there ? Progress.Outcome.PRESENT : Progress.Outcome.PUSHED,
                        image.size(),
                        Duration.ofNanos(System.nanoTime() - started));
            } catch (IOException refused) {
                throw new ImageFailure(
                        ImageError.REGISTRY_REFUSED, "image " + image.name() + ": " + refused.getMessage(), refused);
            }
        }
    }

    private boolean push(CatalogImage image, OciLayout layout) throws IOException {
        String repository = REPOSITORY + image.name();
        String tag = image.reference().substring(image.reference().lastIndexOf(':') + 1);
        boolean there = registry.hasManifest(repository, image.digest());
        if (!there) {
            for (Layer layer : image.layers()) {
                pushBlob(repository, layer.digest(), layout);
            }
            pushBlob(repository, image.imageId(), layout);
        }
        registry.pushManifest(repository, tag, layout.blob(image.digest()));
        return there;
    }

    private void pushBlob(String repository, String digest, OciLayout layout) throws IOException {
        if (!registry.hasBlob(repository, digest)) {
            registry.pushBlob(repository, digest, layout.blob(digest));
        }
    }
}
