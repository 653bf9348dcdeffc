package io.banyan.applications.score;

import io.banyan.applications.Extension;
import io.banyan.applications.Manifest;
import io.banyan.applications.ManifestContainer;
import io.banyan.applications.ManifestProblem;
import io.banyan.applications.ManifestProblem.Code;
import io.banyan.applications.ScoreManifests;
import io.banyan.applications.ScoreManifests.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** From text to manifest: tree, schema, then what no schema can say. */
public final class ReadManifest {
    private final JsonNode root;
    private final Problems problems;

    private ReadManifest(JsonNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    public static Reading read(String text) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > ScoreManifests.LARGEST_BYTES) {
            return refused(List.of(new ManifestProblem(
                    "", 1, 1, Code.TOO_LARGE, List.of("" + size, "" + ScoreManifests.LARGEST_BYTES))));
        }
        YamlTree tree;
        try {
            tree = YamlTree.read(text);
        } catch (YamlTree.YamlFault fault) {
            return refused(List.of(fault.problem()));
        }
        Problems problems = new Problems(tree);
        SchemaCheck.check(tree, problems);
        if (!problems.none()) {
            return refused(problems.all());
        }
        Manifest manifest = new ReadManifest(tree.root(), problems).manifest();
        CheckReferences.check(manifest, problems);
        return problems.none() ? new Reading(Optional.of(manifest), List.of()) : refused(problems.all());
    }

    private static Reading refused(List<ManifestProblem> problems) {
        return new Reading(Optional.empty(), problems);
    }

    private Manifest manifest() {
        JsonNode metadata = root.path("metadata");
        JsonNode banyan = metadata.path("banyan");
        Extension extension = new ReadExtension(banyan, problems).read();
        List<Manifest.Port> ports = ports(banyan.path("ports"));
        List<ManifestContainer> containers = containers(banyan.path("containers"));
        return new Manifest(metadata.path("name").asString(), metadata, containers, ports, resources(), extension);
    }

    private List<Manifest.Port> ports(JsonNode settings) {
        List<Manifest.Port> ports = new ArrayList<>();
        TreeSet<Integer> numbers = new TreeSet<>();
        root.path("service").path("ports").forEachEntry((name, port) -> {
            String at = "/service/ports/" + name;
            int number = port.path("port").asInt();
            if (port.path("protocol").asString("TCP").equals("UDP")) {
                problems.atValue(at + "/protocol", Code.PROTOCOL_UNSUPPORTED, name);
            }
            if (!numbers.add(number)) {
                problems.atValue(at + "/port", Code.PORT_DUPLICATE, Integer.toString(number));
            }
            String protocol = settings.path(name).path("protocol").asString("http");
            ports.add(new Manifest.Port(
                    name,
                    number,
                    port.path("targetPort").asInt(number),
                    Manifest.Protocol.valueOf(protocol.toUpperCase(Locale.ROOT))));
        });
        settings.propertyNames().forEach(name -> {
            if (ports.stream().noneMatch(port -> port.name().equals(name))) {
                problems.atKey("/metadata/banyan/ports/" + YamlTree.escape(name), Code.PROPERTY_UNKNOWN, name);
            }
        });
        return ports;
    }

    private List<ManifestContainer> containers(JsonNode settings) {
        List<ManifestContainer> containers = new ArrayList<>();
        root.path("containers")
                .forEachEntry((name, node) ->
                        containers.add(new ReadContainer(name, node, settings.path(name), problems).read()));
        settings.propertyNames().forEach(name -> {
            if (!root.path("containers").has(name)) {
                problems.atKey("/metadata/banyan/containers/" + YamlTree.escape(name), Code.CONTAINER_UNKNOWN, name);
            }
        });
        return containers;
    }

    private SortedMap<String, Manifest.Resource> resources() {
        TreeMap<String, Manifest.Resource> resources = new TreeMap<>();
        JsonNode none = JsonNodeFactory.instance.objectNode();
        root.path("resources")
                .forEachEntry((name, node) -> resources.put(
                        name,
                        new Manifest.Resource(
                                name,
                                node.path("type").asString(),
                                node.path("class").asStringOpt(),
                                node.path("id").asStringOpt(),
                                node.has("params") ? node.path("params") : none,
                                node.has("metadata") ? node.path("metadata") : none)));
        return resources;
    }
}
