package io.banyan.images.tree;

import static io.banyan.images.tree.Trees.directory;
import static io.banyan.images.tree.Trees.file;
import static io.banyan.images.tree.Trees.hardLink;
import static io.banyan.images.tree.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.images.tree.TreeEntry.Attributes;
import io.banyan.images.tree.TreeEntry.RegularFile;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class HardenTreeTest {
    private static final long RELEASED = 1_000;

    private static SortedMap<String, TreeEntry> harden(SortedMap<String, TreeEntry> tree) {
        return new HardenTree(
                        List.of("/run/**", "/usr/share/doc/**"),
                        List.of("/usr/share/doc/*/copyright"),
                        Set.of("/usr/bin/dpkg", "/usr/bin"),
                        RELEASED)
                .harden(tree);
    }

    @Test
    void noFileOrDirectoryKeepsASetIdBitButTheStickyBitStays() {
        TreeEntry su = file("bin/su", "x").with(new Attributes(0_6755, 0, 0, 1));
        TreeEntry mail = directory("mail").with(new Attributes(0_2775, 0, 8, 1));
        TreeEntry tmp = directory("tmp").with(new Attributes(0_1777, 0, 0, 1));

        assertThat(harden(tree(su, mail, tmp)).values())
                .extracting(entry -> entry.attributes().mode())
                .containsExactly(0_755, 0_775, 0_1777);
    }

    @Test
    void theFilesOfARemovedPackageGoButItsDirectoriesStayForTheOthers() {
        SortedMap<String, TreeEntry> tree =
                tree(directory("usr"), directory("usr/bin"), file("usr/bin/dpkg", "x"), file("usr/bin/env", "y"));

        assertThat(harden(tree)).containsOnlyKeys("usr", "usr/bin", "usr/bin/env");
    }

    @Test
    void aKeptFileBringsTheDroppedDirectoriesAboveItBack() {
        SortedMap<String, TreeEntry> tree = tree(
                directory("usr"),
                directory("usr/share"),
                directory("usr/share/doc"),
                directory("usr/share/doc/bash"),
                file("usr/share/doc/bash/changelog", "long"),
                file("usr/share/doc/bash/copyright", "GPL"));

        assertThat(harden(tree).keySet())
                .contains("usr/share/doc/bash", "usr/share/doc/bash/copyright")
                .doesNotContain("usr/share/doc/bash/changelog");
    }

    @Test
    void nothingIsLaterThanTheRelease() {
        TreeEntry installed = file("etc/new", "x").with(new Attributes(0_644, 0, 0, 5_000));
        TreeEntry shipped = file("etc/old", "x").with(new Attributes(0_644, 0, 0, 500));

        assertThat(harden(tree(installed, shipped)).values())
                .extracting(entry -> entry.attributes().modified())
                .containsExactly(RELEASED, 500L);
    }

    @Test
    void hardLinksBelongToTheFirstNameThatIsLeftWhateverOrderTheDiskHadThemIn() {
        SortedMap<String, TreeEntry> tree = tree(
                directory("run"),
                hardLink("bin/a", "x", "run/first"),
                hardLink("bin/b", "x", "run/first"),
                hardLink("run/first", "x", "run/first"));

        assertThat(harden(tree).values())
                .filteredOn(RegularFile.class::isInstance)
                .extracting(entry -> ((RegularFile) entry).sameAs())
                .containsExactly("bin/a", "bin/a");
    }
}
