package io.banyan.images.tree;

/** One path of a file tree, relative to its root and without a leading slash. */
public sealed interface TreeEntry {
    String path();

    Attributes attributes();

    TreeEntry with(Attributes attributes);

    /**
     * Rights, owners (numeric) and time.
     *
     * @param mode permission bits, set-user-id, set-group-id and sticky bit included
     * @param modified seconds since 1970-01-01T00:00Z
     */
    record Attributes(int mode, int user, int group, long modified) {}

    record Directory(String path, Attributes attributes) implements TreeEntry {
        @Override
        public Directory with(Attributes changed) {
            return new Directory(path, changed);
        }
    }

    /**
     * A symbolic link.
     *
     * @param target as stored, never followed
     */
    record SymbolicLink(String path, Attributes attributes, String target) implements TreeEntry {
        @Override
        public SymbolicLink with(Attributes changed) {
            return new SymbolicLink(path, changed, target);
        }
    }

    /**
     * A file with content.
     *
     * @param size in bytes
     * @param digest SHA-256 of the content, hexadecimal
     * @param sameAs the first path, in order, of the hard links to this content; the own path where there is but one
     */
    record RegularFile(String path, Attributes attributes, long size, String digest, String sameAs)
            implements TreeEntry {
        @Override
        public RegularFile with(Attributes changed) {
            return new RegularFile(path, changed, size, digest, sameAs);
        }
    }
}
