package io.banyan.applications.store;

import io.banyan.applications.Extension;
import io.banyan.applications.Facts;
import io.banyan.applications.Intent;
import io.banyan.applications.Manifest;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Generation;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An intent with what the room remembers beside it.
 *
 * @param declaredReplicas the number that the manifest of the last release declared, -1 before the first
 * @param ports the ports that neighbours may ask for
 */
public record IntentRow(Intent intent, int declaredReplicas, Extension.Kind kind, SortedMap<String, Integer> ports) {

    public IntentRow releasing(UUID release, Manifest manifest, int replicas, Facts facts) {
        TreeMap<String, Integer> named = new TreeMap<>();
        manifest.ports().forEach(port -> named.put(port.name(), port.port()));
        Extension extension = manifest.extension();
        return new IntentRow(
                with(
                        rollsNow(),
                        Optional.of(release),
                        replicas,
                        false,
                        intent.restartToken(),
                        intent.restartedAt(),
                        false,
                        facts),
                extension.replicas(),
                extension.kind(),
                named);
    }

    public IntentRow withdrawn() {
        return new IntentRow(
                with(
                        rollsNow(),
                        Optional.empty(),
                        intent.replicas(),
                        false,
                        intent.restartToken(),
                        intent.restartedAt(),
                        false,
                        intent.facts()),
                -1,
                kind,
                new TreeMap<>());
    }

    public IntentRow scaled(int replicas) {
        return same(with(
                intent.rolledAt(),
                intent.release(),
                replicas,
                intent.paused(),
                intent.restartToken(),
                intent.restartedAt(),
                false,
                intent.facts()));
    }

    public IntentRow restarted(String token, Instant at, Facts facts) {
        return same(with(
                rollsNow(),
                intent.release(),
                intent.replicas(),
                intent.paused(),
                token,
                Optional.of(at),
                false,
                facts));
    }

    public IntentRow paused(boolean paused) {
        return same(with(
                intent.rolledAt(),
                intent.release(),
                intent.replicas(),
                paused,
                intent.restartToken(),
                intent.restartedAt(),
                false,
                intent.facts()));
    }

    public IntentRow gone() {
        return new IntentRow(
                with(
                        rollsNow(),
                        Optional.empty(),
                        0,
                        false,
                        intent.restartToken(),
                        intent.restartedAt(),
                        true,
                        Facts.of(intent.facts().routesDomain())),
                -1,
                kind,
                new TreeMap<>());
    }

    private IntentRow same(Intent changed) {
        return new IntentRow(changed, declaredReplicas, kind, ports);
    }

    /** The generation that this change will have. */
    private Generation rollsNow() {
        return intent.generation().next();
    }

    private Intent with(
            Generation rolledAt,
            Optional<UUID> release,
            int replicas,
            boolean paused,
            String restartToken,
            Optional<Instant> restartedAt,
            boolean removed,
            Facts facts) {
        ApplicationRef ref = intent.ref();
        return new Intent(
                ref,
                intent.generation(),
                rolledAt,
                release,
                replicas,
                paused,
                restartToken,
                restartedAt,
                removed,
                facts,
                intent.changedAt());
    }
}
