package io.banyan.engine.container.logs;

import io.banyan.engine.container.state.StateFiles;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.WorkloadId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Logs of containers that are gone, one file per container, in the format in which Podman writes them (see
 * {@link LogFormat}). Of a longer log the newest part is kept.
 */
public final class LogArchive {
    private static final long MOST_BYTES = 16L << 20;

    private final Path root;

    public LogArchive(Path root) {
        this.root = root;
    }

    /** Where a container's log is, or will be, kept. */
    public Path file(InstanceId instance, String container) {
        return directory(instance).resolve(container + ".log");
    }

    /** Keeps a log. Keeping it again replaces what was kept. */
    public void keep(InstanceId instance, String container, Path log) {
        Path kept = file(instance, container);
        StateFiles.directory(directory(instance));
        try (FileChannel from = FileChannel.open(log, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(
                        kept,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            long end = from.size();
            for (long at = Math.max(0, end - MOST_BYTES); at < end; ) {
                long copied = from.transferTo(at, end - at, to);
                if (copied <= 0) {
                    break;
                }
                at += copied;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(InstanceId instance, String container) {
        return Files.exists(file(instance, container));
    }

    public void remove(InstanceId instance) {
        StateFiles.deleteTree(directory(instance));
    }

    public void remove(WorkloadId workload) {
        StateFiles.deleteTree(directory(workload));
    }

    private Path directory(InstanceId instance) {
        return directory(instance.workload()).resolve(instance.name());
    }

    private Path directory(WorkloadId workload) {
        return root.resolve(workload.environment().tribe())
                .resolve(workload.environment().environment())
                .resolve(workload.name());
    }
}
