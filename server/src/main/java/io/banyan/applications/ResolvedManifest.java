package io.banyan.applications;

import io.banyan.kernel.ApplicationRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A manifest for one environment, with images by reference and every placeholder replaced. The same intent and release
 * always give an equal one.
 */
public record ResolvedManifest(
        ApplicationRef application,
        Extension extension,
        List<Container> containers,
        List<Manifest.Port> ports,
        List<Route> routes) {

    public ResolvedManifest {
        containers = List.copyOf(containers);
        ports = List.copyOf(ports);
        routes = List.copyOf(routes);
    }

    /**
     * One container.
     *
     * @param startAfter conditions on containers of the same instance
     */
    public record Container(
            String name,
            String image,
            List<String> command,
            List<String> args,
            List<Variable> variables,
            List<File> files,
            List<Volume> volumes,
            List<StartAfter> startAfter,
            ManifestContainer.Limits requests,
            ManifestContainer.Limits limits,
            Optional<ManifestProbe> startupProbe,
            Optional<ManifestProbe> livenessProbe,
            Optional<ManifestProbe> readinessProbe) {
        public Container {
            command = List.copyOf(command);
            args = List.copyOf(args);
            variables = List.copyOf(variables);
            files = List.copyOf(files);
            volumes = List.copyOf(volumes);
            startAfter = List.copyOf(startAfter);
        }
    }

    /**
     * An environment variable.
     *
     * @param secret whether a secret went into its value
     */
    public record Variable(String name, String value, boolean secret) {
        @Override
        public String toString() {
            return name + "=" + (secret ? "(secret)" : value);
        }
    }

    /**
     * A file.
     *
     * @param secret whether a secret went into its content
     */
    @SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
    public record File(String path, byte[] content, int mode, boolean secret) {
        public File {
            content = content.clone();
        }

        @Override
        public byte[] content() {
            return content.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof File that
                    && path.equals(that.path)
                    && mode == that.mode
                    && secret == that.secret
                    && java.util.Arrays.equals(content, that.content);
        }

        @Override
        public int hashCode() {
            return Objects.hash(path, mode, secret, java.util.Arrays.hashCode(content));
        }

        @Override
        public String toString() {
            return "File[" + path + ", " + content.length + " bytes]";
        }
    }

    /**
     * A volume seen in the container.
     *
     * @param name the volume, unique in the application
     * @param target absolute path in the container
     * @param path directory inside the volume, without leading slash
     */
    public record Volume(String name, String target, Optional<String> path, boolean readOnly) {}

    /** Waits for another container. */
    public record StartAfter(String container, ManifestContainer.Ready until) {}

    /**
     * A way in from outside.
     *
     * @param path a prefix
     * @param port the caller's port of this application
     */
    public record Route(String host, String path, int port, boolean tls) {}
}
