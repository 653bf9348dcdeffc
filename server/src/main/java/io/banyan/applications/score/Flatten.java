package io.banyan.applications.score;

import io.banyan.applications.Extension;
import io.banyan.applications.ManifestContainer.Limits;
import io.banyan.applications.ManifestProbe;
import io.banyan.applications.ResolvedManifest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A resolved manifest as leaves by path, so that two can be laid side by side. Two differ if and only if a leaf does. */
public final class Flatten {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TreeMap<String, Leaf> leaves = new TreeMap<>();

    private Flatten() {}

    /**
     * A value.
     *
     * @param value compared
     * @param shown what people see
     */
    public record Leaf(String value, String shown) {
        static Leaf plain(String value) {
            return new Leaf(value, value);
        }

        static Leaf secret(String value) {
            return new Leaf(value, "(secret)");
        }
    }

    public static SortedMap<String, Leaf> flatten(ResolvedManifest manifest) {
        Flatten flatten = new Flatten();
        flatten.extension(manifest.extension());
        manifest.containers().forEach(flatten::container);
        manifest.ports().forEach(port -> {
            String at = "ports." + port.name();
            flatten.put(at + ".port", port.port());
            flatten.put(at + ".targetPort", port.targetPort());
            flatten.put(at + ".protocol", word(port.protocol()));
        });
        manifest.routes().forEach(route -> {
            String at = "routes." + key(route.host() + route.path());
            flatten.put(at + ".port", route.port());
            flatten.put(at + ".tls", route.tls());
        });
        return flatten.leaves;
    }

    private void extension(Extension extension) {
        put("kind", word(extension.kind()));
        put("replicas", extension.replicas());
        put("slaTier", word(extension.slaTier()));
        put("rollout.maxSurge", extension.rollout().maxSurge());
        put("rollout.maxUnavailable", extension.rollout().maxUnavailable());
        put("rollout.progressDeadline", extension.rollout().progressDeadline());
        put("rollout.minReady", extension.rollout().minReady());
        put("rollout.onFailure", word(extension.rollout().onFailure()));
        put("stop.drain", extension.stop().drain());
        put("stop.grace", extension.stop().grace());
        put("runs.retries", extension.runs().retries());
        put("runs.deadline", extension.runs().deadline());
        put("runs.history", extension.runs().history());
        extension.schedule().ifPresent(schedule -> {
            put("schedule.cron", schedule.cron());
            put("schedule.timezone", schedule.zone());
            put("schedule.concurrency", word(schedule.concurrency()));
            put("schedule.startingDeadline", schedule.startingDeadline());
        });
    }

    private void container(ResolvedManifest.Container container) {
        String at = "containers." + container.name();
        put(at + ".image", container.image());
        if (!container.command().isEmpty()) {
            put(at + ".command", JSON.writeValueAsString(container.command()));
        }
        if (!container.args().isEmpty()) {
            put(at + ".args", JSON.writeValueAsString(container.args()));
        }
        container
                .variables()
                .forEach(variable -> leaves.put(
                        at + ".variables." + key(variable.name()),
                        variable.secret() ? Leaf.secret(variable.value()) : Leaf.plain(variable.value())));
        container.files().forEach(file -> {
            String path = at + ".files." + key(file.path());
            put(path + ".mode", String.format(Locale.ROOT, "%04o", file.mode()));
            leaves.put(path + ".content", content(file));
        });
        container.volumes().forEach(volume -> {
            String path = at + ".volumes." + key(volume.target());
            put(path + ".source", volume.name());
            put(path + ".readOnly", volume.readOnly());
            volume.path().ifPresent(inside -> put(path + ".path", inside));
        });
        container.startAfter().forEach(after -> put(at + ".before." + after.container(), word(after.until())));
        limits(at + ".resources.requests", container.requests());
        limits(at + ".resources.limits", container.limits());
        container.startupProbe().ifPresent(probe -> probe(at + ".startupProbe", probe));
        container.livenessProbe().ifPresent(probe -> probe(at + ".livenessProbe", probe));
        container.readinessProbe().ifPresent(probe -> probe(at + ".readinessProbe", probe));
    }

    private static Leaf content(ResolvedManifest.File file) {
        String digest = digest(file.content());
        if (file.secret()) {
            return Leaf.secret(digest);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.content()))
                    .toString();
            return new Leaf(digest, text.length() <= 2_000 ? text : text.substring(0, 2_000) + "... (" + digest + ")");
        } catch (CharacterCodingException binary) {
            return new Leaf(digest, file.content().length + " bytes, " + digest);
        }
    }

    private void limits(String at, Limits limits) {
        limits.cpuMillicores().ifPresent(cpu -> put(at + ".cpu", Quantity.formatMillicores(cpu)));
        limits.memoryBytes().ifPresent(memory -> put(at + ".memory", Quantity.formatBytes(memory)));
    }

    private void probe(String at, ManifestProbe probe) {
        switch (probe.check()) {
            case ManifestProbe.Exec(var command) -> put(at + ".exec", JSON.writeValueAsString(command));
            case ManifestProbe.HttpGet get -> {
                put(at + ".httpGet.scheme", get.scheme());
                put(at + ".httpGet.port", get.port());
                put(at + ".httpGet.path", get.path());
                get.headers().forEach((name, value) -> put(at + ".httpGet.httpHeaders." + key(name), value));
            }
        }
        put(at + ".initialDelay", probe.timing().initialDelay());
        put(at + ".period", probe.timing().period());
        put(at + ".timeout", probe.timing().timeout());
        put(at + ".successThreshold", probe.timing().successThreshold());
        put(at + ".failureThreshold", probe.timing().failureThreshold());
    }

    private void put(String path, Object value) {
        leaves.put(path, Leaf.plain(value.toString()));
    }

    /** A dot inside a key is written as in Score's placeholders, so that no two keys share a path. */
    private static String key(String name) {
        return name.replace("\\", "\\\\").replace(".", "\\.");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
