package io.banyan.cli.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/**
 * Packs a local directory for upload. In a Git work tree these are the files that Git knows or would add; elsewhere
 * everything but what builds leave behind.
 */
final class DirectoryArchive {
    private static final Set<String> LEFT_OUT = Set.of(".git", "target", "build", "node_modules", ".gradle");

    private DirectoryArchive() {}

    /** A temporary tar.gz; the caller deletes it. */
    static Path of(Path directory) throws IOException {
        Path archive = Files.createTempFile("banyan-source", ".tar.gz");
        try (OutputStream file = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(file))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Path path : files(directory)) {
                add(tar, directory, path);
            }
        }
        return archive;
    }

    private static void add(TarArchiveOutputStream tar, Path directory, Path path) throws IOException {
        String name = directory.relativize(path).toString();
        if (Files.isSymbolicLink(path)) {
            TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            link.setLinkName(Files.readSymbolicLink(path).toString());
            tar.putArchiveEntry(link);
        } else {
            TarArchiveEntry entry = new TarArchiveEntry(path, name);
            entry.setIds(0, 0);
            entry.setNames("", "");
            entry.setMode(Files.isExecutable(path) ? 0755 : 0644);
            tar.putArchiveEntry(entry);
            Files.copy(path, tar);
        }
        tar.closeArchiveEntry();
    }

    private static List<Path> files(Path directory) throws IOException {
        if (Files.exists(directory.resolve(".git"))) {
            List<Path> known = knownToGit(directory);
            if (!known.isEmpty()) {
                return known;
            }
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> StreamSupport.stream(
                                    directory.relativize(path).spliterator(), false)
                            .noneMatch(part -> LEFT_OUT.contains(part.toString())))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> knownToGit(Path directory) {
        try {
            Process git = new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream out = git.getInputStream()) {
                String names = new String(out.readAllBytes(), StandardCharsets.UTF_8);
                return git.waitFor() != 0
                        ? List.of()
                        : Arrays.stream(names.split("\0", -1))
                                .filter(name -> !name.isEmpty())
                                .map(directory::resolve)
                                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                                .toList();
            }
        } catch (IOException noGit) {
            return List.of();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
