package io.banyan.images.tree;

import io.banyan.images.tree.TreeEntry.Attributes;
import io.banyan.images.tree.TreeEntry.Directory;
import io.banyan.images.tree.TreeEntry.RegularFile;
import io.banyan.images.tree.TreeEntry.SymbolicLink;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a build root reaches the image. Nothing keeps a set-user-id or set-group-id bit; what the rules drop and the
 * files of removed packages stay out; no time is later than the given one, so that equal inputs give equal bytes.
 */
public final class HardenTree {
    private static final int SET_IDS = 0_6000;

    private final List<PathMatcher> drop;
    private final List<PathMatcher> keep;
    private final Set<String> removed;
    private final long latest;

    /**
     * @param drop globs of absolute paths to leave out
     * @param keep globs that {@code drop} and {@code removed} do not reach
     * @param removed absolute paths that removed packages own
     * @param latest no later modification time than this, in seconds since 1970-01-01T00:00Z
     */
    public HardenTree(Collection<String> drop, Collection<String> keep, Set<String> removed, long latest) {
        this.drop = matchers(drop);
        this.keep = matchers(keep);
        this.removed = Set.copyOf(removed);
        this.latest = latest;
    }

    public SortedMap<String, TreeEntry> harden(SortedMap<String, TreeEntry> tree) {
        SortedMap<String, TreeEntry> kept = new TreeMap<>();
        Map<String, String> firstOfLinks = new HashMap<>();
        tree.forEach((path, entry) -> {
            if (survives(entry)) {
                keepAncestors(path, tree, kept);
                kept.put(path, soften(entry, firstOfLinks));
            }
        });
        return kept;
    }

    /** Of a directory only its content is dropped; an empty one stays where a package expects it. */
    private boolean survives(TreeEntry entry) {
        Path path = Path.of("/" + entry.path());
        if (keep.stream().anyMatch(matcher -> matcher.matches(path))) {
            return true;
        }
        boolean owned = !(entry instanceof Directory) && removed.contains(path.toString());
        return !owned && drop.stream().noneMatch(matcher -> matcher.matches(path));
    }

    private void keepAncestors(String path, SortedMap<String, TreeEntry> tree, SortedMap<String, TreeEntry> kept) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String ancestor = path.substring(0, slash);
            TreeEntry entry = tree.get(ancestor);
            if (entry != null && !kept.containsKey(ancestor)) {
                kept.put(ancestor, entry.with(bounded(entry)));
            }
        }
    }

    /** A hard link whose first name was dropped belongs to the first name that is left. */
    private TreeEntry soften(TreeEntry entry, Map<String, String> firstOfLinks) {
        if (entry instanceof RegularFile file) {
            String first = firstOfLinks.computeIfAbsent(file.sameAs(), gone -> file.path());
            return new RegularFile(file.path(), bounded(file), file.size(), file.digest(), first);
        }
        return entry.with(bounded(entry));
    }

    private Attributes bounded(TreeEntry entry) {
        Attributes attributes = entry.attributes();
        int mode = entry instanceof SymbolicLink ? attributes.mode() : attributes.mode() & ~SET_IDS;
        return new Attributes(mode, attributes.user(), attributes.group(), Math.min(latest, attributes.modified()));
    }

    private static List<PathMatcher> matchers(Collection<String> globs) {
        return globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
    }
}
