package io.banyan.engine.container.build;

import io.banyan.engine.build.BuildStep;
import io.banyan.engine.container.instance.ImageUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Lets a builder that is not root write where it must: its user becomes the owner of the workspace. */
record WorkspaceOwner(String user) {

    void give(BuildStep step) {
        OptionalInt number = ImageUser.number(user);
        if (number.isEmpty() || number.getAsInt() == 0) {
            return;
        }
        try {
            try (Stream<Path> files = Files.walk(step.workspace())) {
                give(files.toList(), number.getAsInt());
            }
            // Caches may be large; what builders wrote into them is theirs already.
            give(
                    step.mounts().stream()
                            .filter(mount -> !mount.readOnly())
                            .map(BuildStep.Mount::source)
                            .toList(),
                    number.getAsInt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void give(List<Path> files, int owner) throws IOException {
        for (Path file : files) {
            Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
