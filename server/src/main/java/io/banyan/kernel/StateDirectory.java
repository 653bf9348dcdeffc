package io.banyan.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The one directory of this machine in which the installation keeps everything ({@code BANYAN_HOME}). */
public record StateDirectory(Path root) {
    public StateDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Pid files, locks, sockets. */
    public Path run() {
        return resolve("run");
    }

    public Path postgres() {
        return resolve("postgres");
    }

    public Path images() {
        return resolve("images");
    }

    /** The container engine's own state. */
    public Path engine() {
        return resolve("engine");
    }

    /** Workspaces and per-tribe caches of builds. */
    public Path builds() {
        return resolve("builds");
    }

    /** Master key, local certificate authority, generated passwords: readable by the owner only. */
    public Path keys() {
        return resolve("keys");
    }

    public Path logs() {
        return resolve("logs");
    }

    public Path resolve(String name) {
        return root.resolve(name);
    }

    /** Makes the directory, if need be, readable by nobody but the owner. */
    public static Path makePrivate(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return directory;
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot make the directory " + directory, cause);
        }
    }
}
