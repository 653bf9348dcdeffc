package io.banyan.images.debian;

import io.banyan.images.ImageError;
import io.banyan.images.ImageFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program of the machine with its output in a log file, and says why it failed. */
public final class RunProgram {
    private static final int LINES_SHOWN = 15;
    /** Generous: the largest image takes a minute; a mirror that stalls must not hold a build for ever. */
    private static final long MINUTES_ALLOWED = 30;

    private RunProgram() {}

    /**
     * Runs the program to its end.
     *
     * @return everything it printed
     * @throws ImageFailure with the cause read from its output, and its last lines
     */
    public static String run(List<String> command, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile());
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(environment);
            Process process = builder.start();
            await(process, command.getFirst());
            String output = Files.readString(log, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new ImageFailure(
                        ExplainOutput.cause(output),
                        "%s ended with %d%n%s%n(whole log: %s)"
                                .formatted(command.getFirst(), process.exitValue(), tail(output), log));
            }
            return output;
        } catch (IOException notStarted) {
            throw new ImageFailure(
                    String.valueOf(notStarted.getMessage()).contains("error=2")
                            ? ImageError.TOOL_MISSING
                            : ImageError.STORE_FAILED,
                    notStarted.toString(),
                    notStarted);
        }
    }

    private static void await(Process process, String name) {
        try {
            if (!process.waitFor(MINUTES_ALLOWED, TimeUnit.MINUTES)) {
                throw new ImageFailure(
                        ImageError.PROGRAM_FAILED, name + " did not end within " + MINUTES_ALLOWED + " minutes");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ImageFailure(ImageError.PROGRAM_FAILED, name + " was interrupted", interrupted);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static String tail(String output) {
        List<String> lines = output.lines().toList();
        return String.join(
                System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }
}
