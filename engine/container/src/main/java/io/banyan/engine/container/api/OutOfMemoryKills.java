package io.banyan.engine.container.api;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which containers the kernel killed processes of for their memory limit, read from the kernel's own log.
 *
 * <p>Podman's and Docker's {@code OOMKilled} is not set on hosts with hybrid control groups; the kernel always says which
 * control group ran out ({@code oom-kill:...,oom_memcg=/.../libpod-<id>}, see Linux' mm/oom_kill.c). Where the log cannot
 * be read, only the container API's own word is left.
 */
public final class OutOfMemoryKills {
    private static final Logger log = LoggerFactory.getLogger(OutOfMemoryKills.class);
    private static final Path KERNEL_LOG = Path.of("/dev/kmsg");
    private static final Pattern KILL = Pattern.compile("oom-kill:.*oom_memcg=[^,]*?([0-9a-f]{64})");
    private static final int LONGEST_RECORD = 8192;
    private static final int REMEMBERED = 1_000;

    private final Map<String, Instant> kills = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Starts to follow the kernel's log. Old kills are of containers long gone. */
    public static OutOfMemoryKills follow() {
        OutOfMemoryKills result = new OutOfMemoryKills();
        if (Files.isReadable(KERNEL_LOG)) {
            // A platform thread: reading this device blocks in the kernel.
            Thread.ofPlatform().daemon().name("kernel-log").start(result::read);
        } else {
            log.warn(
                    "{} cannot be read: deaths for memory are told from crashes by the container API alone",
                    KERNEL_LOG);
        }
        return result;
    }

    /** Whether a process of the container was killed for memory shortly before it ended. */
    public boolean killed(String containerId, Instant endedAt) {
        synchronized (kills) {
            return Optional.ofNullable(kills.get(containerId))
                    .filter(at -> Duration.between(at, endedAt).compareTo(Duration.ofSeconds(5)) < 0)
                    .isPresent();
        }
    }

    private void read() {
        try (FileInputStream kernel = new FileInputStream(KERNEL_LOG.toFile())) {
            byte[] record = new byte[LONGEST_RECORD];
            for (int length = 0; length >= 0; length = readRecord(kernel, record)) {
                note(new String(record, 0, length, StandardCharsets.UTF_8), Instant.now());
            }
        } catch (IOException e) {
            log.warn("the kernel's log cannot be read any more", e);
        }
    }

    private static int readRecord(FileInputStream kernel, byte[] record) throws IOException {
        try {
            return kernel.read(record);
        } catch (IOException e) {
            // EPIPE: records were overwritten before they were read; the next read goes on after them.
            if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                return 0;
            }
            throw e;
        }
    }

    void note(String record, Instant at) {
        Matcher kill = KILL.matcher(record);
        if (kill.find()) {
            synchronized (kills) {
                kills.put(kill.group(1), at);
            }
        }
    }
}
