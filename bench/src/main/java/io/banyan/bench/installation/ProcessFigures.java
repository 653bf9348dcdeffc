package io.banyan.bench.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of a process: proc_pid_stat(5) and proc_pid_status(5), in ticks of a hundredth of a second. */
public final class ProcessFigures {
    public static final double TICKS_PER_SECOND = 100;

    private ProcessFigures() {}

    /**
     * Its processor time, user and system together.
     *
     * @param parent id of the process that made it
     * @param own ticks that it has used
     * @param ofEndedChildren ticks of those of its children that have ended
     */
    public record Times(long parent, long own, long ofEndedChildren) {}

    /**
     * What it has used so far.
     *
     * @throws java.nio.file.NoSuchFileException when it has ended
     */
    public static Times times(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new Times(
                Long.parseLong(fields[1]),
                Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
    }

    /** Resident memory in bytes. */
    public static long residentBytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
