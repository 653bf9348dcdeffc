package io.banyan.delivery.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.applications.Extension;
import io.banyan.delivery.DeliveryFailed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectBuildTest {

    @Test
    void aSpringBootProjectIsPackagedAsItIs() {
        BuildPlan plan = detect(Map.of("pom.xml", "<plugin>spring-boot-maven-plugin</plugin>"));

        assertThat(plan.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.command())
                        .contains("mvn", "package")
                        .doesNotContain("dependency:copy-dependencies"));
        assertThat(plan.packaging()).isInstanceOf(BuildPlan.JavaProgram.class);
    }

    @Test
    void aPlainMavenProjectBringsItsLibrariesAlong() {
        assertThat(detect(Map.of("pom.xml", "<project/>")).steps().getFirst().command())
                .contains("package", "dependency:copy-dependencies");
    }

    @Test
    void gradleUsesTheRepositorysOwnWrapperWhenThereIsOne() {
        assertThat(detect(Map.of("build.gradle", "plugins { id 'application' }"))
                        .steps()
                        .getFirst()
                        .command())
                .startsWith("gradle")
                .contains("installDist");
        assertThat(detect(Map.of("build.gradle.kts", "", "gradlew", "#!/bin/sh"))
                        .steps()
                        .getFirst()
                        .command())
                .startsWith("sh", "./gradlew");
    }

    @Test
    void aNodeProgramWithoutDependenciesNeedsNoBuilder() {
        BuildPlan plan = detect(Map.of("package.json", "{\"scripts\":{\"start\":\"node server.js --port=1\"}}"));

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.packaging()).isEqualTo(new BuildPlan.NodeProgram(List.of("node", "server.js", "--port=1")));
    }

    @Test
    void aNodeProgramWithALockFileIsInstalledFromIt() {
        BuildPlan plan = detect(Map.of(
                "package.json",
                        "{\"scripts\":{\"start\":\"next start\",\"build\":\"next build\"},\"dependencies\":{\"a\":\"1\"}}",
                "package-lock.json", "{}"));

        assertThat(plan.steps().getFirst().command().getLast())
                .isEqualTo("npm ci --include=dev\nnpm run build\nnpm prune --omit=dev");
        assertThat(plan.packaging()).isEqualTo(new BuildPlan.NodeProgram(List.of("sh", "-c", "exec next start")));
    }

    @Test
    void aBuildScriptWithoutAStartScriptMakesASite() {
        assertThat(detect(Map.of("package.json", "{\"scripts\":{\"build\":\"vite build\"}}"))
                        .packaging())
                .isInstanceOf(BuildPlan.StaticFiles.class);
        assertThat(detect(Map.of("index.html", "<html/>")).steps()).isEmpty();
    }

    @Test
    void aDockerfileGoesBeforeWhatElseIsFound() {
        assertThat(detect(Map.of("Dockerfile", "FROM x", "pom.xml", "")).packaging())
                .isEqualTo(new BuildPlan.Dockerfile("Dockerfile"));
    }

    @Test
    void whatTheManifestSaysGoesBeforeEverything() {
        Extension.Build wishes = new Extension.Build(
                Optional.of(Extension.BuildKind.MAVEN),
                List.of("mvn", "verify"),
                Optional.of("a.Main"),
                Optional.empty(),
                Optional.empty(),
                List.of("-Xss1m"),
                true);

        BuildPlan plan = DetectBuild.detect(reader(Map.of("Dockerfile", "FROM x")), wishes);

        assertThat(plan.steps().getFirst().command()).containsExactly("mvn", "verify");
        assertThat(plan.packaging())
                .isInstanceOfSatisfying(
                        BuildPlan.JavaProgram.class,
                        program -> assertThat(program.mainClass()).contains("a.Main"));
    }

    @Test
    void nothingKnownSaysWhatWasLookedFor() {
        assertThatThrownBy(() -> detect(Map.of("README.md", "hello")))
                .isInstanceOf(DeliveryFailed.class)
                .hasMessageContaining("build-not-detected")
                .hasMessageContaining("pom.xml");
    }

    private static BuildPlan detect(Map<String, String> files) {
        return DetectBuild.detect(reader(files), Extension.Build.DETECTED);
    }

    private static java.util.function.Function<String, Optional<byte[]>> reader(Map<String, String> files) {
        return path -> Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
