package io.banyan.engine.container.datapath;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files whole or not at all, and directories that infrastructure containers may use. */
final class ReplaceFile {
    /** The user of the infrastructure images. */
    static final int CONTAINER_USER = 10_001;

    private ReplaceFile() {}

    /**
     * Readable for everybody.
     *
     * @throws EngineException DISK_FULL or ENGINE_FAILED; the file is then as it was
     */
    static void with(Path file, String content) {
        replace(file, content, "rw-r--r--");
    }

    /** Readable for the containers' user alone. */
    static void withSecret(Path file, String content) {
        replace(file, content, "rw-------");
    }

    private static void replace(Path file, String content, String mode) {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, content);
            own(fresh);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(mode));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw failed(file, failed);
        }
    }

    /** Makes a directory that the containers' user owns. */
    static void directory(Path directory) {
        try {
            Files.createDirectories(directory);
            own(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException failed) {
            throw failed(directory, failed);
        }
    }

    /** Only root may give files away; without root, containers run as the user who started them anyway. */
    private static void own(Path file) throws IOException {
        if (Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            Files.setAttribute(file, "unix:uid", CONTAINER_USER);
        }
    }

    static EngineException failed(Path file, IOException cause) {
        String message = String.valueOf(cause.getMessage());
        boolean full = message.contains("No space left");
        return new EngineException(
                new Fault(
                        full ? FaultCode.DISK_FULL : FaultCode.ENGINE_FAILED,
                        "the data path cannot write " + file + ": " + message,
                        full ? "free disk space and try again" : "make the directory writable and try again"),
                cause);
    }
}
