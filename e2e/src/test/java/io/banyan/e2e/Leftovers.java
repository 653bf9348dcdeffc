package io.banyan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * What an installation leaves on a machine, and its removal: processes, containers, networks, mounts, files. The name of an
 * installation tells which process made it, so that those of a run that was killed are removed by the next.
 */
final class Leftovers {
    private static final String PREFIX = "e2e-";
    private static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"), "banyan-e2e");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ContainerService machine;

    private Leftovers(ContainerService machine) {
        this.machine = machine;
    }

    static Leftovers of(ContainerService machine) {
        return new Leftovers(machine);
    }

    static String newName() {
        return PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    }

    /** An empty directory that processes of containers may walk through. */
    static Path home(String name) throws IOException {
        Path home = Files.createDirectories(PARENT.resolve(name));
        Files.setPosixFilePermissions(PARENT, PosixFilePermissions.fromString("rwx--x--x"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        return home;
    }

    /** Removes those whose maker does not live any more. */
    void remove() throws IOException {
        Set<String> names = new TreeSet<>(machine.installations());
        if (Files.isDirectory(PARENT)) {
            try (Stream<Path> homes = Files.list(PARENT)) {
                homes.forEach(home -> names.add(home.getFileName().toString()));
            }
        }
        names.removeIf(name -> !name.matches(PREFIX + "\\d+-\\d+") || makerLives(name));
        names.forEach(this::remove);
    }

    private static boolean makerLives(String name) {
        long maker = Long.parseLong(name.substring(PREFIX.length(), name.lastIndexOf('-')));
        return ProcessHandle.of(maker).isPresent();
    }

    /** Removes everything of one installation. Repeating it is no error. */
    void remove(String name) {
        Path home = PARENT.resolve(name);
        endProcesses(home);
        machine.removeAllOf(name);
        machine.removeImagesOf(Installation.REGISTRY + "/" + name);
        unmount(home);
        try {
            FileSystemUtils.deleteRecursively(machine.registry().resolve(name));
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    /** Those that were started from below the directory or were told it, which is the database's after a kill. */
    private static void endProcesses(Path home) {
        Predicate<String> about =
                Pattern.compile(Pattern.quote(home.toString()) + "(/|\\s|$)").asPredicate();
        ProcessHandle.allProcesses()
                .filter(process -> !process.equals(ProcessHandle.current()))
                .filter(process -> about.test(process.info().commandLine().orElse("")))
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
    }

    private static void unmount(Path home) {
        try {
            List<String> mounted = Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                    .map(line -> line.split(" ", -1)[1])
                    .filter(path -> path.startsWith(home + "/"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (String path : mounted) {
                Command.run("umount", "--lazy", path);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
