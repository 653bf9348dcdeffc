package io.banyan.images.debian;

import io.banyan.images.ImageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where roots are installed: in memory where there is enough of it, since dpkg asks the disk to sync after every
 * package and a disk takes four times as long; else on disk. Empty at the start and gone at the end.
 */
public final class Scratch implements AutoCloseable {
    /** Two of the largest roots at a time take 2 GB; as much again is left to everyone else. */
    private static final long MEMORY_NEEDED_KILOBYTES = 5_000_000;

    private static final Path MEMORY = Path.of("/proc/meminfo");

    private final Path folder;
    private final Path logs;
    private final boolean mounted;

    private Scratch(Path folder, Path logs, boolean mounted) {
        this.folder = folder;
        this.logs = logs;
        this.mounted = mounted;
    }

    /** Makes it, after removing what an interrupted build has left. The caller holds the work directory's lock. */
    public static Scratch open(Path work) throws IOException {
        Path folder = work.resolve("scratch");
        Path logs = work.resolve("logs");
        Files.createDirectories(folder);
        clear(folder, logs, isMounted(folder));
        Files.createDirectories(folder);
        boolean inMemory = availableKilobytes() >= MEMORY_NEEDED_KILOBYTES && mount(folder, logs);
        return new Scratch(folder, logs, inMemory);
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        clear(folder, logs, mounted);
    }

    /** Without the right to mount (inside a container, say) the disk serves. */
    private static boolean mount(Path folder, Path logs) {
        try {
            RunProgram.run(
                    List.of("mount", "-t", "tmpfs", "-o", "mode=755,size=4g", "banyan-images", folder.toString()),
                    Map.of(),
                    logs.resolve("mount.log"));
            return true;
        } catch (ImageFailure notAllowed) {
            return false;
        }
    }

    private static void clear(Path folder, Path logs, boolean mounted) {
        if (mounted) {
            RunProgram.run(List.of("umount", "--lazy", folder.toString()), Map.of(), logs.resolve("unmount.log"));
        }
        RunProgram.run(
                List.of("rm", "-rf", "--one-file-system", folder.toString()), Map.of(), logs.resolve("clear.log"));
    }

    private static boolean isMounted(Path folder) throws IOException {
        Path real = folder.toRealPath();
        return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                .anyMatch(line -> line.contains(" " + real + " "));
    }

    private static long availableKilobytes() throws IOException {
        return Files.readAllLines(MEMORY).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }
}
