package io.banyan.bench.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Git repositories made from directories, so that what is shipped comes from a URL and a ref as it would in earnest. */
public final class Repositories {
    private static final String DATE = "2026-01-05T09:00:00+08:00";

    private final Path root;

    public Repositories(Path root) {
        this.root = root;
    }

    /** A repository whose first commit is the directory as it stands, on branch {@code main}. */
    public Path create(String name, Path from) throws IOException, InterruptedException {
        Path repository = root.resolve(name);
        delete(repository);
        copy(from, repository);
        git(repository, "init", "-q", "-b", "main");
        // What somebody builds beside the sources is none of them.
        Files.writeString(repository.resolve(".git/info/exclude"), "target/\nnode_modules/\n");
        commit(repository, "Import");
        return repository;
    }

    /** Replaces texts in files on a branch of its own that starts at {@code main}, and commits. */
    public static void variant(Path repository, String branch, Map<String, Map<String, String>> replacements)
            throws IOException, InterruptedException {
        git(repository, "checkout", "-q", "-B", branch, "main");
        for (Map.Entry<String, Map<String, String>> file : replacements.entrySet()) {
            Path path = repository.resolve(file.getKey());
            String text = Files.readString(path);
            for (Map.Entry<String, String> replacement : file.getValue().entrySet()) {
                if (!text.contains(replacement.getKey())) {
                    throw new IllegalStateException(path + " does not contain " + replacement.getKey());
                }
                text = text.replace(replacement.getKey(), replacement.getValue());
            }
            Files.writeString(path, text);
        }
        commit(repository, branch);
        git(repository, "checkout", "-q", "main");
    }

    private static void commit(Path repository, String message) throws IOException, InterruptedException {
        git(repository, "add", "-A");
        git(
                repository,
                "-c",
                "user.name=Banyan",
                "-c",
                "user.email=demo@banyan.invalid",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                message);
    }

    private static void git(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        // The same content is the same commit, however often it is told.
        builder.environment().put("GIT_AUTHOR_DATE", DATE);
        builder.environment().put("GIT_COMMITTER_DATE", DATE);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path relative = from.relativize(path);
                if (relative.startsWith("target") || relative.startsWith("node_modules")) {
                    continue;
                }
                Path copy = to.resolve(relative.toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException stuck) {
                    throw new UncheckedIOException(stuck);
                }
            });
        }
    }
}
