package io.banyan.images.debian;

import io.banyan.images.ImageError;
import io.banyan.images.ImageFailure;
import io.banyan.images.definition.ImageDefinition;
import io.banyan.images.definition.ResolvedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes build roots: complete, unhardened installations that images are cut from and that children build on. A root is
 * bootstrapped once; a child starts from a copy of its parent's.
 */
public final class BuildRoots {
    /** What package scripts take for the present; the layer has the archive's own date. */
    private static final Map<String, String> FIXED_TIME = Map.of("SOURCE_DATE_EPOCH", "1735689600");

    private final Path kept;
    private final Path logs;
    private final Path scratch;
    private final Distribution distribution;
    private final MirrorSnapshot mirror;

    /**
     * Roots below a work directory.
     *
     * @param work a directory of its own; kept roots, logs and the mirror's lists are there
     * @param scratch where roots are installed before they are kept or discarded
     */
    public BuildRoots(Path work, Path scratch, Distribution distribution, MirrorSnapshot mirror) {
        this.kept = work.resolve("roots");
        this.logs = work.resolve("logs");
        this.scratch = scratch;
        this.distribution = distribution;
        this.mirror = mirror;
    }

    /**
     * Builds the image's root in the scratch place; {@link #keep} or {@link #discard} it afterwards. Its parent's root
     * must be kept.
     *
     * @throws ImageFailure when a package cannot be installed or the disk is full; nothing half-built is left
     */
    public Path build(ResolvedImage image) throws IOException {
        Path root = scratch.resolve(image.name());
        remove(root);
        try {
            install(image, root);
            mirror.adopt(root);
            writeFiles(image, root);
            JavaTrustStore.makeReproducible(root, mirror.released());
            return root;
        } catch (ImageFailure | IOException failed) {
            remove(root);
            throw failed;
        }
    }

    /** Keeps a built root for the image's children, and notes which image it belongs to. */
    public void keep(String image, String digest) throws IOException {
        Files.createDirectories(kept);
        Path arriving = kept.resolve(image + ".partial");
        remove(arriving);
        // The mirror's lists are given to every root anew.
        remove(scratch.resolve(image).resolve("var/lib/apt/lists"));
        copy(scratch.resolve(image), arriving, image);
        Files.deleteIfExists(markOf(image));
        remove(keptRoot(image));
        Files.move(arriving, keptRoot(image));
        Files.writeString(markOf(image), digest);
        discard(image);
    }

    public void discard(String image) {
        remove(scratch.resolve(image));
    }

    /** The kept root of an image that has children. */
    public Path keptRoot(String image) {
        return kept.resolve(image);
    }

    /** dpkg's state of an image, kept when its root is not. */
    public static Path statusOf(Path work, String image) {
        return work.resolve("status").resolve(image);
    }

    /** Whether the root is there and belongs to the image of that digest. */
    public boolean holds(String image, String digest) {
        try {
            return Files.isDirectory(keptRoot(image))
                    && Files.readString(markOf(image)).equals(digest);
        } catch (IOException unmarked) {
            return false;
        }
    }

    private Path markOf(String image) {
        return kept.resolve(image + ".image");
    }

    private void copy(Path from, Path to, String image) {
        RunProgram.run(
                List.of("cp", "-a", "--reflink=auto", from.toString(), to.toString()),
                Map.of(),
                logs.resolve(image + ".copy.log"));
    }

    /** Stays on the file system of the root, so that nothing mounted inside is ever touched. */
    private void remove(Path root) {
        if (Files.exists(root)) {
            RunProgram.run(
                    List.of("rm", "-rf", "--one-file-system", root.toString()), Map.of(), logs.resolve("remove.log"));
        }
    }

    private void install(ResolvedImage image, Path root) throws IOException {
        String parent = image.definition().from();
        if (parent != null) {
            copy(keptRoot(parent), root, image.name());
            mirror.provide(root);
            if (image.definition().packages().isEmpty()) {
                return;
            }
        }
        RunProgram.run(command(image, parent == null, root), FIXED_TIME, logs.resolve(image.name() + ".log"));
    }

    private List<String> command(ResolvedImage image, boolean bootstrap, Path root) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "mmdebstrap",
                "--mode=root",
                "--format=directory",
                "--skip=cleanup/apt/lists",
                "--variant=" + (bootstrap ? "essential" : "custom"),
                "--include=" + String.join(",", image.definition().packages())));
        if (!bootstrap) {
            command.addAll(List.of("--skip=check/empty", "--skip=update"));
            remove(root.resolve("dev"));
            Files.createDirectory(root.resolve("dev"));
        }
        if (distribution.keyring() != null) {
            command.add("--keyring=" + distribution.keyring());
        }
        command.addAll(List.of(distribution.suite(), root.toString()));
        command.addAll(distribution.mirrors());
        return command;
    }

    private static void writeFiles(ResolvedImage image, Path root) throws IOException {
        ImageDefinition definition = image.definition();
        if (definition.user() != null) {
            addUser(definition.user(), root);
        }
        for (ImageDefinition.Directory directory : definition.directories()) {
            Path path = inside(root, directory.path());
            Files.createDirectories(path);
            give(
                    path,
                    directory.owner() == ImageDefinition.Owner.USER
                            ? image.user().id()
                            : 0);
        }
        for (ImageDefinition.TextFile file : definition.files()) {
            Path path = inside(root, file.path());
            Files.createDirectories(path.getParent());
            Files.deleteIfExists(path);
            Files.writeString(path, file.content());
            Files.setAttribute(path, "unix:mode", file.executable() ? 0_755 : 0_644);
        }
        String architecture = architecture(root);
        for (ImageDefinition.Link link : definition.links()) {
            Path path = inside(root, link.path());
            Files.createDirectories(path.getParent());
            Files.deleteIfExists(path);
            Files.createSymbolicLink(path, Path.of(link.target().replace("$ARCHITECTURE", architecture)));
        }
    }

    private static void addUser(ImageDefinition.User user, Path root) throws IOException {
        String ids = user.id() + ":";
        append(root.resolve("etc/passwd"), user.name() + ":x:" + ids + ids + ":" + user.home() + ":/usr/sbin/nologin");
        append(root.resolve("etc/group"), user.name() + ":x:" + ids);
        Path home = inside(root, user.home());
        Files.createDirectories(home);
        give(home, user.id());
    }

    private static void append(Path file, String line) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(line);
        Files.write(file, lines);
    }

    private static void give(Path path, int id) throws IOException {
        Files.setAttribute(path, "unix:uid", id);
        Files.setAttribute(path, "unix:gid", id);
        Files.setAttribute(path, "unix:mode", 0_755);
    }

    /** The distribution's word for the processor, for example {@code amd64}. */
    public static String architecture(Path root) throws IOException {
        return Files.readString(root.resolve("var/lib/dpkg/arch-native")).strip();
    }

    /** An absolute link inside the root (such as /var/run) would lead to the machine's own files. */
    private static Path inside(Path root, String absolute) throws IOException {
        Path path = root.resolve(absolute.substring(1)).normalize();
        Path existing = path;
        while (!Files.exists(existing)) {
            existing = Objects.requireNonNull(existing.getParent(), "the file system's root exists");
        }
        if (!existing.toRealPath().startsWith(root.toRealPath())) {
            throw new ImageFailure(ImageError.DEFINITION_INVALID, absolute + " leaves the image through a link");
        }
        return path;
    }
}
