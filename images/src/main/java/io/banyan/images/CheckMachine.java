package io.banyan.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Says early and clearly what this machine lacks for building images. */
final class CheckMachine {
    private CheckMachine() {}

    /** @throws ImageFailure when not root, when file names are not read as UTF-8, or when mmdebstrap is absent */
    static void canBuild() {
        if (!isRoot()) {
            throw new ImageFailure(ImageError.NOT_ROOT, "images are built by root only");
        }
        String names = System.getProperty("sun.jnu.encoding", "");
        if (!names.equalsIgnoreCase("UTF-8")) {
            throw new ImageFailure(ImageError.LOCALE_NOT_UTF8, "this Java reads file names as " + names);
        }
        if (Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "mmdebstrap")))) {
            throw new ImageFailure(ImageError.TOOL_MISSING, "mmdebstrap is not on the PATH");
        }
    }

    private static boolean isRoot() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
