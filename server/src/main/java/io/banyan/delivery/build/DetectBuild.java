package io.banyan.delivery.build;

import io.banyan.applications.Extension;
import io.banyan.applications.Extension.BuildKind;
import io.banyan.delivery.DeliveryError;
import io.banyan.delivery.DeliveryFailed;
import io.banyan.delivery.build.BuildPlan.Step;
import io.banyan.delivery.build.BuildPlan.Tool;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Decides from a few files at the top of a source directory how it is built. What the manifest says goes before what is
 * found; a Dockerfile goes before everything else that is found, because somebody wrote it for this purpose. Pure.
 */
public final class DetectBuild {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SITE_OUTPUTS = List.of("dist", "build", "out", "public", ".");

    private final Function<String, Optional<byte[]>> files;
    private final Extension.Build wishes;

    private DetectBuild(Function<String, Optional<byte[]>> files, Extension.Build wishes) {
        this.files = files;
        this.wishes = wishes;
    }

    /**
     * Decides.
     *
     * @param files content of a file by its path, empty when there is none
     * @throws DeliveryFailed BUILD_NOT_DETECTED
     */
    public static BuildPlan detect(Function<String, Optional<byte[]>> files, Extension.Build wishes) {
        return new DetectBuild(files, wishes).plan();
    }

    private BuildPlan plan() {
        return switch (wishes.kind().or(this::found).orElseThrow(DetectBuild::nothing)) {
            case DOCKERFILE ->
                new BuildPlan(
                        List.of(), new BuildPlan.Dockerfile(wishes.dockerfile().orElse("Dockerfile")));
            case MAVEN -> maven();
            case GRADLE -> gradle();
            case NODE -> node();
            case STATIC -> site();
        };
    }

    private Optional<BuildKind> found() {
        if (wishes.dockerfile().isPresent() || has("Dockerfile")) {
            return Optional.of(BuildKind.DOCKERFILE);
        }
        if (has("pom.xml")) {
            return Optional.of(BuildKind.MAVEN);
        }
        if (has("build.gradle") || has("build.gradle.kts")) {
            return Optional.of(BuildKind.GRADLE);
        }
        if (has("package.json")) {
            return Optional.of(script("start").isPresent() || has("server.js") ? BuildKind.NODE : BuildKind.STATIC);
        }
        return SITE_OUTPUTS.stream().anyMatch(this::hasIndex) || wishes.output().isPresent()
                ? Optional.of(BuildKind.STATIC)
                : Optional.empty();
    }

    private BuildPlan maven() {
        String pom = text("pom.xml");
        boolean boot = pom.contains("spring-boot-maven-plugin");
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "-e"));
        command.add("package");
        if (!boot) {
            command.addAll(List.of(
                    "dependency:copy-dependencies",
                    "-DincludeScope=runtime",
                    "-DoutputDirectory=target/banyan-libraries"));
        }
        return new BuildPlan(
                List.of(new Step("maven", Tool.MAVEN, command(command))),
                new BuildPlan.JavaProgram(
                        List.of("target"), "target/banyan-libraries", wishes.mainClass(), wishes.javaOptions()));
    }

    private BuildPlan gradle() {
        String script = text("build.gradle") + text("build.gradle.kts");
        boolean installable = script.contains("application") && !script.contains("org.springframework.boot");
        List<String> command = new ArrayList<>(has("gradlew") ? List.of("sh", "./gradlew") : List.of("gradle"));
        command.addAll(List.of("--no-daemon", "--console=plain", "--stacktrace", "build"));
        if (installable) {
            command.add("installDist");
        }
        return new BuildPlan(
                List.of(new Step("gradle", Tool.GRADLE, command(command))),
                new BuildPlan.JavaProgram(
                        List.of("build/libs"), "build/install", wishes.mainClass(), wishes.javaOptions()));
    }

    private BuildPlan node() {
        List<Step> steps = new ArrayList<>();
        if (!wishes.command().isEmpty()) {
            steps.add(new Step("npm", Tool.NPM, wishes.command()));
        } else if (hasDependencies() || script("build").isPresent()) {
            steps.add(new Step("npm", Tool.NPM, shell(install(), build(), "npm prune --omit=dev")));
        }
        return new BuildPlan(steps, new BuildPlan.NodeProgram(start()));
    }

    private BuildPlan site() {
        List<Step> steps = new ArrayList<>();
        if (!wishes.command().isEmpty()) {
            steps.add(new Step("npm", Tool.NPM, wishes.command()));
        } else if (script("build").isPresent()) {
            steps.add(new Step("npm", Tool.NPM, shell(install(), build())));
        }
        return new BuildPlan(
                steps, new BuildPlan.StaticFiles(wishes.output().map(List::of).orElse(SITE_OUTPUTS)));
    }

    private String install() {
        if (!hasDependencies()) {
            return "true";
        }
        return has("package-lock.json") ? "npm ci --include=dev" : "npm install --include=dev";
    }

    private String build() {
        return script("build").isPresent() ? "npm run build" : "true";
    }

    private static List<String> shell(String... commands) {
        List<String> real = List.of(commands).stream()
                .filter(command -> !command.equals("true"))
                .toList();
        return List.of("sh", "-ec", String.join("\n", real));
    }

    /** A plain {@code node ...} is started without a shell between, so that it hears the signal to stop. */
    private List<String> start() {
        String start = script("start").orElse("node server.js");
        return start.matches("node( [A-Za-z0-9_./=@-]+)+")
                ? List.of(start.split(" "))
                : List.of("sh", "-c", "exec " + start);
    }

    private List<String> command(List<String> usual) {
        return wishes.command().isEmpty() ? usual : wishes.command();
    }

    private Optional<String> script(String name) {
        return packageJson().path("scripts").path(name).asStringOpt();
    }

    private boolean hasDependencies() {
        JsonNode node = packageJson();
        return !node.path("dependencies").isEmpty()
                || !node.path("devDependencies").isEmpty();
    }

    private JsonNode packageJson() {
        try {
            return files.apply("package.json").map(JSON::readTree).orElseGet(JsonNodeFactory.instance::objectNode);
        } catch (JacksonException malformed) {
            throw new DeliveryFailed(malformed, DeliveryError.BUILD_NOT_DETECTED, "package.json is not valid JSON");
        }
    }

    private boolean hasIndex(String directory) {
        return has(directory.equals(".") ? "index.html" : directory + "/index.html");
    }

    private boolean has(String path) {
        return files.apply(path).isPresent();
    }

    private String text(String path) {
        return files.apply(path)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static DeliveryFailed nothing() {
        return new DeliveryFailed(
                DeliveryError.BUILD_NOT_DETECTED,
                "Dockerfile, pom.xml, build.gradle, build.gradle.kts, package.json, index.html");
    }
}
