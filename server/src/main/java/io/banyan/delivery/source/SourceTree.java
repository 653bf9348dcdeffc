package io.banyan.delivery.source;

import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A directory whose content nobody vouches for: sources, and what builds made of them. Nothing is read through a link, so
 * that a link to a file of this machine gives nothing away.
 */
public record SourceTree(Path root) {

    public SourceTree {
        try {
            root = root.toRealPath();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The directory below, which must exist. */
    public SourceTree directory(String path) {
        Path found = resolve(path);
        if (!Files.isDirectory(found, LinkOption.NOFOLLOW_LINKS) || !isInside(found)) {
            throw new DeliveryFailed(DeliveryError.SOURCE_PATH_MISSING, path);
        }
        return new SourceTree(found);
    }

    /** A regular file that is reached without links. */
    public Optional<Path> file(String path) {
        Path found = resolve(path);
        return Files.isRegularFile(found, LinkOption.NOFOLLOW_LINKS) && isInside(found)
                ? Optional.of(found)
                : Optional.empty();
    }

    /**
     * Its bytes, when there is such a file.
     *
     * @param limit most bytes that are read
     */
    public Optional<byte[]> read(String path, long limit) {
        return file(path).map(file -> {
            try {
                if (Files.size(file) > limit) {
                    throw new DeliveryFailed(DeliveryError.SOURCE_TOO_LARGE, Files.size(file), limit);
                }
                return Files.readAllBytes(file);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        });
    }

    /** Refuses links that lead out, and lets the builders' user read and write the rest. */
    public void openToBuilders() {
        Set<PosixFilePermission> all = PosixFilePermissions.fromString("rwxrwxrwx");
        Set<PosixFilePermission> plain = PosixFilePermissions.fromString("rw-rw-rw-");
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    Files.setPosixFilePermissions(directory, all);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isSymbolicLink()) {
                        refuseEscape(file);
                    } else {
                        Files.setPosixFilePermissions(file, Files.isExecutable(file) ? all : plain);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void refuseEscape(Path link) throws IOException {
        Path target = Files.readSymbolicLink(link);
        if (target.isAbsolute() || !link.resolveSibling(target).normalize().startsWith(root)) {
            throw new DeliveryFailed(DeliveryError.SOURCE_LINK_ESCAPES, root.relativize(link));
        }
    }

    private Path resolve(String path) {
        Path resolved = root.resolve(path).normalize();
        if (!resolved.startsWith(root)) {
            throw new DeliveryFailed(DeliveryError.SOURCE_PATH_MISSING, path);
        }
        return resolved;
    }

    private boolean isInside(Path found) {
        try {
            return found.toRealPath().equals(found);
        } catch (IOException gone) {
            return false;
        }
    }
}
