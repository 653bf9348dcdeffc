package io.banyan.images;

import io.banyan.images.CatalogImage.PackageVersion;
import io.banyan.images.debian.BuildRoots;
import io.banyan.images.debian.DebianPackage;
import io.banyan.images.debian.MirrorSnapshot;
import io.banyan.images.debian.PackageDatabase;
import io.banyan.images.debian.WriteSbom;
import io.banyan.images.definition.ImageDefinition.Hardening;
import io.banyan.images.definition.ResolvedImage;
import io.banyan.images.oci.ImageDocuments;
import io.banyan.images.oci.Layer;
import io.banyan.images.oci.OciLayout;
import io.banyan.images.tree.HardenTree;
import io.banyan.images.tree.LayerDifference;
import io.banyan.images.tree.ScanTree;
import io.banyan.images.tree.TreeEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** Builds one image: root, hardened tree, difference to the parent's, layer, documents, list of contents. */
final class BuildImage {
    private static final String REFERENCE = "localhost/banyan/";
    /** Where scanners look for the packages of an image that has no package manager. */
    private static final String PACKAGE_LIST = "var/lib/dpkg/status.d/banyan";

    private final BuildRoots roots;
    private final MirrorSnapshot mirror;
    private final OciLayout layout;
    private final Path work;
    private final String suite;
    private final Map<String, SortedMap<String, TreeEntry>> trees = new ConcurrentHashMap<>();

    BuildImage(BuildRoots roots, MirrorSnapshot mirror, OciLayout layout, Path work, String suite) {
        this.roots = roots;
        this.mirror = mirror;
        this.layout = layout;
        this.work = work;
        this.suite = suite;
    }

    CatalogImage build(ResolvedImage image, Optional<ResolvedImage> parent, Optional<CatalogImage> parentBuilt)
            throws IOException {
        Path root = roots.build(image);
        PackageDatabase database = new PackageDatabase(root);
        writePackageList(image, root, database);
        Path status = BuildRoots.statusOf(work, image.name());
        OciLayout.writeAtomically(status, database.status().getBytes(StandardCharsets.UTF_8));
        SortedMap<String, TreeEntry> tree = read(image, root);
        trees.put(image.name(), tree);
        SortedMap<String, TreeEntry> below = parent.isPresent() ? tree(parent.get()) : Collections.emptySortedMap();
        Instant created = Instant.ofEpochSecond(mirror.released());
        List<Layer> layers =
                new ArrayList<>(parentBuilt.map(CatalogImage::layers).orElse(List.of()));
        layers.add(layout.putLayer(LayerDifference.between(below, tree), root, created.getEpochSecond()));
        byte[] config = ImageDocuments.config(image, layers, BuildRoots.architecture(root), created);
        String imageId = layout.put(config);
        String digest = layout.put(ImageDocuments.manifest(imageId, config.length, layers));
        List<DebianPackage> packages = database.packages().stream()
                .filter(installed -> !image.hardening().removePackages().contains(installed.name()))
                .toList();
        String sbom = "sbom/" + image.name() + ".cdx.json";
        OciLayout.writeAtomically(
                layout.folder().resolve(sbom),
                WriteSbom.json(image.name(), digest, suite, packages, created).getBytes(StandardCharsets.UTF_8));
        return new CatalogImage(
                image.name(),
                image.definition().title(),
                image.definition().purpose(),
                REFERENCE + image.name() + ":" + image.shortHash(),
                digest,
                imageId,
                image.definitionHash(),
                created,
                Instant.now(),
                layers.stream().mapToLong(Layer::size).sum(),
                layers,
                packages.stream()
                        .map(installed -> new PackageVersion(installed.name(), installed.version()))
                        .toList(),
                sbom);
    }

    /** A parent's tree is read once for all its children. */
    private SortedMap<String, TreeEntry> tree(ResolvedImage image) throws IOException {
        SortedMap<String, TreeEntry> known = trees.get(image.name());
        if (known == null) {
            known = read(image, roots.keptRoot(image.name()));
            trees.put(image.name(), known);
        }
        return known;
    }

    /** The tree as it goes into the image. */
    private SortedMap<String, TreeEntry> read(ResolvedImage image, Path root) throws IOException {
        Hardening hardening = image.hardening();
        HardenTree harden = new HardenTree(
                hardening.drop(),
                hardening.keep(),
                new PackageDatabase(root).pathsOf(hardening.removePackages()),
                mirror.released());
        return harden.harden(ScanTree.scan(root, path -> !path.startsWith("var/lib/apt/lists/")));
    }

    private static void writePackageList(ResolvedImage image, Path root, PackageDatabase database) throws IOException {
        Path list = root.resolve(PACKAGE_LIST);
        Files.createDirectories(list.getParent());
        Files.writeString(
                list,
                PackageDatabase.without(database.status(), image.hardening().removePackages()));
    }
}
