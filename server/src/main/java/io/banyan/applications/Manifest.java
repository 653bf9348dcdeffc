package io.banyan.applications;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * A Score manifest (score.dev/v1b1) that was read and found valid, before placeholders are replaced. Values may still hold
 * {@code ${...}}; {@link ResolveManifest} replaces them.
 *
 * <p>Source: <a href="https://docs.score.dev/docs/score-specification/score-spec-reference/">Score specification</a>.
 *
 * @param name the workload's name; must equal the application's
 * @param metadata everything below {@code metadata}, for {@code ${metadata.*}}
 * @param containers in the order of the file
 * @param ports in the order of the file
 * @param resources by name
 * @param extension what {@code metadata.banyan} says; defaults where it is silent
 */
public record Manifest(
        String name,
        JsonNode metadata,
        List<ManifestContainer> containers,
        List<Port> ports,
        SortedMap<String, Resource> resources,
        Extension extension) {

    public Manifest {
        containers = List.copyOf(containers);
        ports = List.copyOf(ports);
        resources = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(resources));
    }

    public Optional<ManifestContainer> container(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    public Optional<Port> port(String name) {
        return ports.stream().filter(port -> port.name().equals(name)).findFirst();
    }

    /** Puts the content of the repository's files in place of the references to them; unknown ones stay. */
    public Manifest withSources(Map<String, byte[]> contents) {
        return new Manifest(
                name,
                metadata,
                containers.stream()
                        .map(container -> container.withSources(contents))
                        .toList(),
                ports,
                resources,
                extension);
    }

    /**
     * A port by which the workload is reached.
     *
     * @param port what callers use, 1 to 65535
     * @param targetPort what the container listens on
     */
    public record Port(String name, int port, int targetPort, Protocol protocol) {}

    /** What is spoken on a port; from {@code metadata.banyan.ports.<name>.protocol}, HTTP when silent. */
    public enum Protocol {
        /** HTTP/1.1, WebSocket included. */
        HTTP,
        /** HTTP/2 without TLS: gRPC. */
        HTTP2,
        /** Bytes. */
        TCP
    }

    /**
     * Something that the workload needs.
     *
     * @param resourceClass a variant of the type
     * @param id makes it the same resource as that of another workload
     * @param params may hold placeholders
     */
    public record Resource(
            String name,
            String type,
            Optional<String> resourceClass,
            Optional<String> id,
            JsonNode params,
            JsonNode metadata) {}
}
