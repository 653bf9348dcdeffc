package io.banyan.images.debian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What dpkg has noted in a build root: which packages there are and which paths belong to each. */
public final class PackageDatabase {
    private static final Pattern PARAGRAPHS = Pattern.compile("\n\n");

    private final Path folder;

    public PackageDatabase(Path buildRoot) {
        this.folder = buildRoot.resolve("var/lib/dpkg");
    }

    /** The installed packages, by name. */
    public List<DebianPackage> packages() throws IOException {
        return parse(status());
    }

    /** The state in dpkg's own format; apt can be asked about it without the root. */
    public String status() throws IOException {
        return Files.readString(folder.resolve("status"));
    }

    /** Absolute paths that the named packages own; a name that is not installed owns none. */
    public Set<String> pathsOf(Collection<String> packages) throws IOException {
        Set<String> paths = new HashSet<>();
        for (DebianPackage installed : packages()) {
            if (packages.contains(installed.name())) {
                paths.addAll(Files.readAllLines(listOf(installed)));
            }
        }
        return paths;
    }

    private Path listOf(DebianPackage installed) {
        Path plain = folder.resolve("info/" + installed.name() + ".list");
        return Files.exists(plain)
                ? plain
                : folder.resolve("info/" + installed.name() + ":" + installed.architecture() + ".list");
    }

    static List<DebianPackage> parse(String status) {
        List<DebianPackage> packages = new ArrayList<>();
        for (String paragraph : PARAGRAPHS.splitAsStream(status).toList()) {
            Map<String, String> fields = fields(paragraph);
            if (fields.getOrDefault("Status", "").equals("install ok installed")) {
                String name = fields.getOrDefault("Package", "");
                packages.add(new DebianPackage(
                        name,
                        fields.getOrDefault("Version", ""),
                        fields.getOrDefault("Architecture", ""),
                        fields.getOrDefault("Source", name).split(" ", 2)[0],
                        fields.getOrDefault("Maintainer", "")));
            }
        }
        packages.sort(Comparator.comparing(DebianPackage::name).thenComparing(DebianPackage::architecture));
        return packages;
    }

    /** The paragraphs of a status file without those of the named packages: what a scanner of the image should see. */
    public static String without(String status, Collection<String> packages) {
        return PARAGRAPHS
                .splitAsStream(status)
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .filter(paragraph -> !packages.contains(fields(paragraph).getOrDefault("Package", "")))
                .map(paragraph -> paragraph + "\n\n")
                .collect(Collectors.joining());
    }

    private static Map<String, String> fields(String paragraph) {
        Map<String, String> fields = new HashMap<>();
        for (String line : paragraph.lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.startsWith(" ") && !line.startsWith("\t")) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return fields;
    }
}
