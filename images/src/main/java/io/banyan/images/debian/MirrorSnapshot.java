package io.banyan.images.debian;

import io.banyan.images.ImageFailure;
import io.banyan.images.oci.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The mirror as it was when the images were built: its signed index files, kept so that every image of a set installs
 * from the same state. What changes on the mirror is asked through apt, which checks signatures and knows every way to
 * reach a mirror.
 */
public final class MirrorSnapshot {
    private static final String LISTS = "var/lib/apt/lists";
    /** Which distribution the state is of; written last, so it vouches for the rest. */
    private static final String ORIGIN = "distribution";

    private static final String SOURCES = "etc/apt/sources.list";

    private final Path folder;
    private final Path logs;
    private final Distribution distribution;

    public MirrorSnapshot(Path work, Distribution distribution) {
        this.folder = work.resolve("mirror");
        this.logs = work.resolve("logs");
        this.distribution = distribution;
    }

    /** Whether a state of this very distribution is held; before the first bootstrap there is none. */
    public boolean held() throws IOException {
        Path origin = folder.resolve(ORIGIN);
        return Files.exists(origin) && Files.readString(origin).equals(distribution.toString());
    }

    /** Takes over the state a bootstrap has fetched; of a root that was given a state there is nothing new to take. */
    synchronized void adopt(Path root) throws IOException {
        if (!held()) {
            forget();
            Files.createDirectories(folder.resolve("etc/apt"));
            Files.createDirectories(folder.resolve(LISTS).getParent());
            copy(root.resolve(LISTS), folder.resolve(LISTS));
            Files.copy(root.resolve(SOURCES), folder.resolve(SOURCES));
            Files.writeString(folder.resolve(ORIGIN), distribution.toString());
        }
    }

    /** Gives a root the held state, so that installing there neither fetches an index nor sees another one. */
    void provide(Path root) {
        copy(folder.resolve(LISTS), root.resolve(LISTS));
    }

    private void forget() {
        RunProgram.run(List.of("rm", "-rf", folder.toString()), Map.of(), logs.resolve("forget.log"));
    }

    /**
     * Asks the mirror for its present state and keeps it.
     *
     * @return whether it differs from the one held before
     * @throws ImageFailure when the mirror does not answer or its signature fails; the held state stays
     */
    public boolean refresh() throws IOException {
        String before = id();
        Path fresh = folder.resolve("fresh");
        copy(folder.resolve(LISTS), fresh);
        List<String> update = new ArrayList<>(apt("-o", "Dir::State::Lists=" + fresh));
        update.addAll(List.of("update", "--error-on=any"));
        RunProgram.run(update, Map.of(), logs.resolve("update.log"));
        if (idOf(fresh).equals(before)) {
            return false;
        }
        copy(fresh, folder.resolve(LISTS));
        return true;
    }

    /** Which installed packages the held state has newer versions of, given dpkg's status file. */
    public List<String> outdated(Path status) throws IOException {
        List<String> command = new ArrayList<>(apt("-o", "Dir::State::status=" + status));
        command.addAll(List.of("--simulate", "dist-upgrade"));
        String plan = RunProgram.run(command, Map.of(), logs.resolve("outdated-" + status.getFileName() + ".log"));
        return plan.lines()
                .filter(line -> line.startsWith("Inst "))
                .map(line -> line.substring("Inst ".length(), line.indexOf(' ', "Inst ".length())))
                .toList();
    }

    /** SHA-256 over the signed index files: the same state has the same id. */
    public String id() throws IOException {
        return idOf(folder.resolve(LISTS));
    }

    /** When the release was last published, in seconds since 1970-01-01T00:00Z; packages inside may be newer. */
    public long released() throws IOException {
        List<String> indexes = new ArrayList<>();
        for (Path index : indexes(folder.resolve(LISTS)).values()) {
            indexes.add(Files.readString(index));
        }
        return ReadRelease.published(indexes, distribution.suite());
    }

    private static String idOf(Path lists) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, Path> index : indexes(lists).entrySet()) {
            all.append(index.getKey())
                    .append(' ')
                    .append(Sha256.hexOf(index.getValue()))
                    .append('\n');
        }
        return Sha256.hexOf(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static SortedMap<String, Path> indexes(Path lists) throws IOException {
        SortedMap<String, Path> indexes = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(lists, "*Release")) {
            files.forEach(file -> indexes.put(file.getFileName().toString(), file));
        }
        return indexes;
    }

    private List<String> apt(String... more) throws IOException {
        Files.createDirectories(folder.resolve("cache/archives/partial"));
        Path status = Files.writeString(folder.resolve("no-packages"), "");
        List<String> command = new ArrayList<>(List.of("apt-get", "--quiet", "--assume-yes"));
        for (String option : List.of(
                "Dir::Etc::SourceList=" + folder.resolve(SOURCES),
                "Dir::Etc::SourceParts=/dev/null",
                "Dir::Etc::Preferences=/dev/null",
                "Dir::Etc::PreferencesParts=/dev/null",
                "Dir::State=" + folder.resolve("state"),
                "Dir::State::Lists=" + folder.resolve(LISTS),
                "Dir::State::status=" + status,
                "Dir::Cache=" + folder.resolve("cache"),
                "Acquire::Languages=none")) {
            command.addAll(List.of("-o", option));
        }
        if (distribution.keyring() != null) {
            String key = Files.isDirectory(distribution.keyring()) ? "Dir::Etc::TrustedParts=" : "Dir::Etc::Trusted=";
            command.addAll(List.of("-o", key + distribution.keyring()));
        }
        command.addAll(List.of(more));
        Files.createDirectories(folder.resolve("state/lists/partial"));
        return command;
    }

    private void copy(Path from, Path to) {
        RunProgram.run(
                List.of(
                        "sh",
                        "-c",
                        "rm -rf \"$2\" && cp -a --reflink=auto \"$1\" \"$2\"",
                        "copy",
                        from.toString(),
                        to.toString()),
                Map.of(),
                logs.resolve("copy-"
                        + Sha256.hexOf(to.toString().getBytes(StandardCharsets.UTF_8))
                                .substring(0, 8) + ".log"));
    }
}
