package io.banyan.images.oci;

import io.banyan.images.definition.ImageDefinition;
import io.banyan.images.definition.ResolvedImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON documents of OCI images, with their keys in a fixed order so that equal images have equal digests.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.0/config.md">OCI image configuration, 1.1</a>
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md">OCI image manifest, 1.1</a>
 */
public final class ImageDocuments {
    public static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
    public static final String DEFINITION_LABEL = "io.banyan.image.definition";
    private static final String INDEX_TYPE = "application/vnd.oci.image.index.v1+json";
    private static final String CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";
    private static final String LAYER_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ImageDocuments() {}

    /**
     * The configuration, whose digest engines call the image's id.
     *
     * @param architecture the distribution's word; Debian and OCI agree on those Banyan runs on
     * @param layers from the lowest up, one for each image of the lineage
     */
    public static byte[] config(ResolvedImage image, List<Layer> layers, String architecture, Instant created) {
        ImageDefinition definition = image.definition();
        ObjectNode document = JSON.createObjectNode();
        document.put("created", created.toString());
        document.put("architecture", architecture);
        document.put("os", "linux");
        ObjectNode config = document.putObject("config");
        config.put("User", image.user().id() + ":" + image.user().id());
        put(
                config,
                "ExposedPorts",
                definition.ports().stream().map(port -> port + "/tcp").toList());
        ArrayNode environment = config.putArray("Env");
        image.environment().forEach((name, value) -> environment.add(name + "=" + value));
        definition.entrypoint().forEach(config.withArrayProperty("Entrypoint")::add);
        definition.command().forEach(config.withArrayProperty("Cmd")::add);
        put(config, "Volumes", definition.volumes());
        config.put("WorkingDir", image.workingDirectory());
        ObjectNode labels = config.putObject("Labels");
        labels(image).forEach(labels::put);
        if (definition.stopSignal() != null) {
            config.put("StopSignal", definition.stopSignal());
        }
        ObjectNode root = document.putObject("rootfs");
        root.put("type", "layers");
        ArrayNode differences = root.putArray("diff_ids");
        layers.forEach(layer -> differences.add(layer.diffId()));
        ArrayNode history = document.putArray("history");
        image.lineage()
                .forEach(name -> history.addObject()
                        .put("created", created.toString())
                        .put("created_by", "banyan image " + name));
        return JSON.writeValueAsBytes(document);
    }

    private static Map<String, String> labels(ResolvedImage image) {
        Map<String, String> labels = new TreeMap<>(image.definition().labels());
        labels.put(DEFINITION_LABEL, image.definitionHash());
        labels.put("io.banyan.image.name", image.name());
        labels.put("org.opencontainers.image.title", image.definition().title());
        return labels;
    }

    private static void put(ObjectNode config, String key, List<String> names) {
        if (!names.isEmpty()) {
            ObjectNode set = config.putObject(key);
            names.forEach(set::putObject);
        }
    }

    public static byte[] manifest(String configDigest, long configSize, List<Layer> layers) {
        ObjectNode document = JSON.createObjectNode();
        document.put("schemaVersion", 2);
        document.put("mediaType", MANIFEST_TYPE);
        document.set("config", descriptor(CONFIG_TYPE, configDigest, configSize));
        ArrayNode list = document.putArray("layers");
        layers.forEach(layer -> list.add(descriptor(LAYER_TYPE, layer.digest(), layer.size())));
        return JSON.writeValueAsBytes(document);
    }

    static byte[] layout() {
        return JSON.writeValueAsBytes(JSON.createObjectNode().put("imageLayoutVersion", "1.0.0"));
    }

    static byte[] index(Map<String, String> manifests, ToLongFunction<String> sizeOf) {
        ObjectNode document = JSON.createObjectNode();
        document.put("schemaVersion", 2);
        document.put("mediaType", INDEX_TYPE);
        ArrayNode list = document.putArray("manifests");
        new TreeMap<>(manifests).forEach((reference, digest) -> {
            ObjectNode descriptor = descriptor(MANIFEST_TYPE, digest, sizeOf.applyAsLong(digest));
            descriptor.putObject("annotations").put("org.opencontainers.image.ref.name", reference);
            list.add(descriptor);
        });
        return JSON.writeValueAsBytes(document);
    }

    private static ObjectNode descriptor(String type, String digest, long size) {
        return JSON.createObjectNode()
                .put("mediaType", type)
                .put("digest", digest)
                .put("size", size);
    }
}
