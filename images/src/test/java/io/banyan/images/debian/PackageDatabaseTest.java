package io.banyan.images.debian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageDatabaseTest {
    private static final String STATUS = """
            Package: libc6
            Status: install ok installed
            Maintainer: GNU Libc Maintainers <debian-glibc@lists.debian.org>
            Architecture: amd64
            Multi-Arch: same
            Source: glibc (2.41-12)
            Version: 2.41-12+b1
            Description: GNU C Library
             Version: not this one

            Package: dpkg
            Status: install ok installed
            Architecture: amd64
            Version: 1.22.21

            Package: removed
            Status: deinstall ok config-files
            Architecture: all
            Version: 1
            """;

    @TempDir
    Path root;

    @BeforeEach
    void writeTheDatabase() throws IOException {
        Path info = Files.createDirectories(root.resolve("var/lib/dpkg/info"));
        Files.writeString(root.resolve("var/lib/dpkg/status"), STATUS);
        Files.writeString(info.resolve("dpkg.list"), "/.\n/usr/bin/dpkg\n");
        Files.writeString(info.resolve("libc6:amd64.list"), "/usr/lib/libc.so.6\n");
    }

    @Test
    void onlyInstalledPackagesCountWithTheirOwnVersionAndSource() throws IOException {
        assertThat(new PackageDatabase(root).packages())
                .extracting(DebianPackage::name, DebianPackage::version, DebianPackage::source)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("dpkg", "1.22.21", "dpkg"),
                        org.assertj.core.api.Assertions.tuple("libc6", "2.41-12+b1", "glibc"));
    }

    @Test
    void pathsAreFoundWhetherOrNotTheListCarriesTheArchitecture() throws IOException {
        assertThat(new PackageDatabase(root).pathsOf(Set.of("dpkg", "libc6", "absent")))
                .contains("/usr/bin/dpkg", "/usr/lib/libc.so.6");
    }

    @Test
    void theListForScannersLeavesRemovedPackagesOut() {
        String list = PackageDatabase.without(STATUS, List.of("dpkg"));

        assertThat(PackageDatabase.parse(list)).extracting(DebianPackage::name).containsExactly("libc6");
    }
}
