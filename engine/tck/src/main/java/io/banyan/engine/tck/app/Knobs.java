package io.banyan.engine.tck.app;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How the application is to behave, from its environment variables. Times are in milliseconds.
 *
 * @param port {@code PORT}: HTTP/1.1, HTTP/2 without TLS and WebSocket; 0 turns it off
 * @param grpcPort {@code GRPC_PORT}; off unless it is set, for it doubles the cost of a start
 * @param tcpPort {@code TCP_PORT}: echo; 0 turns it off
 * @param startDelay {@code START_DELAY}: wait before anything listens
 * @param stopDelay {@code STOP_DELAY}: wait between SIGTERM and the end
 * @param exitCode {@code EXIT_CODE}: end by itself with it, {@code EXIT_AFTER} after the start delay
 * @param exitAfter {@code EXIT_AFTER}
 * @param crashAfterRequests {@code CRASH_AFTER_REQUESTS}: end with code 70 when so many requests have come; 0 never
 * @param memoryGrowthMebibytes {@code MEMORY_GROWTH}: MiB taken outside of the heap every second
 * @param busyThreads {@code BUSY_THREADS}: threads that do nothing but use a processor
 * @param ready {@code READY}: whether it ever says that it is ready
 * @param readyFlips {@code READY_FLIPS}: length of each turn of ready and not ready; 0 stays ready
 * @param slow {@code SLOW_MS}: wait before each answer that is not a probe's
 * @param logLines {@code LOG_LINES}: numbered lines written at start
 * @param logText {@code LOG_TEXT}: written as it is at start, when not empty
 */
record Knobs(
        int port,
        int grpcPort,
        int tcpPort,
        Duration startDelay,
        Duration stopDelay,
        OptionalInt exitCode,
        Duration exitAfter,
        int crashAfterRequests,
        int memoryGrowthMebibytes,
        int busyThreads,
        boolean ready,
        Duration readyFlips,
        Duration slow,
        int logLines,
        String logText) {

    static Knobs from(Map<String, String> environment) {
        String exitCode = environment.getOrDefault("EXIT_CODE", "");
        return new Knobs(
                number(environment, "PORT", 8080),
                number(environment, "GRPC_PORT", 0),
                number(environment, "TCP_PORT", 7070),
                millis(environment, "START_DELAY"),
                millis(environment, "STOP_DELAY"),
                exitCode.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(exitCode)),
                millis(environment, "EXIT_AFTER"),
                number(environment, "CRASH_AFTER_REQUESTS", 0),
                number(environment, "MEMORY_GROWTH", 0),
                number(environment, "BUSY_THREADS", 0),
                Boolean.parseBoolean(environment.getOrDefault("READY", "true")),
                millis(environment, "READY_FLIPS"),
                millis(environment, "SLOW_MS"),
                number(environment, "LOG_LINES", 0),
                environment.getOrDefault("LOG_TEXT", ""));
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String text = environment.getOrDefault(name, "");
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    private static Duration millis(Map<String, String> environment, String name) {
        return Duration.ofMillis(number(environment, name, 0));
    }
}
