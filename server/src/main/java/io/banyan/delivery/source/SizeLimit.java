package io.banyan.delivery.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Stops a fetch that fills the disk, or whose thread was told to stop. */
final class SizeLimit extends EmptyProgressMonitor {
    private static final long LOOK_EVERY_NANOS = 200_000_000L;

    private final Path directory;
    private final long limit;
    private long lookedAt = System.nanoTime();

    SizeLimit(Path directory, long limit) {
        this.directory = directory;
        this.limit = limit;
    }

    @Override
    public boolean isCancelled() {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        if (System.nanoTime() - lookedAt < LOOK_EVERY_NANOS) {
            return false;
        }
        lookedAt = System.nanoTime();
        long size = size(directory);
        if (size > limit) {
            throw new io.banyan.delivery.DeliveryFailed(io.banyan.delivery.DeliveryError.SOURCE_TOO_LARGE, size, limit);
        }
        return false;
    }

    static long size(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(file -> {
                        try {
                            return Files.isRegularFile(file) ? Files.size(file) : 0;
                        } catch (IOException gone) {
                            return 0;
                        }
                    })
                    .sum();
        } catch (IOException | UncheckedIOException vanishing) {
            return 0;
        }
    }
}
