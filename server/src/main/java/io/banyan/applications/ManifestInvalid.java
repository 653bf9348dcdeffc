package io.banyan.applications;

import io.banyan.kernel.BanyanException;
import java.util.List;

/** A manifest that was refused, with everything that is wrong with it. */
public class ManifestInvalid extends BanyanException {
    private static final long serialVersionUID = 1L;

    private final transient List<ManifestProblem> problems;

    public ManifestInvalid(List<ManifestProblem> problems) {
        super(
                ApplicationsError.MANIFEST_INVALID,
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
