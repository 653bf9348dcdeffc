package io.banyan.images.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the images are: shared by every subcommand. */
final class Home {
    @Option(
            names = "--home",
            defaultValue = "${BANYAN_HOME:-/var/lib/banyan}",
            description = {"Banyan's state directory (default: ${DEFAULT-VALUE})", "Banyan 状态目录"})
    private Path directory = Path.of("/var/lib/banyan");

    @Option(
            names = "--output",
            description = {"Image directory (default: images/ below --home)", "镜像目录（默认 --home 下的 images/）"})
    private @Nullable Path output;

    /** The OCI layout with the catalog. */
    Path images() {
        return output == null ? directory.resolve("images") : output;
    }

    Path work() {
        return directory.resolve("images/work");
    }

    Path engineSocket() {
        return directory.resolve("run/podman.sock");
    }
}
