package io.banyan.images.oci;

import io.banyan.images.tree.LayerDifference;
import io.banyan.images.tree.WriteLayer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * An OCI image layout on disk: blobs by digest, shared by all images, and an index. Blobs appear whole or not at all,
 * so a crash leaves nothing that a digest does not vouch for.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md">OCI image layout, 1.1</a>
 */
public final class OciLayout {
    private static final int COMPRESSION = 5;
    private static final String ALGORITHM = "sha256:";

    private final Path folder;
    private final Path blobs;

    public OciLayout(Path folder) {
        this.folder = folder;
        this.blobs = folder.resolve("blobs/sha256");
    }

    public Path folder() {
        return folder;
    }

    /** Where the blob is, or would be. */
    public Path blob(String digest) {
        if (!digest.matches("sha256:[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no SHA-256 digest: " + digest);
        }
        return blobs.resolve(digest.substring(ALGORITHM.length()));
    }

    public boolean has(String digest) {
        return Files.exists(blob(digest));
    }

    /** Stores a layer, compressed; the same difference gives the same digests. */
    public Layer putLayer(LayerDifference difference, Path root, long time) throws IOException {
        Files.createDirectories(blobs);
        Path writing = Files.createTempFile(folder, "layer", ".partial");
        try {
            MessageDigest compressed = Sha256.digest();
            MessageDigest plain = Sha256.digest();
            GzipParameters parameters = new GzipParameters();
            parameters.setCompressionLevel(COMPRESSION);
            parameters.setBufferSize(1 << 16);
            try (OutputStream file = Files.newOutputStream(writing);
                    OutputStream hashed = new DigestOutputStream(file, compressed);
                    OutputStream gzip = new GzipCompressorOutputStream(hashed, parameters);
                    OutputStream tar = new DigestOutputStream(gzip, plain)) {
                WriteLayer.write(difference, root, time, tar);
            }
            Layer layer =
                    new Layer(ALGORITHM + Sha256.hex(compressed), ALGORITHM + Sha256.hex(plain), Files.size(writing));
            publish(writing, blob(layer.digest()));
            return layer;
        } finally {
            Files.deleteIfExists(writing);
        }
    }

    /** Stores bytes and returns their digest. */
    public String put(byte[] content) throws IOException {
        Files.createDirectories(blobs);
        String digest = ALGORITHM + Sha256.hexOf(content);
        writeAtomically(blob(digest), content);
        return digest;
    }

    /** Names the images: reference to manifest digest. What is not named any more may be swept. */
    public void writeIndex(Map<String, String> manifests) throws IOException {
        writeAtomically(folder.resolve("oci-layout"), ImageDocuments.layout());
        writeAtomically(folder.resolve("index.json"), ImageDocuments.index(manifests, this::sizeOf));
    }

    /** Removes blobs that none of the given digests names. */
    public void sweep(Collection<String> wanted) throws IOException {
        Set<String> names = Set.copyOf(wanted.stream()
                .map(digest -> digest.substring(ALGORITHM.length()))
                .toList());
        Files.createDirectories(blobs);
        try (DirectoryStream<Path> stored = Files.newDirectoryStream(blobs)) {
            for (Path blob : stored) {
                if (!names.contains(blob.getFileName().toString())) {
                    Files.delete(blob);
                }
            }
        }
    }

    private long sizeOf(String digest) {
        try {
            return Files.size(blob(digest));
        } catch (IOException absent) {
            throw new java.io.UncheckedIOException(absent);
        }
    }

    public static void writeAtomically(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path writing = Files.createTempFile(file.getParent(), ".writing", null);
        try {
            Files.write(writing, content);
            publish(writing, file);
        } finally {
            Files.deleteIfExists(writing);
        }
    }

    private static void publish(Path written, Path place) throws IOException {
        Files.setAttribute(written, "unix:mode", 0_644);
        Files.move(written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
