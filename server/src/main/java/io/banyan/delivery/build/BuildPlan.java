package io.banyan.delivery.build;

import java.util.List;
import java.util.Optional;

/**
 * How an image is made from a source directory.
 *
 * @param steps commands in builder containers, in order
 * @param packaging what is made of their outcome
 */
public record BuildPlan(List<Step> steps, Packaging packaging) {
    public BuildPlan {
        steps = List.copyOf(steps);
    }

    /** Which tool a step runs, and with it which caches and settings it is given. */
    public enum Tool {
        MAVEN("builder-maven"),
        GRADLE("builder-gradle"),
        NPM("builder-node");

        private final String image;

        Tool(String image) {
            this.image = image;
        }

        /** The platform's image that has the tool. */
        public String image() {
            return image;
        }
    }

    /** One command over the whole source directory. */
    public record Step(String name, Tool tool, List<String> command) {
        public Step {
            command = List.copyOf(command);
        }
    }

    /** What becomes of the files. */
    public sealed interface Packaging {

        /** Name of the platform's image that the result stands on. */
        default String baseImage() {
            return switch (this) {
                case JavaProgram program -> "java";
                case NodeProgram program -> "node";
                case StaticFiles site -> "static";
                case Dockerfile file -> "base";
            };
        }
    }

    /**
     * A Java program in layers.
     *
     * @param outputs directories that may hold the program, relative to the source
     * @param libraries directory with the libraries of a program that is not packed into one file
     */
    public record JavaProgram(
            List<String> outputs, String libraries, Optional<String> mainClass, List<String> javaOptions)
            implements Packaging {}

    /**
     * A Node program: dependencies and code in a layer each.
     *
     * @param command what starts it
     */
    public record NodeProgram(List<String> command) implements Packaging {}

    /**
     * Files for the static base image's web server.
     *
     * @param directories where they may be, the first that has an index page counts
     */
    public record StaticFiles(List<String> directories) implements Packaging {}

    /** What a Dockerfile says. */
    public record Dockerfile(String path) implements Packaging {}
}
