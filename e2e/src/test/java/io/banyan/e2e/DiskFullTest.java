package io.banyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.cli.output.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

@Tag("containers")
class DiskFullTest {
    private static final String WRITES_24_MB = "head -c 24000000 /dev/zero > large.bin";

    @RegisterExtension
    static final Installation INSTALLATION = Installation.shared();

    private final Path builds = INSTALLATION.home().resolve("builds");

    @BeforeEach
    void buildsHaveTheirOwnSmallDisk() throws IOException {
        Files.createDirectories(builds);
        Command.run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", builds.toString());
    }

    @AfterEach
    void takeTheDiskAway() {
        Command.run("umount", builds.toString());
    }

    @Test
    void aBuildThatFillsTheDiskFailsForCapacityAndWorksOnceThereIsRoom() throws Exception {
        Subject writer = Subject.in(INSTALLATION, "writer");
        Path repository = new Sources(INSTALLATION).building(writer.manifest().replicas(1), WRITES_24_MB);

        assertDiskFull(writer.verdict(writer.deployFromGit(repository, "main")));

        makeRoom();
        assertThat(writer.result(writer.deployFromGit(repository, "main"))).isEqualTo("succeeded");
        assertThat(builds.resolve("workspaces")).isEmptyDirectory();
        Subject.assertNoOrphans(INSTALLATION);
    }

    @Test
    void aSourceThatFillsTheDiskFailsForCapacityAndWorksOnceThereIsRoom() throws Exception {
        Subject large = Subject.in(INSTALLATION, "large");
        Path repository = new Sources(INSTALLATION).holding(large.manifest().replicas(1), 24_000_000);

        assertDiskFull(large.verdict(large.deployFromGit(repository, "main")));

        makeRoom();
        assertThat(large.result(large.deployFromGit(repository, "main"))).isEqualTo("succeeded");
        assertThat(builds.resolve("workspaces")).isEmptyDirectory();
    }

    private void assertDiskFull(JsonNode verdict) {
        assertThat(Json.text(verdict, "result")).as(verdict::toPrettyString).isEqualTo("failed");
        assertThat(Json.text(verdict, "code")).as(verdict::toPrettyString).isEqualTo("disk-full");
        assertThat(Json.text(verdict, "faultType")).isEqualTo("capacity");
        assertThat(Json.text(verdict, "nextStep")).isNotEqualTo("-");
        assertThat(builds.resolve("workspaces")).isEmptyDirectory();
    }

    private void makeRoom() {
        Command.run("mount", "-o", "remount,size=128m", builds.toString());
    }
}
