package io.banyan.images.tree;

import static io.banyan.images.tree.Trees.directory;
import static io.banyan.images.tree.Trees.file;
import static io.banyan.images.tree.Trees.link;
import static io.banyan.images.tree.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.images.tree.TreeEntry.Attributes;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LayerDifferenceTest {
    @Test
    void whatTheParentHasAlreadyIsNotStoredAgain() {
        SortedMap<String, TreeEntry> parent = tree(directory("etc"), file("etc/passwd", "root"));

        assertThat(LayerDifference.between(parent, parent).entries()).isEmpty();
        assertThat(LayerDifference.between(parent, parent).removals()).isEmpty();
    }

    @Test
    void aChangedFileComesWithTheDirectoriesAboveIt() {
        SortedMap<String, TreeEntry> parent = tree(directory("etc"), directory("usr"), file("etc/passwd", "root"));
        SortedMap<String, TreeEntry> child = tree(directory("etc"), directory("usr"), file("etc/passwd", "root+app"));

        assertThat(LayerDifference.between(parent, child).entries()).containsOnlyKeys("etc", "etc/passwd");
    }

    @Test
    void aChangeOfOwnerOrModeAloneIsAChange() {
        TreeEntry run = directory("run");
        SortedMap<String, TreeEntry> child = tree(run.with(new Attributes(0_700, 10_001, 10_001, 100)));

        assertThat(LayerDifference.between(tree(run), child).entries()).isEqualTo(child);
    }

    @Test
    void ofARemovedDirectoryOnlyTheTopIsWhitedOut() {
        SortedMap<String, TreeEntry> parent =
                tree(directory("a"), directory("a/b"), file("a/b/c", "1"), file("a-b", "2"), file("z", "3"));

        assertThat(LayerDifference.between(parent, tree(file("z", "3"))).removals())
                .containsExactly("a", "a-b");
    }

    @Test
    void aDirectoryThatBecameALinkHidesItsContentByItself() {
        SortedMap<String, TreeEntry> parent = tree(directory("lib"), file("lib/x", "1"));
        LayerDifference difference = LayerDifference.between(parent, tree(link("lib", "usr/lib")));

        assertThat(difference.removals()).isEmpty();
        assertThat(difference.entries()).containsOnlyKeys("lib");
    }

    @Property(tries = 500)
    void theParentWithTheLayerAppliedIsTheChild(
            @ForAll("trees") SortedMap<String, TreeEntry> parent, @ForAll("trees") SortedMap<String, TreeEntry> child) {
        LayerDifference difference = LayerDifference.between(parent, child);

        assertThat(apply(parent, difference)).isEqualTo(child);
    }

    /** The specification's rules for applying a layer, written down independently of how one is made. */
    private static SortedMap<String, TreeEntry> apply(SortedMap<String, TreeEntry> lower, LayerDifference layer) {
        SortedMap<String, TreeEntry> result = new TreeMap<>(lower);
        layer.removals().forEach(path -> result.keySet().removeIf(name -> isAt(name, path)));
        layer.entries().forEach((path, entry) -> {
            if (!(entry instanceof TreeEntry.Directory)) {
                result.keySet().removeIf(name -> isAt(name, path));
            }
            result.put(path, entry);
        });
        return result;
    }

    private static boolean isAt(String name, String path) {
        return name.equals(path) || name.startsWith(path + "/");
    }

    @Provide
    Arbitrary<SortedMap<String, TreeEntry>> trees() {
        Arbitrary<String> names = Arbitraries.of("a", "b", "a-b");
        Arbitrary<TreeEntry> entries = names.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> String.join("/", parts))
                .flatMap(path ->
                        Arbitraries.of(file(path, "1"), file(path, "2"), link(path, "elsewhere"), directory(path)));
        return entries.list().ofMaxSize(8).map(LayerDifferenceTest::complete);
    }

    /** Makes a possible tree: whatever has something below it is a directory. */
    private static SortedMap<String, TreeEntry> complete(List<TreeEntry> entries) {
        SortedMap<String, TreeEntry> tree = new TreeMap<>();
        entries.forEach(entry -> tree.put(entry.path(), entry));
        for (TreeEntry entry : entries) {
            for (int slash = entry.path().lastIndexOf('/');
                    slash > 0;
                    slash = entry.path().lastIndexOf('/', slash - 1)) {
                tree.put(
                        entry.path().substring(0, slash), directory(entry.path().substring(0, slash)));
            }
        }
        return tree;
    }
}
