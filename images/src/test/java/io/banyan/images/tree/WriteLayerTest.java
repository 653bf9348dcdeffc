package io.banyan.images.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteLayerTest {
    @TempDir
    Path root;

    @BeforeEach
    void writeATree() throws IOException {
        Files.createDirectories(root.resolve("etc/证书"));
        Files.writeString(root.resolve("etc/证书/Főtanúsítvány.crt"), "certificate");
        Files.createLink(root.resolve("etc/same"), root.resolve("etc/证书/Főtanúsítvány.crt"));
        Files.createSymbolicLink(root.resolve("etc/link"), Path.of("/run/elsewhere"));
        Files.writeString(root.resolve("etc/" + "n".repeat(180)), "long name");
    }

    private SortedMap<String, TreeEntry> scan() throws IOException {
        return new HardenTree(List.of(), List.of(), Collections.emptySet(), 1_000)
                .harden(ScanTree.scan(root, path -> true));
    }

    private byte[] write(LayerDifference difference) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WriteLayer.write(difference, root, 1_000, bytes);
        return bytes.toByteArray();
    }

    private static List<TarArchiveEntry> read(byte[] layer) throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(layer), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    @Test
    void namesLinksAndContentArriveAsTheyAre() throws IOException {
        List<TarArchiveEntry> entries = read(write(LayerDifference.between(Collections.emptySortedMap(), scan())));

        assertThat(entries)
                .extracting(TarArchiveEntry::getName)
                .containsExactly(
                        "etc/",
                        "etc/link",
                        "etc/" + "n".repeat(180),
                        "etc/same",
                        "etc/证书/",
                        "etc/证书/Főtanúsítvány.crt");
        assertThat(entries.get(1).getLinkName()).isEqualTo("/run/elsewhere");
        assertThat(entries.getLast().isLink()).isTrue();
        assertThat(entries.getLast().getLinkName()).isEqualTo("etc/same");
    }

    @Test
    void theSameTreeGivesTheSameBytes() throws IOException {
        LayerDifference difference = LayerDifference.between(Collections.emptySortedMap(), scan());

        assertThat(write(difference)).isEqualTo(write(difference));
    }

    @Test
    void aLinkToAFileOfALowerLayerIsStoredAsACopy() throws IOException {
        SortedMap<String, TreeEntry> child = scan();
        SortedMap<String, TreeEntry> parent = new java.util.TreeMap<>(child);
        parent.remove("etc/证书/Főtanúsítvány.crt");

        TarArchiveEntry copy =
                read(write(LayerDifference.between(parent, child))).getLast();

        assertThat(copy.isLink()).isFalse();
        assertThat(copy.getSize()).isEqualTo("certificate".length());
    }

    @Test
    void whatIsGoneIsWhitedOutBesideItsPlace() throws IOException {
        SortedMap<String, TreeEntry> parent = scan();
        SortedMap<String, TreeEntry> child = new java.util.TreeMap<>(parent);
        child.remove("etc/link");

        assertThat(read(write(LayerDifference.between(parent, child))))
                .extracting(TarArchiveEntry::getName)
                .contains("etc/.wh.link");
    }
}
