package io.banyan.bench.installation;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Processor time that the processes of a container have used, as the kernel counts it (proc(5), fields 14 and 15). */
public final class ContainerCpu {
    private ContainerCpu() {}

    /** Seconds of user and system time so far, of all processes that the container has now. */
    public static double seconds(Engine engine, String container) throws IOException, InterruptedException {
        long ticks = 0;
        for (String pid :
                engine.podman("top", container, "hpid").lines().skip(1).toList()) {
            ticks += ticks(Long.parseLong(pid.strip()));
        }
        return ticks / ProcessFigures.TICKS_PER_SECOND;
    }

    private static long ticks(long pid) throws IOException {
        try {
            return ProcessFigures.times(pid).own();
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
