package io.banyan.delivery.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.delivery.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {
    private static final BuildPlan PLAN = plan("package");

    @TempDir
    Path source;

    private String before = "";

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(source.resolve("src"));
        Files.writeString(source.resolve("pom.xml"), "<project/>");
        Files.writeString(source.resolve("src/Main.java"), "class Main {}");
        Files.writeString(source.resolve("score.yaml"), "first");
        before = recipe(PLAN, "");
    }

    @Test
    void theSameSourceHasTheSameRecipeWhereverItLies(@TempDir Path elsewhere) throws IOException {
        Files.createDirectories(elsewhere.resolve("src"));
        Files.writeString(elsewhere.resolve("src/Main.java"), "class Main {}");
        Files.writeString(elsewhere.resolve("pom.xml"), "<project/>");

        assertThat(Recipe.of(PLAN, name -> name, new SourceTree(elsewhere))).isEqualTo(before);
    }

    @Test
    void everyFileCounts() throws IOException {
        Files.writeString(source.resolve("src/Main.java"), "class Main { }");
        assertThat(recipe(PLAN, "")).isNotEqualTo(before);
    }

    @Test
    void aMovedFileCounts() throws IOException {
        Files.move(source.resolve("src/Main.java"), source.resolve("Main.java"));
        assertThat(recipe(PLAN, "")).isNotEqualTo(before);
    }

    @Test
    void theRightToExecuteCounts() {
        assertThat(source.resolve("pom.xml").toFile().setExecutable(true)).isTrue();
        assertThat(recipe(PLAN, "")).isNotEqualTo(before);
    }

    @Test
    void aLinkCountsByItsTarget() throws IOException {
        Files.createSymbolicLink(source.resolve("link"), Path.of("pom.xml"));
        String first = recipe(PLAN, "");
        Files.delete(source.resolve("link"));
        Files.createSymbolicLink(source.resolve("link"), Path.of("src"));

        assertThat(recipe(PLAN, "")).isNotEqualTo(first).isNotEqualTo(before);
    }

    @Test
    void theManifestAndTheHistoryDoNotCount() throws IOException {
        Files.writeString(source.resolve("score.yaml"), "second");
        Files.createDirectories(source.resolve(".git"));
        Files.writeString(source.resolve(".git/index"), "when it was checked out");

        assertThat(recipe(PLAN, "")).isEqualTo(before);
    }

    @Test
    void anotherBaseImageOrAnotherCommandIsAnotherRecipe() {
        assertThat(recipe(PLAN, "patched-")).isNotEqualTo(before);
        assertThat(recipe(plan("verify"), "")).isNotEqualTo(before);
    }

    private String recipe(BuildPlan plan, String prefix) {
        return Recipe.of(plan, name -> prefix + name, new SourceTree(source));
    }

    private static BuildPlan plan(String goal) {
        return new BuildPlan(
                List.of(new BuildPlan.Step("maven", BuildPlan.Tool.MAVEN, List.of("mvn", goal))),
                new BuildPlan.JavaProgram(List.of("target"), "libraries", Optional.empty(), List.of()));
    }
}
