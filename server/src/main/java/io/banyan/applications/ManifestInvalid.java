package io.banyan.applications;

import io.banyan.kernel.FieldProblem;
import io.banyan.kernel.InvalidFieldsException;
import java.util.List;
import java.util.OptionalInt;

/** A manifest that was refused, with everything that is wrong with it. */
public class ManifestInvalid extends InvalidFieldsException {
    private static final long serialVersionUID = 1L;

    private final transient List<ManifestProblem> problems;

    public ManifestInvalid(List<ManifestProblem> problems) {
        super(
                ApplicationsError.MANIFEST_INVALID,
                problems.stream()
                        .map(problem -> new FieldProblem(
                                problem.pointer(),
                                OptionalInt.of(problem.line()),
                                OptionalInt.of(problem.column()),
                                problem.message()))
                        .toList(),
                problems.getFirst().line(),
                problems.getFirst().column(),
                problems.getFirst().message(),
                problems.size());
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of the file. */
    public List<ManifestProblem> problems() {
        return problems;
    }
}
