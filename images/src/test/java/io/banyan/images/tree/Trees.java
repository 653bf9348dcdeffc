package io.banyan.images.tree;

import io.banyan.images.oci.Sha256;
import io.banyan.images.tree.TreeEntry.Attributes;
import io.banyan.images.tree.TreeEntry.Directory;
import io.banyan.images.tree.TreeEntry.RegularFile;
import io.banyan.images.tree.TreeEntry.SymbolicLink;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small file trees to test with. */
final class Trees {
    private Trees() {}

    static SortedMap<String, TreeEntry> tree(TreeEntry... entries) {
        SortedMap<String, TreeEntry> tree = new TreeMap<>();
        for (TreeEntry entry : entries) {
            tree.put(entry.path(), entry);
        }
        return tree;
    }

    static Directory directory(String path) {
        return new Directory(path, new Attributes(0_755, 0, 0, 100));
    }

    static RegularFile file(String path, String content) {
        return hardLink(path, content, path);
    }

    static RegularFile hardLink(String path, String content, String first) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new RegularFile(path, new Attributes(0_644, 0, 0, 100), bytes.length, Sha256.hexOf(bytes), first);
    }

    static SymbolicLink link(String path, String target) {
        return new SymbolicLink(path, new Attributes(0_777, 0, 0, 100), target);
    }
}
