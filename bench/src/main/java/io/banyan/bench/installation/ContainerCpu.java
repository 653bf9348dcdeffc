package io.banyan.bench.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Processor time that the processes of a container have used, as the kernel counts it (proc(5), fields 14 and 15). */
public final class ContainerCpu {
    private static final double TICKS_PER_SECOND = 100;

    private ContainerCpu() {}

    /** Seconds of user and system time so far, of all processes that the container has now. */
    public static double seconds(Engine engine, String container) throws IOException, InterruptedException {
        long ticks = 0;
        for (String pid :
                engine.podman("top", container, "hpid").lines().skip(1).toList()) {
            ticks += ticks(pid.strip());
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static long ticks(String pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
