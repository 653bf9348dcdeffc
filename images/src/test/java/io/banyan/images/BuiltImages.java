package io.banyan.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.banyan.images.debian.Distribution;
import io.banyan.images.definition.ReadDefinitions;
import io.banyan.images.definition.ResolveDefinitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole set for the tests of this module: a copy of the one in the folder that {@code BANYAN_TEST_IMAGES} names, else
 * built once; a later run finds it current.
 */
final class BuiltImages {
    static final Path HOME = Path.of(System.getProperty("java.io.tmpdir"), "banyan-images-test");
    static final BuildSettings SETTINGS =
            BuildSettings.below(HOME, new Distribution(Distribution.DEFAULT_SUITE, List.of(), null));

    private BuiltImages() {}

    /** Builds what is not current; says why where this machine cannot build at all. */
    static synchronized Catalog catalog() {
        assumeCanBuild();
        Optional.ofNullable(System.getenv("BANYAN_TEST_IMAGES"))
                .filter(images -> !Files.exists(SETTINGS.output()))
                .ifPresent(BuiltImages::copy);
        return build(SETTINGS, new ArrayList<>());
    }

    /** With owners and links as they are, of which file trees of a distribution have many. */
    private static void copy(String images) {
        run("mkdir", "-p", HOME.toString());
        run("cp", "-a", images, SETTINGS.output().toString());
    }

    static void run(String... command) {
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .as(String.join(" ", command))
                    .isZero();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
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
