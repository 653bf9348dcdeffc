package io.banyan.delivery.build;

import io.banyan.applications.ScoreManifests;
import io.banyan.delivery.source.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Names what an image is made of: the plan, the base images by reference and every file of the source but the manifest,
 * which says how the image runs and is no part of it. Equal recipes need one build.
 */
final class Recipe {
    private Recipe() {}

    /**
     * The SHA-256 of it all, in hex.
     *
     * @param baseImage reference of one of the platform's images by its name
     */
    static String of(BuildPlan plan, UnaryOperator<String> baseImage, SourceTree source) {
        TreeMap<String, String> parts = new TreeMap<>();
        parts.put("plan", plan.toString());
        plan.steps()
                .forEach(step -> parts.put(
                        "image " + step.tool().image(),
                        baseImage.apply(step.tool().image())));
        parts.put("base", baseImage.apply(plan.packaging().baseImage()));
        try {
            files(source.root(), parts);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        MessageDigest digest = sha256();
        for (Map.Entry<String, String> part : parts.entrySet()) {
            digest.update((part.getKey() + '\0' + part.getValue() + '\0').getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void files(Path root, Map<String, String> parts) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.equals(root.resolve(".git")) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = root.relativize(file).toString();
                if (attributes.isSymbolicLink()) {
                    parts.put("file " + path, "link " + Files.readSymbolicLink(file));
                } else if (!path.equals(ScoreManifests.FILE)) {
                    parts.put("file " + path, (Files.isExecutable(file) ? "x " : "- ") + content(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String content(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
