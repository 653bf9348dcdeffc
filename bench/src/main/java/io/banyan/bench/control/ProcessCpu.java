package io.banyan.bench.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** CPU time of a family of processes, as the kernel counts it: proc_pid_stat(5), in ticks of a hundredth of a second. */
final class ProcessCpu {
    private static final double TICKS_PER_SECOND = 100;

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
                / TICKS_PER_SECOND;
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
        String stat = Files.readString(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return new Seen(Long.parseLong(process.getFileName().toString()), Long.parseLong(fields[1]), ticks);
    }
}
