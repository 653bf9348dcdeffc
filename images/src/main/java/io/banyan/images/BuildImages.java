package io.banyan.images;

import io.banyan.images.debian.BuildRoots;
import io.banyan.images.debian.MirrorSnapshot;
import io.banyan.images.debian.Scratch;
import io.banyan.images.definition.ResolvedImage;
import io.banyan.images.oci.OciLayout;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds the base images that are not current. Safe to run again at any time: what is current is left alone, what was
 * interrupted is built anew, and the catalog only ever names images that are there.
 */
public final class BuildImages {
    private final BuildSettings settings;
    private final Progress progress;
    private final MirrorSnapshot mirror;
    private final OciLayout layout;

    public BuildImages(BuildSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.mirror = new MirrorSnapshot(settings.work(), settings.distribution());
        this.layout = new OciLayout(settings.output());
    }

    /**
     * Builds what is asked for and not current.
     *
     * @param definitions all there are, parents before children
     * @return the catalog as it is now, with images that were not asked for as they were
     * @throws ImageFailure with the first image that could not be built; the others' results are kept
     */
    public Catalog build(Collection<ResolvedImage> definitions) {
        CheckMachine.canBuild();
        try (BuildLock lock = BuildLock.take(settings.work())) {
            return lock.holding(() -> {
                try (Scratch scratch = Scratch.open(settings.work())) {
                    return buildAlone(
                            definitions,
                            new BuildRoots(settings.work(), scratch.folder(), settings.distribution(), mirror));
                }
            });
        } catch (IOException broken) {
            throw ImageFailure.of(broken, "building base images in " + settings.work());
        }
    }

    private Catalog buildAlone(Collection<ResolvedImage> definitions, BuildRoots roots) throws IOException {
        Catalog before = Catalog.read(settings.output());
        Map<String, ResolvedImage> byName =
                definitions.stream().collect(Collectors.toMap(ResolvedImage::name, Function.identity()));
        Map<String, CatalogImage> images = new ConcurrentHashMap<>();
        before.images().stream()
                .filter(image -> byName.containsKey(image.name()))
                .forEach(image -> images.put(image.name(), image));
        List<ResolvedImage> wanted = SelectImages.named(definitions, settings.only());
        Set<String> outdated = new FindOutdated(mirror, settings.work(), progress).among(before);
        Set<String> toBuild = SelectImages.toBuild(
                wanted, image -> current(image, images, outdated), image -> rootHeld(image, images, roots));
        BuildImage builder = new BuildImage(
                roots, mirror, layout, settings.work(), settings.distribution().suite());
        try {
            new RunInOrder(settings.parallel()).run(wanted, image -> {
                long started = System.nanoTime();
                // A parent built a moment ago may have changed, whatever was decided before.
                if (toBuild.contains(image.name()) || !current(image, images, outdated)) {
                    images.put(image.name(), build(image, byName, images, builder, roots));
                    report(images.get(image.name()), Progress.Outcome.BUILT, started);
                } else {
                    report(images.get(image.name()), Progress.Outcome.CURRENT, started);
                }
            });
        } catch (ImageFailure failed) {
            keepWhatSucceeded(images, failed);
            throw failed;
        }
        // An outdated image that nobody asked for now must be found outdated again.
        boolean nothingLeft = wanted.stream()
                .map(ResolvedImage::name)
                .collect(Collectors.toSet())
                .containsAll(outdated);
        return publish(images, nothingLeft && mirror.held() ? mirror.id() : "");
    }

    private CatalogImage build(
            ResolvedImage image,
            Map<String, ResolvedImage> byName,
            Map<String, CatalogImage> images,
            BuildImage builder,
            BuildRoots roots) {
        Optional<String> from = Optional.ofNullable(image.definition().from());
        try {
            CatalogImage built = builder.build(image, from.map(byName::get), from.map(images::get));
            boolean hasChildren = byName.values().stream()
                    .anyMatch(child -> image.name().equals(child.definition().from()));
            if (hasChildren) {
                roots.keep(image.name(), built.digest());
            } else {
                roots.discard(image.name());
            }
            return built;
        } catch (IOException broken) {
            throw ImageFailure.of(broken, "image " + image.name());
        } catch (ImageFailure failed) {
            throw new ImageFailure(failed.error(), "image " + image.name() + ": " + failed.getMessage(), failed);
        }
    }

    private boolean current(ResolvedImage image, Map<String, CatalogImage> images, Set<String> outdated) {
        return SelectImages.current(
                image,
                Optional.ofNullable(images.get(image.name())),
                Optional.ofNullable(image.definition().from()).map(images::get),
                outdated,
                layout::has);
    }

    private boolean rootHeld(ResolvedImage image, Map<String, CatalogImage> images, BuildRoots roots) {
        CatalogImage built = images.get(image.name());
        return built != null && roots.holds(image.name(), built.digest());
    }

    private void keepWhatSucceeded(Map<String, CatalogImage> images, ImageFailure failed) {
        try {
            publish(images, "");
        } catch (IOException alsoFailed) {
            // The first failure is the one to read; this one may well follow from it.
            failed.addSuppressed(alsoFailed);
        }
    }

    private Catalog publish(Map<String, CatalogImage> images, String snapshot) throws IOException {
        Catalog catalog =
                new Catalog(settings.distribution().suite(), snapshot, List.copyOf(new TreeMap<>(images).values()));
        Map<String, String> references =
                catalog.images().stream().collect(Collectors.toMap(CatalogImage::reference, CatalogImage::digest));
        layout.writeIndex(references);
        catalog.write(settings.output());
        layout.sweep(catalog.images().stream()
                .flatMap(image -> Stream.concat(
                        Stream.of(image.digest(), image.imageId()),
                        image.layers().stream().map(layer -> layer.digest())))
                .collect(Collectors.toSet()));
        return catalog;
    }

    private void report(@Nullable CatalogImage image, Progress.Outcome outcome, long started) {
        CatalogImage known = Objects.requireNonNull(image, "reported after it is known");
        progress.ended(known.name(), outcome, known.size(), Duration.ofNanos(System.nanoTime() - started));
    }
}
