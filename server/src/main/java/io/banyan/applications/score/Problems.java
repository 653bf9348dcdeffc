package io.banyan.applications.score;

import io.banyan.applications.ManifestProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one text, each with its place. */
final class Problems {
    private final YamlTree tree;
    private final List<ManifestProblem> found = new ArrayList<>();

    Problems(YamlTree tree) {
        this.tree = tree;
    }

    void atValue(String pointer, ManifestProblem.Code code, String... arguments) {
        add(pointer, tree.ofValue(pointer), code, arguments);
    }

    void atKey(String pointer, ManifestProblem.Code code, String... arguments) {
        add(pointer, tree.ofKey(pointer), code, arguments);
    }

    private void add(String pointer, Position position, ManifestProblem.Code code, String... arguments) {
        ManifestProblem problem =
                new ManifestProblem(pointer, position.line(), position.column(), code, List.of(arguments));
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    /** In the order of the text. */
    List<ManifestProblem> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(ManifestProblem::line).thenComparingInt(ManifestProblem::column))
                .toList();
    }
}
