package io.banyan.applications;

import io.banyan.applications.PlannedChange.Effect;
import io.banyan.applications.PlannedChange.Kind;
import io.banyan.applications.score.Flatten;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What would change, path by path. Pure. */
public final class PlanChanges {
    private PlanChanges() {}

    /**
     * Compares.
     *
     * @param before what is wanted now; empty when nothing is
     * @return ordered by path; empty when nothing would change
     */
    public static List<PlannedChange> between(Optional<ResolvedManifest> before, ResolvedManifest after) {
        var old = before.map(Flatten::flatten).orElseGet(java.util.TreeMap::new);
        var wanted = Flatten.flatten(after);
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(wanted.keySet());
        List<PlannedChange> changes = new ArrayList<>();
        for (String path : paths) {
            Optional<Flatten.Leaf> was = Optional.ofNullable(old.get(path));
            Optional<Flatten.Leaf> is = Optional.ofNullable(wanted.get(path));
            if (!Objects.equals(was, is)) {
                changes.add(new PlannedChange(
                        path,
                        was.isEmpty() ? Kind.ADD : is.isEmpty() ? Kind.REMOVE : Kind.CHANGE,
                        was.map(Flatten.Leaf::shown),
                        is.map(Flatten.Leaf::shown),
                        effect(path)));
            }
        }
        return changes;
    }

    /** Only what is inside the containers, and the ports they are reached by, makes other instances. */
    private static Effect effect(String path) {
        if (path.startsWith("containers.") || path.startsWith("ports.") || path.equals("kind")) {
            return Effect.ROLLS;
        }
        if (path.startsWith("routes.")) {
            return Effect.ROUTES;
        }
        return path.equals("replicas") ? Effect.SCALES : Effect.NONE;
    }
}
