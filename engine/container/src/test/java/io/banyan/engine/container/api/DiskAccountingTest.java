package io.banyan.engine.container.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskAccountingTest {
    @TempDir
    private Path group;

    @TempDir
    private Path disks;

    @BeforeEach
    void aMachineThatCountsNothing() throws IOException {
        kernelSays("", "Total 0\n");
    }

    @Test
    void aDiskThatIsNotCountedIsFromThenOn() throws IOException {
        disk("vda", "254:0", true);

        new DiskAccounting(group, disks).begin();

        assertThat(limits()).isEqualTo("254:0 0\n");
    }

    @Test
    void aDiskThatIsCountedIsLeftAlone() throws IOException {
        disk("vda", "254:0", true);
        kernelSays("", "254:0 Read 4096\n254:0 Write 0\nTotal 4096\n");

        new DiskAccounting(group, disks).begin();

        assertThat(limits()).isEmpty();
    }

    @Test
    void aLimitThatSomebodySetStays() throws IOException {
        disk("vda", "254:0", true);
        kernelSays("254:0 1048576\n", "Total 0\n");

        new DiskAccounting(group, disks).begin();

        assertThat(limits()).isEqualTo("254:0 1048576\n");
    }

    @Test
    void whatIsNoDiskIsLeftOut() throws IOException {
        disk("loop0", "7:0", false);

        new DiskAccounting(group, disks).begin();

        assertThat(limits()).isEmpty();
    }

    @Test
    void nothingIsWrittenWhereTheKernelCountsAnyway() throws IOException {
        disk("vda", "254:0", true);
        Path versionTwo = Files.createDirectory(group.resolve("unified"));

        new DiskAccounting(versionTwo, disks).begin();

        assertThat(versionTwo).isEmptyDirectory();
    }

    private void kernelSays(String limits, String counts) throws IOException {
        Files.writeString(group.resolve("blkio.throttle.read_bps_device"), limits);
        Files.writeString(group.resolve("blkio.throttle.io_service_bytes_recursive"), counts);
    }

    private String limits() throws IOException {
        return Files.readString(group.resolve("blkio.throttle.read_bps_device"));
    }

    private void disk(String name, String number, boolean real) throws IOException {
        Path disk = Files.createDirectory(disks.resolve(name));
        Files.writeString(disk.resolve("dev"), number + "\n");
        if (real) {
            Files.createDirectory(disk.resolve("device"));
        }
    }
}
