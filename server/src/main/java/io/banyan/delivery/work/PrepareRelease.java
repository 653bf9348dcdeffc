package io.banyan.delivery.work;

import io.banyan.applications.ApplicationsError;
import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.applications.Manifest;
import io.banyan.applications.ManifestContainer;
import io.banyan.applications.ManifestFile;
import io.banyan.applications.ScoreManifests;
import io.banyan.applications.Source;
import io.banyan.delivery.BuildRoom;
import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import io.banyan.delivery.DeliverySettings;
import io.banyan.delivery.Deployment;
import io.banyan.delivery.Deployment.StageName;
import io.banyan.delivery.Deployment.StageState;
import io.banyan.delivery.Release;
import io.banyan.delivery.Releases;
import io.banyan.delivery.build.BuildImage;
import io.banyan.delivery.source.FetchGit;
import io.banyan.delivery.source.SourceTree;
import io.banyan.delivery.source.UnpackArchive;
import io.banyan.delivery.store.DeploymentStore;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.StateDirectory;
import io.banyan.tenancy.TribeScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** From a source to everything a release holds: manifest, files, images by digest. */
@Component
class PrepareRelease {
    private static final long LARGEST_FILE = 1024 * 1024;

    private final FetchGit git;
    private final BuildOnce images;
    private final BuildRoom room;
    private final Intents intents;
    private final Releases releases;
    private final DeploymentStore deployments;
    private final EndDeployment progress;
    private final DeliverySettings settings;
    private final Path archives;

    PrepareRelease(
            FetchGit git,
            BuildOnce images,
            BuildRoom room,
            Intents intents,
            Releases releases,
            DeploymentStore deployments,
            EndDeployment progress,
            DeliverySettings settings,
            StateDirectory state) {
        this.git = git;
        this.images = images;
        this.room = room;
        this.intents = intents;
        this.releases = releases;
        this.deployments = deployments;
        this.progress = progress;
        this.settings = settings;
        this.archives = state.builds().resolve("archives");
    }

    /**
     * What a release will be made of.
     *
     * @param existing the release itself, when it is there already
     */
    record Prepared(
            Manifest manifest,
            String score,
            Map<String, byte[]> files,
            SortedMap<String, String> images,
            Optional<String> commit,
            Optional<Release> existing) {}

    /**
     * Prepares.
     *
     * @param workspace an empty directory of the deployment's own
     */
    Prepared prepare(TribeScope scope, Deployment deployment, Path workspace, Consumer<String> log)
            throws InterruptedException, IOException {
        if (deployment.source() instanceof Source.ExistingRelease(var id)) {
            skip(deployment, StageName.SOURCE);
            skip(deployment, StageName.BUILD);
            Release release = releases.require(scope, id);
            return new Prepared(
                    release.manifest(),
                    release.score(),
                    Map.of(),
                    new TreeMap<>(release.images()),
                    release.commit(),
                    Optional.of(release));
        }
        progress.stage(deployment, StageName.SOURCE, StageState.RUNNING);
        Optional<String> commit = Optional.empty();
        Optional<SourceTree> tree = Optional.empty();
        Path sources = workspace.resolve("source");
        switch (deployment.source()) {
            case Source.Git(String url, String ref, Optional<String> path) -> {
                log.accept("fetching " + url + " " + ref);
                commit = Optional.of(git.fetch(url, ref, sources));
                log.accept("commit " + commit.get());
                deployments.commit(deployment.id(), commit.get());
                SourceTree root = new SourceTree(sources);
                tree = Optional.of(path.map(root::directory).orElse(root));
            }
            case Source.Archive(var id) -> {
                new UnpackArchive(
                                settings.archives().unpackedLimit().toBytes(),
                                settings.archives().files())
                        .unpack(archives.resolve(id + ".tar.gz"), sources);
                tree = Optional.of(new SourceTree(sources));
            }
            default -> log.accept("image " + ((Source.Image) deployment.source()).reference());
        }
        String score = score(deployment, tree);
        Manifest manifest = ScoreManifests.require(score);
        requireName(manifest, deployment.ref());
        Map<String, byte[]> files = files(manifest, tree);
        progress.stage(deployment, StageName.SOURCE, StageState.SUCCEEDED);
        SortedMap<String, String> references = images(scope, deployment, manifest, tree, commit, workspace, log);
        return new Prepared(manifest.withSources(files), score, files, references, commit, Optional.empty());
    }

