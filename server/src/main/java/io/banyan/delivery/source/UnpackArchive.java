package io.banyan.delivery.source;

import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Unpacks a gzipped tar that a stranger may have made. */
public final class UnpackArchive {
    private final long byteLimit;
    private final int fileLimit;
    private long bytes;
    private int files;

    /** For one archive. */
    public UnpackArchive(long byteLimit, int fileLimit) {
        this.byteLimit = byteLimit;
        this.fileLimit = fileLimit;
    }

    /**
     * Unpacks.
     *
     * @throws DeliveryFailed ARCHIVE_INVALID, SOURCE_TOO_LARGE or SOURCE_LINK_ESCAPES
     */
    public void unpack(Path archive, Path directory) throws IOException {
        Path root = Files.createDirectories(directory).toRealPath();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                InputStream unzipped = GzipCompressorInputStream.builder()
                        .setInputStream(file)
                        .setDecompressConcatenated(true)
                        .get();
                TarArchiveInputStream tar = new TarArchiveInputStream(unzipped)) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                write(entry, tar, root);
                entry = tar.getNextEntry();
            }
        } catch (DeliveryFailed refused) {
            throw refused;
        } catch (IOException fault) {
            if (String.valueOf(fault.getMessage()).contains("No space left")) {
                throw new DeliveryFailed(fault, DeliveryError.DISK_FULL, "builds");
            }
            throw new DeliveryFailed(fault, DeliveryError.ARCHIVE_INVALID, "-", String.valueOf(fault.getMessage()));
        }
    }

    private void write(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path target = inside(root, entry.getName());
        if (++files > fileLimit) {
            throw new DeliveryFailed(DeliveryError.SOURCE_TOO_LARGE, files, fileLimit);
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path parent = Files.createDirectories(Objects.requireNonNull(target.getParent()));
        if (!parent.toRealPath().startsWith(root)) {
            throw refused(entry.getName(), "it lies behind a link");
        }
        if (entry.isSymbolicLink()) {
            Path link = Path.of(entry.getLinkName());
            if (link.isAbsolute() || !parent.resolve(link).normalize().startsWith(root)) {
                throw new DeliveryFailed(DeliveryError.SOURCE_LINK_ESCAPES, entry.getName());
            }
            Files.createSymbolicLink(target, link);
        } else if (isPlain(entry)) {
            copy(content, target);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        } else {
            throw refused(entry.getName(), "it is neither file, directory nor symbolic link");
        }
    }

    /** The library counts whatever is neither directory nor link as a file, devices and pipes included. */
    private static boolean isPlain(TarArchiveEntry entry) {
        return entry.isFile()
                && !entry.isLink()
                && !entry.isCharacterDevice()
                && !entry.isBlockDevice()
                && !entry.isFIFO();
    }

    private static Path inside(Path root, String name) {
        try {
            Path target = root.resolve(name).normalize();
            if (name.startsWith("/") || !target.startsWith(root)) {
                throw refused(name, "it leads out of the archive");
            }
            return target;
        } catch (InvalidPathException malformed) {
            throw refused(name, "it is no path");
        }
    }

    private void copy(InputStream content, Path target) throws IOException {
        if (Files.exists(target, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            throw refused(target.getFileName().toString(), "it is there twice");
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[64 * 1024];
            int read = content.read(buffer);
            while (read >= 0) {
                bytes += read;
                if (bytes > byteLimit) {
                    throw new DeliveryFailed(DeliveryError.SOURCE_TOO_LARGE, bytes, byteLimit);
                }
                out.write(buffer, 0, read);
                read = content.read(buffer);
            }
        }
    }

    private static DeliveryFailed refused(String entry, String why) {
        return new DeliveryFailed(DeliveryError.ARCHIVE_INVALID, entry, why);
    }
}
