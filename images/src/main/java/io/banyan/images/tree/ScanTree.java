package io.banyan.images.tree;

import io.banyan.images.oci.Sha256;
import io.banyan.images.tree.TreeEntry.Directory;
import io.banyan.images.tree.TreeEntry.RegularFile;
import io.banyan.images.tree.TreeEntry.SymbolicLink;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads a directory into values. Devices, pipes and sockets are left out: the container runtime provides them. So are
 * extended attributes, file capabilities among them: a capability is a set-user-id bit by another name.
 */
public final class ScanTree {
    private ScanTree() {}

    /**
     * Reads everything below a root, the root itself left out.
     *
     * @param wanted paths (relative) to read; a directory that is not wanted is not descended into
     */
    public static SortedMap<String, TreeEntry> scan(Path root, Predicate<String> wanted) throws IOException {
        SortedMap<String, TreeEntry> entries = new TreeMap<>();
        Map<Object, RegularFile> byInode = new HashMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes basic) throws IOException {
                String path = root.relativize(directory).toString();
                if (path.isEmpty()) {
                    return FileVisitResult.CONTINUE;
                }
                if (!wanted.test(path)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                entries.put(path, new Directory(path, FileStatus.of(directory).attributes()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes basic) throws IOException {
                String path = root.relativize(file).toString();
                if (wanted.test(path)) {
                    if (basic.isSymbolicLink()) {
                        String target = Files.readSymbolicLink(file).toString();
                        entries.put(
                                path, new SymbolicLink(path, FileStatus.of(file).attributes(), target));
                    } else if (basic.isRegularFile()) {
                        entries.put(path, regular(path, file, basic));
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            private RegularFile regular(String path, Path file, BasicFileAttributes basic) throws IOException {
                FileStatus status = FileStatus.of(file);
                RegularFile first = status.links() > 1 ? byInode.get(basic.fileKey()) : null;
                if (first != null) {
                    return new RegularFile(path, first.attributes(), first.size(), first.digest(), first.path());
                }
                RegularFile regular =
                        new RegularFile(path, status.attributes(), basic.size(), Sha256.hexOf(file), path);
                byInode.put(basic.fileKey(), regular);
                return regular;
            }
        });
        return entries;
    }
}
