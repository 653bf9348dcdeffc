package io.banyan.images.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a layer must hold to turn the parent's tree into the child's.
 *
 * @param entries new and changed entries, with every directory above them so that an extractor invents no modes
 * @param removals paths of the parent that are gone; of a removed directory only its topmost path
 */
public record LayerDifference(SortedMap<String, TreeEntry> entries, SortedSet<String> removals) {

    public static LayerDifference between(SortedMap<String, TreeEntry> parent, SortedMap<String, TreeEntry> child) {
        SortedMap<String, TreeEntry> entries = new TreeMap<>();
        child.forEach((path, entry) -> {
            if (!entry.equals(parent.get(path))) {
                entries.put(path, entry);
            }
        });
        SortedSet<String> removals = new TreeSet<>();
        for (String path : parent.keySet()) {
            if (!child.containsKey(path) && ancestors(path).stream().noneMatch(above -> hides(child, parent, above))) {
                removals.add(path);
            }
        }
        for (String path : List.copyOf(entries.keySet())) {
            addAncestors(path, child, entries);
        }
        removals.forEach(path -> addAncestors(path, child, entries));
        return new LayerDifference(entries, removals);
    }

    /** A directory that is gone, or became a file or link, takes what was below it along. */
    private static boolean hides(
            SortedMap<String, TreeEntry> child, SortedMap<String, TreeEntry> parent, String ancestor) {
        return parent.containsKey(ancestor) && !(child.get(ancestor) instanceof TreeEntry.Directory);
    }

    private static void addAncestors(
            String path, SortedMap<String, TreeEntry> tree, SortedMap<String, TreeEntry> entries) {
        for (String ancestor : ancestors(path)) {
            TreeEntry entry = tree.get(ancestor);
            if (entry != null) {
                entries.putIfAbsent(ancestor, entry);
            }
        }
    }

    private static List<String> ancestors(String path) {
        List<String> ancestors = new ArrayList<>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            ancestors.add(path.substring(0, slash));
        }
        return ancestors;
    }
}
