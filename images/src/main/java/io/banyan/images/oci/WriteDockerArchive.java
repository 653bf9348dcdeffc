package io.banyan.images.oci;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes images in the format of {@code docker save}, which every Docker-compatible engine loads. The configuration
 * goes in unchanged, so the engine gives the image the same id; layers stay compressed, engines detect that.
 *
 * @see <a href="https://github.com/moby/docker-image-spec/blob/v1.3.1/v1.2.md#combined-image-json--filesystem-changeset-format">
 *     Docker image specification 1.2, combined format</a>
 */
public final class WriteDockerArchive {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WriteDockerArchive() {}

    /**
     * One image of the archive.
     *
     * @param layers from the lowest up
     */
    public record Member(String reference, String configDigest, List<Layer> layers) {}

    public static void write(Collection<Member> images, OciLayout layout, OutputStream out) throws IOException {
        ArrayNode manifest = JSON.createArrayNode();
        Set<String> blobs = new LinkedHashSet<>();
        for (Member image : images) {
            ObjectNode entry = manifest.addObject();
            entry.put("Config", nameOf(image.configDigest()) + ".json");
            entry.putArray("RepoTags").add(image.reference());
            ArrayNode layers = entry.putArray("Layers");
            image.layers().forEach(layer -> layers.add(nameOf(layer.digest()) + ".tar"));
            image.layers().forEach(layer -> blobs.add(layer.digest()));
        }
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Member image : images) {
                add(tar, nameOf(image.configDigest()) + ".json", layout.blob(image.configDigest()));
            }
            for (String blob : blobs) {
                add(tar, nameOf(blob) + ".tar", layout.blob(blob));
            }
            byte[] content = JSON.writeValueAsBytes(manifest);
            TarArchiveEntry header = new TarArchiveEntry("manifest.json");
            header.setSize(content.length);
            tar.putArchiveEntry(header);
            tar.write(content);
            tar.closeArchiveEntry();
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, Path file) throws IOException {
        TarArchiveEntry header = new TarArchiveEntry(name);
        header.setSize(Files.size(file));
        tar.putArchiveEntry(header);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
    }

    private static String nameOf(String digest) {
        return digest.substring(digest.indexOf(':') + 1);
    }
}
