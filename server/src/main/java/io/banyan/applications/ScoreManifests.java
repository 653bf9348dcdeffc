package io.banyan.applications;

import io.banyan.applications.score.ReadManifest;
import java.util.List;
import java.util.Optional;

/** Reads Score manifests. Pure; safe from any thread. */
public final class ScoreManifests {
    /** Where a source has its manifest. */
    public static final String FILE = "score.yaml";

    /** Beyond this a manifest is refused unread. */
    public static final int LARGEST_BYTES = 256 * 1024;

    private ScoreManifests() {}

    /**
     * Reads and checks.
     *
     * @param text YAML
     */
    public static Reading read(String text) {
        return ReadManifest.read(text);
    }

    /**
     * Reads what must be right.
     *
     * @throws ManifestInvalid with every problem
     */
    public static Manifest require(String text) {
        Reading reading = read(text);
        if (!reading.problems().isEmpty()) {
            throw new ManifestInvalid(reading.problems());
        }
        return reading.manifest().orElseThrow();
    }

    /**
     * What came of reading a manifest.
     *
     * @param manifest present when there are no problems
     * @param problems in the order of the file
     */
    public record Reading(Optional<Manifest> manifest, List<ManifestProblem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }
}
