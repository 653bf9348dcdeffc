package io.banyan.server.database;

import io.banyan.server.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a PostgreSQL program. PostgreSQL refuses to run as root, so root runs it in a user namespace of its own, where it is
 * nobody; the files still belong to root outside.
 */
record PostgresCommand(Path programs) {

    List<String> of(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user", "--"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    ProcessBuilder builder(String program, List<String> arguments, Path log) {
        ProcessBuilder builder = new ProcessBuilder(of(program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder;
    }

    /** Runs to the end. */
    void run(String program, List<String> arguments, Path log) {
        try {
            Process process = builder(program, arguments, log).start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StartException(program + " did not end in 120 s", "Look at " + log + ".");
            }
            if (process.exitValue() != 0) {
                throw new StartException(
                        program + " ended with " + process.exitValue() + ":\n" + tail(log),
                        "Look at " + log + "; as root, user namespaces must be allowed (unshare --user true).");
            }
        } catch (IOException cause) {
            throw new StartException(
                    "cannot run " + program, "Check that the file system is not mounted noexec.", cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while running " + program, "Start again.", interrupted);
        }
    }

    static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException unreadable) {
            return "(no log: " + unreadable.getMessage() + ")";
        }
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }
}
