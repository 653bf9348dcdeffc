package io.banyan.images;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One build at a time in a work directory; the system drops the lock with the process, however it ends. */
final class BuildLock implements AutoCloseable {
    private final FileChannel file;

    private BuildLock(FileChannel file) {
        this.file = file;
    }

    /** Work that may fail on the file system. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** @throws ImageFailure {@link ImageError#BUSY} when another build holds it */
    static BuildLock take(Path work) throws IOException {
        Files.createDirectories(work);
        FileChannel file = FileChannel.open(work.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(file) == null) {
            file.close();
            throw new ImageFailure(ImageError.BUSY, "another build is running in " + work);
        }
        return new BuildLock(file);
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    <T> T holding(Work<T> work) throws IOException {
        return work.run();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
