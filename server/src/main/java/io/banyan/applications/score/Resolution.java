package io.banyan.applications.score;

import io.banyan.applications.ApplicationsError;
import io.banyan.applications.Facts;
import io.banyan.applications.Manifest;
import io.banyan.applications.ManifestContainer;
import io.banyan.applications.ManifestFile;
import io.banyan.applications.ResolvedManifest;
import io.banyan.applications.ResolvedManifest.Container;
import io.banyan.applications.ResolvedManifest.File;
import io.banyan.applications.ResolvedManifest.Route;
import io.banyan.applications.ResolvedManifest.StartAfter;
import io.banyan.applications.ResolvedManifest.Variable;
import io.banyan.applications.ResolvedManifest.Volume;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.BanyanException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Puts values in the place of placeholders. */
public final class Resolution {
    private final Manifest manifest;
    private final Map<String, String> images;
    private final Outputs outputs;

    private Resolution(Manifest manifest, Map<String, String> images, Outputs outputs) {
        this.manifest = manifest;
        this.images = images;
        this.outputs = outputs;
    }

    public static ResolvedManifest resolve(
            ApplicationRef ref, Manifest manifest, Map<String, String> images, Facts facts) {
        Resolution resolution = new Resolution(manifest, images, new Outputs(ref, manifest, facts));
        return new ResolvedManifest(
                ref,
                manifest.extension(),
                manifest.containers().stream().map(resolution::container).toList(),
                manifest.ports(),
                resolution.routes());
    }

    private Container container(ManifestContainer container) {
        String at = "containers." + container.name();
        return new Container(
                container.name(),
                images.getOrDefault(container.name(), container.image()),
                container.command(),
                container.args(),
                container.variables().entrySet().stream()
                        .map(entry -> {
                            Facts.Value value = outputs.expand(at + ".variables." + entry.getKey(), entry.getValue());
                            return new Variable(entry.getKey(), value.text(), value.secret());
                        })
                        .toList(),
                container.files().stream()
                        .map(file -> file(at + ".files." + file.target(), file))
                        .toList(),
                container.volumes().stream()
                        .map(volume -> new Volume(
                                outputs.expand(at + ".volumes." + volume.target(), volume.source())
                                        .text(),
                                volume.target(),
                                volume.path(),
                                volume.readOnly()))
                        .toList(),
                startAfter(container.name()),
                container.requests(),
                container.limits(),
                container.startupProbe(),
                container.livenessProbe(),
                container.readinessProbe());
    }

    private File file(String at, ManifestFile file) {
        return switch (file.content()) {
            case ManifestFile.Binary(byte[] bytes) -> new File(file.target(), bytes, file.mode(), false);
            case ManifestFile.Text(String text, boolean expand) -> {
                Facts.Value value = expand ? outputs.expand(at, text) : new Facts.Value(text, false);
                yield new File(
                        file.target(), value.text().getBytes(StandardCharsets.UTF_8), file.mode(), value.secret());
            }
            case ManifestFile.Source(String path, boolean ignored) ->
                throw new BanyanException(
                        ApplicationsError.PLACEHOLDER_UNRESOLVED, at, path, "the repository has no such file");
        };
    }

    /** Score says it of the container that waits: each entry of {@code before} names one that must have been started. */
    private List<StartAfter> startAfter(String name) {
        return manifest.container(name).orElseThrow().before().entrySet().stream()
                .map(entry -> new StartAfter(entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Route> routes() {
        return manifest.resources().values().stream()
                .filter(resource -> resource.type().equals("route"))
                .map(resource -> {
                    SortedMap<String, Facts.Value> route = outputs.of(resource.name());
                    return new Route(
                            text(route, "host"),
                            text(route, "path"),
                            Integer.parseInt(text(route, "port")),
                            Boolean.parseBoolean(text(route, "tls")));
                })
                .toList();
    }

    private static String text(SortedMap<String, Facts.Value> outputs, String name) {
        return java.util.Objects.requireNonNull(outputs.get(name), name).text();
    }
}
