package io.banyan.delivery.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackArchiveTest {
    @TempDir
    Path directory;

    @Test
    void whatWasPackedIsUnpacked() throws IOException {
        Path archive = archive(tar -> {
            file(tar, "src/Main.java", "class Main {}", 0644);
            file(tar, "mvnw", "#!/bin/sh", 0755);
            link(tar, "src/alias", "Main.java");
        });

        unpack(archive, 1_000_000, 100);

        assertThat(target().resolve("src/Main.java")).hasContent("class Main {}");
        assertThat(target().resolve("mvnw")).isExecutable();
        assertThat(target().resolve("src/alias")).isSymbolicLink();
    }

    @Test
    void nothingLeavesTheDirectory() throws IOException {
        refused(archive(tar -> file(tar, "../evil", "x", 0644)), "archive-invalid");
        refused(archive(tar -> file(tar, "/etc/evil", "x", 0644)), "archive-invalid");
        refused(archive(tar -> link(tar, "out", "/etc")), "source-link-escapes");
        refused(archive(tar -> link(tar, "a/out", "../../..")), "source-link-escapes");
        refused(
                archive(tar -> {
                    link(tar, "here", ".");
                    file(tar, "here/../../evil", "x", 0644);
                }),
                "archive-invalid");
        assertThat(directory.resolve("evil")).doesNotExist();
    }

    @Test
    void devicesAndHardLinksAreRefused() throws IOException {
        refused(archive(tar -> special(tar, "device", TarConstants.LF_CHR)), "archive-invalid");
        refused(archive(tar -> special(tar, "hard", TarConstants.LF_LINK)), "archive-invalid");
    }

    @Test
    void limitsHoldForWhatIsUnpackedNotForWhatWasSent() throws IOException {
        Path bomb = archive(tar -> file(tar, "zeros", "0".repeat(2_000_000), 0644));
        assertThat(Files.size(bomb)).isLessThan(10_000);

        assertThatThrownBy(() -> unpack(bomb, 1_000_000, 100)).hasMessageContaining("source-too-large");
        assertThatThrownBy(() -> unpack(
                        archive(tar -> {
                            for (int n = 0; n < 20; n++) {
                                file(tar, "f" + n, "", 0644);
                            }
                        }),
                        1_000,
                        10))
                .hasMessageContaining("source-too-large");
    }

    @Test
    void whatIsNoArchiveIsSaidToBeNone() throws IOException {
        Path text = Files.writeString(directory.resolve("text"), "hello");

        assertThatThrownBy(() -> unpack(text, 1_000, 10)).hasMessageContaining("archive-invalid");
    }

    private void refused(Path archive, String code) throws IOException {
        assertThatThrownBy(() -> unpack(archive, 1_000_000, 100)).hasMessageContaining(code);
        org.springframework.util.FileSystemUtils.deleteRecursively(target());
    }

    private void unpack(Path archive, long bytes, int files) throws IOException {
        new UnpackArchive(bytes, files).unpack(archive, target());
    }

    private Path target() {
        return directory.resolve("target");
    }

    private Path archive(Entries entries) throws IOException {
        Path file = Files.createTempFile(directory, "archive", ".tar.gz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(file)))) {
            entries.write(tar);
        }
        return file;
    }

    private static void file(TarArchiveOutputStream tar, String name, String content, int mode) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private static void special(TarArchiveOutputStream tar, String name, byte kind) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind);
        entry.setLinkName("target");
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /** Writes entries. */
    private interface Entries {
        void write(TarArchiveOutputStream tar) throws IOException;
    }
}
