package io.banyan.images;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.banyan.images.debian.Distribution;
import io.banyan.images.definition.ReadDefinitions;
import io.banyan.images.definition.ResolveDefinitions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The whole set, built once for the tests of this module; a later run finds it current. */
final class BuiltImages {
    static final Path HOME = Path.of(System.getProperty("java.io.tmpdir"), "banyan-images-test");
    static final BuildSettings SETTINGS =
            BuildSettings.below(HOME, new Distribution(Distribution.DEFAULT_SUITE, List.of(), null));

    private BuiltImages() {}

    /** Builds what is not current; says why where this machine cannot build at all. */
    static synchronized Catalog catalog() {
        assumeCanBuild();
        return build(SETTINGS, new ArrayList<>());
    }

    static Catalog build(BuildSettings settings, List<String> steps) {
        return new BuildImages(settings, new NotedSteps(steps))
                .build(ResolveDefinitions.resolve(
                        ReadDefinitions.bundled(), settings.distribution().suite()));
    }

    static void assumeCanBuild() {
        try {
            CheckMachine.canBuild();
        } catch (ImageFailure lacking) {
            System.out.println("skipped: " + lacking.getMessage());
            assumeThat(lacking).as("skipped: %s", lacking.getMessage()).isNull();
        }
    }

    /** Notes each step as {@code name OUTCOME}. */
    record NotedSteps(List<String> steps) implements Progress {
        @Override
        public synchronized void ended(String image, Outcome outcome, long bytes, Duration elapsed) {
            steps.add(image + " " + outcome);
        }

        @Override
        public synchronized void warned(ImageFailure warning) {
            steps.add("warning " + warning.error());
        }
    }
}
