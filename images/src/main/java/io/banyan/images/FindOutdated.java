package io.banyan.images;

import io.banyan.images.debian.BuildRoots;
import io.banyan.images.debian.MirrorSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the images that the mirror has newer packages for. A mirror signs a new index several times a day; only where a
 * package of an image is concerned is that image built again.
 */
final class FindOutdated {
    private final MirrorSnapshot mirror;
    private final Path work;
    private final Progress progress;

    FindOutdated(MirrorSnapshot mirror, Path work, Progress progress) {
        this.mirror = mirror;
        this.work = work;
        this.progress = progress;
    }

    /**
     * Names of outdated images. When the mirror does not answer, the images stay as they are, with a warning: a site cut
     * off from its mirror keeps working.
     */
    Set<String> among(Catalog built) throws IOException {
        if (built.images().isEmpty()) {
            return Set.of();
        }
        if (!mirror.held()) {
            return built.images().stream().map(CatalogImage::name).collect(Collectors.toSet());
        }
        try {
            mirror.refresh();
        } catch (ImageFailure unreachable) {
            progress.warned(unreachable);
            return Set.of();
        }
        if (mirror.id().equals(built.snapshot())) {
            return Set.of();
        }
        Set<String> outdated = new TreeSet<>();
        for (CatalogImage image : built.images()) {
            Path status = BuildRoots.statusOf(work, image.name());
            if (!Files.exists(status) || !mirror.outdated(status).isEmpty()) {
                outdated.add(image.name());
            }
        }
        return outdated;
    }
}
