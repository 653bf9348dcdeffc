package io.banyan.applications;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * One container of a manifest.
 *
 * @param image reference, or {@code .} for the image that the build produces
 * @param command replaces the image's entry point when present
 * @param args replaces the image's arguments when present
 * @param variables name to value, which may hold placeholders
 * @param before what other containers must have reached before this one starts
 * @param startupProbe from {@code metadata.banyan.containers.<name>.startupProbe}; Score has none
 */
public record ManifestContainer(
        String name,
        String image,
        List<String> command,
        List<String> args,
        SortedMap<String, String> variables,
        List<ManifestFile> files,
        List<Volume> volumes,
        SortedMap<String, Ready> before,
        Limits requests,
        Limits limits,
        Optional<ManifestProbe> startupProbe,
        Optional<ManifestProbe> livenessProbe,
        Optional<ManifestProbe> readinessProbe) {

    /** The image that the build produces. */
    public static final String BUILT_IMAGE = ".";

    public ManifestContainer {
        command = List.copyOf(command);
        args = List.copyOf(args);
        variables = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(variables));
        files = List.copyOf(files);
        volumes = List.copyOf(volumes);
        before = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(before));
    }

    ManifestContainer withSources(Map<String, byte[]> contents) {
        return new ManifestContainer(
                name,
                image,
                command,
                args,
                variables,
                files.stream().map(file -> file.withSources(contents)).toList(),
                volumes,
                before,
                requests,
                limits,
                startupProbe,
                livenessProbe,
                readinessProbe);
    }

    /**
     * A volume seen in the container.
     *
     * @param target absolute path in the container
     * @param source the volume; usually {@code ${resources.<name>}}
     * @param path directory inside the volume
     */
    public record Volume(String target, String source, Optional<String> path, boolean readOnly) {}

    /** What another container must have reached. */
    public enum Ready {
        STARTED,
        HEALTHY,
        COMPLETE
    }

    /**
     * Processing power and memory.
     *
     * @param cpuMillicores thousandths of a core
     * @param memoryBytes bytes
     */
    public record Limits(OptionalLong cpuMillicores, OptionalLong memoryBytes) {
        public static final Limits NONE = new Limits(OptionalLong.empty(), OptionalLong.empty());
    }
}
