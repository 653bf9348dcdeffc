package io.banyan.delivery.source;

import io.banyan.applications.Manifest;
import io.banyan.applications.ManifestContainer;
import io.banyan.applications.ManifestFile;
import io.banyan.applications.ScoreManifests;
import io.banyan.applications.Source;
import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import io.banyan.delivery.DeliverySettings;
import io.banyan.delivery.Release;
import io.banyan.delivery.store.ArchiveStore;
import io.banyan.kernel.StateDirectory;
import io.banyan.tenancy.TribeScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Looks into a source for its manifest and the files that it names, and keeps nothing. */
@Component
public class ReadSource {
    private static final long LARGEST_FILE = 1024 * 1024;

    private final FetchGit git;
    private final ArchiveStore archives;
    private final DeliverySettings settings;
    private final Path builds;

    ReadSource(FetchGit git, ArchiveStore archives, DeliverySettings settings, StateDirectory state) {
        this.git = git;
        this.archives = archives;
        this.settings = settings;
        this.builds = state.builds();
    }

    /** The manifest of a source with its files; empty for an image, which has none. */
    public Optional<Manifest> manifest(TribeScope scope, Source source) {
        if (source instanceof Source.Image) {
            return Optional.empty();
        }
        try {
            Path scratch = Files.createTempDirectory(StateDirectory.makePrivate(builds.resolve("plans")), "plan");
            try {
                return Optional.of(read(tree(scope, source, scratch.resolve("source"))));
            } finally {
                FileSystemUtils.deleteRecursively(scratch);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A manifest that came without its files is taken to mean those of the release that runs. */
    public Manifest fillIn(Manifest manifest, Optional<Release> current) {
        Map<String, byte[]> known = new TreeMap<>();
        manifest.containers()
                .forEach(container -> container.files().forEach(file -> {
                    if (file.content() instanceof ManifestFile.Source(String path, boolean ignored)) {
                        known.put(
                                path,
                                current.flatMap(release -> content(release, container.name(), file.target()))
                                        .orElseGet(
                                                () -> "(to be read from the source)".getBytes(StandardCharsets.UTF_8)));
                    }
                }));
        return manifest.withSources(known);
    }

    private static Optional<byte[]> content(Release release, String container, String target) {
        return release.manifest().container(container).stream()
                .map(ManifestContainer::files)
                .flatMap(files -> files.stream().filter(file -> file.target().equals(target)))
                .findFirst()
                .map(file -> switch (file.content()) {
                    case ManifestFile.Text(String text, boolean ignored) -> text.getBytes(StandardCharsets.UTF_8);
                    case ManifestFile.Binary(byte[] bytes) -> bytes;
                    case ManifestFile.Source(String path, boolean ignored) -> path.getBytes(StandardCharsets.UTF_8);
                });
    }

    private SourceTree tree(TribeScope scope, Source source, Path directory) throws IOException {
        return switch (source) {
            case Source.Git(String url, String ref, Optional<String> path) -> {
                git.fetch(url, ref, directory);
                SourceTree root = new SourceTree(directory);
                yield path.map(root::directory).orElse(root);
            }
            case Source.Archive(UUID id) -> {
                if (archives.find(scope, id).isEmpty()) {
                    throw new DeliveryFailed(DeliveryError.ARCHIVE_INVALID, id, "it expired");
                }
                new UnpackArchive(
                                settings.archives().unpackedLimit().toBytes(),
                                settings.archives().files())
                        .unpack(builds.resolve("archives").resolve(id + ".tar.gz"), directory);
                yield new SourceTree(directory);
            }
            default -> throw new IllegalArgumentException("no tree in " + source);
        };
    }

    private static Manifest read(SourceTree tree) {
        String text = tree.read(ScoreManifests.FILE, ScoreManifests.LARGEST_BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new DeliveryFailed(DeliveryError.SCORE_MISSING, ScoreManifests.FILE));
        Manifest manifest = ScoreManifests.require(text);
        Map<String, byte[]> files = new TreeMap<>();
        manifest.containers()
                .forEach(container -> container.files().forEach(file -> {
                    if (file.content() instanceof ManifestFile.Source(String path, boolean ignored)) {
                        tree.read(path, LARGEST_FILE).ifPresent(content -> files.put(path, content));
                    }
                }));
        return manifest.withSources(files);
    }
}
