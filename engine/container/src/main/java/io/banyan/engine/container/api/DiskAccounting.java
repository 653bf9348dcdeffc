package io.banyan.engine.container.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the kernel count what control groups read from and write to disks.
 *
 * <p>With control groups of version 1, Linux counts by its throttling, and since 6.9 that begins for a disk only when any
 * group is given a limit for it ("blk-throttle: delay initialization until configuration"); until then container APIs tell
 * zeros. A limit of 0 is none, but begins the counting. With version 2 the kernel always counts, and nothing is done.
 */
public final class DiskAccounting {
    private static final Logger log = LoggerFactory.getLogger(DiskAccounting.class);
    private static final String LIMITS = "blkio.throttle.read_bps_device";
    private static final String COUNTS = "blkio.throttle.io_service_bytes_recursive";

    private final Path group;
    private final Path disks;

    DiskAccounting(Path group, Path disks) {
        this.group = group;
        this.disks = disks;
    }

    /** Begins the counting for all disks of this machine, if the container API is this machine's. */
    public static void begin(URI api) {
        if ("unix".equals(api.getScheme())) {
            new DiskAccounting(Path.of("/sys/fs/cgroup/blkio"), Path.of("/sys/block")).begin();
        }
    }

    void begin() {
        Path limits = group.resolve(LIMITS);
        if (!Files.exists(limits)) {
            return;
        }
        try (Stream<Path> all = Files.list(disks)) {
            String known = Files.readString(limits) + "\n" + Files.readString(group.resolve(COUNTS));
            for (Path disk : all.sorted().toList()) {
                String number = Files.readString(disk.resolve("dev")).strip();
                if (isReal(disk) && known.lines().noneMatch(line -> line.startsWith(number + " "))) {
                    Files.write(limits, List.of(number + " 0"));
                }
            }
        } catch (IOException e) {
            log.warn("what instances read from and write to disks may not be counted: {}", e.toString());
        }
    }

    /** Whether it has a device behind it, as opposed to loops and disks in memory. */
    private static boolean isReal(Path disk) {
        return Files.exists(disk.resolve("device"));
    }
}
