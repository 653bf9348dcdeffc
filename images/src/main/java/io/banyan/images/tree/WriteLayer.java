package io.banyan.images.tree;

import io.banyan.images.tree.TreeEntry.Directory;
import io.banyan.images.tree.TreeEntry.RegularFile;
import io.banyan.images.tree.TreeEntry.SymbolicLink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a difference as a layer: a sorted tar of numeric owners, removals as whiteout files.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md">OCI image layer, 1.1</a>
 */
public final class WriteLayer {
    private static final String WHITEOUT = ".wh.";

    private WriteLayer() {}

    /**
     * Writes the tar and closes the stream.
     *
     * @param root where the content of the files is read from
     * @param time modification time of the whiteouts, in seconds since 1970-01-01T00:00Z
     */
    public static void write(LayerDifference difference, Path root, long time, OutputStream out) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            // Whiteouts go first: the specification lets them hide only what lower layers hold.
            for (String path : difference.removals()) {
                TarArchiveEntry whiteout = new TarArchiveEntry(whiteoutOf(path), TarConstants.LF_NORMAL);
                whiteout.setMode(0);
                whiteout.setModTime(time * 1000);
                finish(tar, whiteout);
            }
            for (TreeEntry entry : difference.entries().values()) {
                write(entry, difference.entries(), root, tar);
            }
        }
    }

    private static void write(
            TreeEntry entry, SortedMap<String, TreeEntry> layer, Path root, TarArchiveOutputStream tar)
            throws IOException {
        switch (entry) {
            case Directory directory -> finish(tar, header(directory, directory.path() + "/", TarConstants.LF_DIR));
            case SymbolicLink link -> {
                TarArchiveEntry header = header(link, link.path(), TarConstants.LF_SYMLINK);
                header.setLinkName(link.target());
                finish(tar, header);
            }
            case RegularFile file
            when linksWithin(file, layer) -> {
                TarArchiveEntry header = header(file, file.path(), TarConstants.LF_LINK);
                header.setLinkName(file.sameAs());
                finish(tar, header);
            }
            case RegularFile file -> {
                TarArchiveEntry header = header(file, file.path(), TarConstants.LF_NORMAL);
                header.setSize(file.size());
                tar.putArchiveEntry(header);
                Files.copy(root.resolve(file.path()), tar);
                tar.closeArchiveEntry();
            }
        }
    }

    /** Extractors link only within one layer; a link to a file of a lower layer is stored as a copy. */
    private static boolean linksWithin(RegularFile file, SortedMap<String, TreeEntry> layer) {
        return !file.sameAs().equals(file.path()) && layer.containsKey(file.sameAs());
    }

    private static TarArchiveEntry header(TreeEntry entry, String name, byte kind) {
        TarArchiveEntry header = new TarArchiveEntry(name, kind);
        header.setMode(entry.attributes().mode());
        header.setIds(entry.attributes().user(), entry.attributes().group());
        header.setModTime(entry.attributes().modified() * 1000);
        return header;
    }

    private static void finish(TarArchiveOutputStream tar, TarArchiveEntry header) throws IOException {
        tar.putArchiveEntry(header);
        tar.closeArchiveEntry();
    }

    static String whiteoutOf(String path) {
        int slash = path.lastIndexOf('/') + 1;
        return path.substring(0, slash) + WHITEOUT + path.substring(slash);
    }
}
