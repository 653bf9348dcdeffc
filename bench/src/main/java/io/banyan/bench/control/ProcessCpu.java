package io.banyan.bench.control;

import io.banyan.bench.installation.ProcessFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** CPU time of a family of processes, as the kernel counts it. */
final class ProcessCpu {
    private ProcessCpu() {}

    private record Seen(long pid, long parent, long ticks) {}

    /**
     * Seconds of all processes whose command line contains the text, of their descendants, and of those of their children
     * that have ended.
     */
    static double seconds(String text) {
        Map<Long, Seen> all = new HashMap<>();
        Set<Long> family = new HashSet<>();
        for (Path process : processes()) {
            try {
                Seen seen = read(process);
                all.put(seen.pid(), seen);
                if (Files.readString(process.resolve("cmdline")).contains(text)) {
                    family.add(seen.pid());
                }
            } catch (IOException ended) {
                // It is counted with its parent.
            }
        }
        family.remove(ProcessHandle.current().pid());
        boolean grown = true;
        while (grown) {
            grown = all.values().stream()
                    .filter(seen -> family.contains(seen.parent()))
                    .map(seen -> family.add(seen.pid()))
                    .reduce(false, Boolean::logicalOr);
        }
        return all.values().stream()
                        .filter(seen -> family.contains(seen.pid()))
                        .mapToLong(Seen::ticks)
                        .sum()
                / ProcessFigures.TICKS_PER_SECOND;
    }

    private static List<Path> processes() {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .toList();
        } catch (IOException noProc) {
            throw new java.io.UncheckedIOException(noProc);
        }
    }

    private static Seen read(Path process) throws IOException {
        long pid = Long.parseLong(process.getFileName().toString());
        ProcessFigures.Times times = ProcessFigures.times(pid);
        return new Seen(pid, times.parent(), times.own() + times.ofEndedChildren());
    }
}