    private String score(Deployment deployment, Optional<SourceTree> tree) {
        Optional<String> own = tree.flatMap(source -> source.read(ScoreManifests.FILE, ScoreManifests.LARGEST_BYTES))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        return deployment
                .score()
                .or(() -> own)
                .or(() -> tree.isPresent() ? Optional.empty() : currentScore(deployment.ref()))
                .orElseThrow(() -> new DeliveryFailed(DeliveryError.SCORE_MISSING, ScoreManifests.FILE));
    }

    /** A ready image without a manifest takes the place of the image that runs. */
    private Optional<String> currentScore(ApplicationRef ref) {
        return intents.find(ref)
                .flatMap(Intent::release)
                .flatMap(releases::find)
                .map(Release::score);
    }

    static void requireName(Manifest manifest, ApplicationRef ref) {
        if (!manifest.name().equals(ref.application().value())) {
            throw new BanyanException(ApplicationsError.MANIFEST_NAME_DIFFERS, manifest.name(), ref.application());
        }
    }

    private static Map<String, byte[]> files(Manifest manifest, Optional<SourceTree> tree) {
        Map<String, byte[]> files = new TreeMap<>();
        for (ManifestContainer container : manifest.containers()) {
            for (ManifestFile file : container.files()) {
                if (file.content() instanceof ManifestFile.Source(String path, boolean ignored)) {
                    files.put(
                            path,
                            tree.flatMap(source -> source.read(path, LARGEST_FILE))
                                    .orElseThrow(() -> new DeliveryFailed(
                                            DeliveryError.SCORE_FILE_MISSING, path, "the source has no such file")));
                }
            }
        }
        return files;
    }

    private SortedMap<String, String> images(
            TribeScope scope,
            Deployment deployment,
            Manifest manifest,
            Optional<SourceTree> tree,
            Optional<String> commit,
            Path workspace,
            Consumer<String> log)
            throws InterruptedException {
        deployments.move(deployment.id(), Deployment.Phase.SOURCE, Deployment.Phase.BUILD);
        progress.stage(deployment, StageName.BUILD, StageState.RUNNING);
        TreeMap<String, String> references = new TreeMap<>();
        String built = "";
        for (ManifestContainer container : manifest.containers()) {
            String reference;
            if (!container.image().equals(ManifestContainer.BUILT_IMAGE)) {
                reference = resolve(container.name(), container.image());
            } else if (deployment.source() instanceof Source.Image(String given)) {
                reference = resolve(container.name(), given);
            } else {
                if (built.isEmpty()) {
                    built = build(scope, deployment, manifest, tree.orElseThrow(), commit, workspace, log);
                }
                reference = built;
            }
            references.put(container.name(), reference);
        }
        progress.stage(deployment, StageName.BUILD, built.isEmpty() ? StageState.SKIPPED : StageState.SUCCEEDED);
        return references;
    }

    private String resolve(String container, String image) {
        try {
            return room.resolve(image);
        } catch (io.banyan.delivery.BuildFailed fault) {
            throw switch (fault.type()) {
                case USER -> new DeliveryFailed(fault, DeliveryError.IMAGE_MISSING, container, image);
                case CAPACITY -> new DeliveryFailed(fault, DeliveryError.DISK_FULL, "images");
                case PLATFORM -> DeliveryFailed.ofPlatform(fault, image);
            };
        }
    }

    private String build(
            TribeScope scope,
            Deployment deployment,
            Manifest manifest,
            SourceTree tree,
            Optional<String> commit,
            Path workspace,
            Consumer<String> log)
            throws InterruptedException {
        Path scratch;
        try {
            scratch = Files.createDirectories(workspace.resolve("scratch"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        TreeMap<String, String> labels = new TreeMap<>(Map.of(
                "io.banyan.tribe", scope.tribe().value(),
                "io.banyan.application", deployment.ref().application().value()));
        commit.ifPresent(id -> labels.put("org.opencontainers.image.revision", id));
        return images.build(
                scope,
                new BuildImage.Order(
                        "build-" + deployment.id(),
                        scope.tribe(),
                        deployment.ref().application(),
                        commit.map(id -> id.substring(0, 12))
                                .orElseGet(
                                        () -> "d" + deployment.id().toString().substring(0, 8)),
                        labels,
                        manifest.extension().build(),
                        tree,
                        scratch),
                log);
    }

    private void skip(Deployment deployment, StageName stage) {
        progress.stage(deployment, stage, StageState.SKIPPED);
    }
}
