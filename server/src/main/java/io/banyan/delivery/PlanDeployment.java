package io.banyan.delivery;

import io.banyan.applications.ApplicationsError;
import io.banyan.applications.Facts;
import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.applications.Manifest;
import io.banyan.applications.ManifestContainer;
import io.banyan.applications.PlanChanges;
import io.banyan.applications.PlannedChange;
import io.banyan.applications.PlannedChange.Effect;
import io.banyan.applications.PlannedChange.Kind;
import io.banyan.applications.ResolveManifest;
import io.banyan.applications.ResolvedManifest;
import io.banyan.applications.ScoreManifests;
import io.banyan.applications.Source;
import io.banyan.delivery.source.FetchGit;
import io.banyan.delivery.source.ReadSource;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.BanyanException;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.TribeScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Says what a deployment would change. Nothing is built or written; an image that is still to be built is named so. */
@Service
public class PlanDeployment {
    private static final String TO_BE_BUILT = "(to be built)";

    private final Intents intents;
    private final Releases releases;
    private final Access access;
    private final FetchGit git;
    private final ReadSource sources;

    PlanDeployment(Intents intents, Releases releases, Access access, FetchGit git, ReadSource sources) {
        this.intents = intents;
        this.releases = releases;
        this.access = access;
        this.git = git;
        this.sources = sources;
    }

    /**
     * What would happen.
     *
     * @param summary for people, one line
     */
    public record Plan(List<PlannedChange> changes, String summary, Optional<UUID> currentRelease) {
        public Plan {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Plans.
     *
     * @param source where it would come from; empty means the images that run
     * @param score the manifest; empty means the source's, or the one that runs
     * @param replicas wanted instances; empty means what the rules of a deployment make of it
     */
    public Plan plan(
            TribeScope scope,
            ApplicationRef ref,
            Optional<Source> source,
            Optional<String> score,
            Optional<Integer> replicas) {
        access.requireEnvironment(scope, ref.environment());
        Optional<Intent> intent = intents.find(ref).filter(found -> !found.removed());
        Optional<Release> current = intent.flatMap(Intent::release).flatMap(releases::find);
        Optional<Release> existing = source.flatMap(
                        given -> given instanceof Source.ExistingRelease(UUID id) ? Optional.of(id) : Optional.empty())
                .map(id -> releases.require(scope, id));
        source.ifPresent(given -> {
            if (given instanceof Source.Git(String url, String ignored, Optional<String> path)) {
                git.requireAllowed(url);
            }
        });
        Manifest manifest = existing.map(Release::manifest)
                .or(() -> score.isEmpty() && source.isPresent()
                        ? sources.manifest(scope, source.get())
                        : Optional.empty())
                .or(() -> score.map(ScoreManifests::require))
                .or(() -> current.map(Release::manifest))
                .orElseThrow(() -> new BanyanException(DeliveryError.SCORE_MISSING, ScoreManifests.FILE));
        if (!manifest.name().equals(ref.application().value())) {
            throw new BanyanException(ApplicationsError.MANIFEST_NAME_DIFFERS, manifest.name(), ref.application());
        }
        Facts facts = intents.facts(scope, ref);
        ResolvedManifest after = ResolveManifest.resolve(
                ref,
                sources.fillIn(manifest, current),
                existing.map(release -> (Map<String, String>) release.images())
                        .orElseGet(() -> images(manifest, source, current)),
                facts);
        Optional<ResolvedManifest> before = current.map(release -> ResolveManifest.resolve(
                ref, release.manifest(), release.images(), intent.orElseThrow().facts()));
        List<PlannedChange> changes = new ArrayList<>(PlanChanges.between(before, after));
        int declared = manifest.extension().replicas();
        boolean declares = before.isEmpty() || before.get().extension().replicas() != declared;
        int then = replicas.orElse(
                declares ? declared : intent.map(Intent::replicas).orElse(declared));
        withReplicas(changes, intent.filter(found -> before.isPresent()).map(Intent::replicas), then);
        return new Plan(changes, summary(changes), current.map(Release::id));
    }

    /** What counts is how many are wanted, not how many a manifest declares. */
    private static void withReplicas(List<PlannedChange> changes, Optional<Integer> now, int then) {
        changes.removeIf(change -> change.path().equals("replicas"));
        if (!now.equals(Optional.of(then))) {
            changes.add(new PlannedChange(
                    "replicas",
                    now.isEmpty() ? Kind.ADD : Kind.CHANGE,
                    now.map(String::valueOf),
                    Optional.of(Integer.toString(then)),
                    Effect.SCALES));
        }
    }

    private static Map<String, String> images(Manifest manifest, Optional<Source> source, Optional<Release> current) {
        Map<String, String> images = new TreeMap<>();
        for (ManifestContainer container : manifest.containers()) {
            if (!container.image().equals(ManifestContainer.BUILT_IMAGE)) {
                continue;
            }
            if (source.isPresent() && source.get() instanceof Source.Image(String reference)) {
                images.put(container.name(), reference);
            } else if (source.isPresent()) {
                images.put(container.name(), TO_BE_BUILT);
            } else {
                current.map(release -> release.images().get(container.name()))
                        .ifPresent(reference -> images.put(container.name(), reference));
            }
        }
        return images;
    }

    private static String summary(List<PlannedChange> changes) {
        if (changes.isEmpty()) {
            return "nothing changes";
        }
        return changes.stream()
                .collect(Collectors.groupingBy(PlannedChange::effect, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " "
                        + switch (entry.getKey()) {
                            case ROLLS -> "that roll instances";
                            case SCALES -> "that scale";
                            case ROUTES -> "of routes";
                            case NONE -> "without effect on instances";
                        })
                .collect(Collectors.joining(", ", changes.size() + " changes: ", ""));
    }
}
