package io.banyan.images;

import io.banyan.images.definition.ResolvedImage;
import io.banyan.images.oci.Layer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides which images are asked for and which of those must be built. */
final class SelectImages {
    private SelectImages() {}

    /** The named images and all they are built from, parents first. */
    static List<ResolvedImage> named(Collection<ResolvedImage> all, Set<String> only) {
        Set<String> unknown = new TreeSet<>(only);
        all.forEach(image -> unknown.remove(image.name()));
        if (!unknown.isEmpty()) {
            throw new ImageFailure(
                    ImageError.DEFINITION_INVALID,
                    "no definition is named %s; there are %s"
                            .formatted(
                                    unknown,
                                    all.stream()
                                            .map(ResolvedImage::name)
                                            .sorted()
                                            .toList()));
        }
        Set<String> wanted = all.stream()
                .filter(image -> only.isEmpty() || only.contains(image.name()))
                .flatMap(image -> image.lineage().stream())
                .collect(Collectors.toSet());
        return all.stream().filter(image -> wanted.contains(image.name())).toList();
    }

    /**
     * Whether an image that was built is still what its definition, its parent and the mirror say.
     *
     * @param built what the catalog knows of it
     * @param parent the image it is built from, as it is now
     * @param outdated names of images the mirror has newer packages for
     * @param stored whether a blob is in the layout
     */
    static boolean current(
            ResolvedImage image,
            Optional<CatalogImage> built,
            Optional<CatalogImage> parent,
            Set<String> outdated,
            Predicate<String> stored) {
        return built.filter(known -> known.definitionHash().equals(image.definitionHash()))
                .filter(known -> !outdated.contains(image.name()))
                .filter(known -> parent.isEmpty() || standsOn(known, parent.get()))
                .filter(known -> stored.test(known.digest()) && stored.test(known.imageId()))
                .filter(known -> known.layers().stream().map(Layer::digest).allMatch(stored))
                .isPresent();
    }

    /**
     * Names of the images to build: those not current, and parents whose build root a child needs and that is gone.
     *
     * @param wanted parents first
     * @param current tells of an image whether it is current as things stand
     * @param rootHeld tells of an image whether its build root is kept
     */
    static Set<String> toBuild(
            List<ResolvedImage> wanted, Predicate<ResolvedImage> current, Predicate<ResolvedImage> rootHeld) {
        Set<String> build = new TreeSet<>();
        for (ResolvedImage image : wanted.reversed()) {
            boolean childNeedsRoot = !rootHeld.test(image)
                    && wanted.stream()
                            .filter(child ->
                                    image.name().equals(child.definition().from()))
                            .anyMatch(child -> build.contains(child.name()));
            if (childNeedsRoot || !current.test(image)) {
                build.add(image.name());
            }
        }
        return build;
    }

    private static boolean standsOn(CatalogImage image, CatalogImage parent) {
        int below = image.layers().size() - 1;
        return below >= 0 && image.layers().subList(0, below).equals(parent.layers());
    }
}
