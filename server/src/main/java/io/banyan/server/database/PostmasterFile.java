package io.banyan.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} tells of a server that a former run of the control plane may have left behind. Lines: pid, data
 * directory, start time, port, ... (PostgreSQL source, {@code miscadmin.h}).
 */
record PostmasterFile(long pid, int port) {

    static Optional<PostmasterFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip())));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException noneOrHalfWritten) {
            return Optional.empty();
        }
    }

    /** The process, if it lives and is really a PostgreSQL of ours: after a crash the pid may be somebody else's by now. */
    Optional<ProcessHandle> process(Path programs) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> {
            try {
                return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "exe"))
                        .startsWith(programs.resolveSibling("").toRealPath());
            } catch (IOException gone) {
                return false;
            }
        });
    }

    /** Whether it runs the same programs as we would start. */
    boolean runs(Path programs) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "exe"))
                    .startsWith(programs.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }
}
