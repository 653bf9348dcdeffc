package io.banyan.delivery.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.delivery.DeliverySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class FetchGitTest {
    @TempDir
    Path directory;

    private Path origin = Path.of("");
    private String first = "";
    private String second = "";

    @BeforeEach
    void makeRepository() throws Exception {
        origin = directory.resolve("origin");
        try (Git git = Git.init()
                .setDirectory(origin.toFile())
                .setInitialBranch("main")
                .call()) {
            first = commit(git, "one");
            git.tag().setName("v1").call();
            second = commit(git, "two");
            git.branchCreate().setName("feature/x").call();
        }
    }

    @Test
    void aBranchATagAndACommitAreFound() throws Exception {
        assertThat(fetch("main")).isEqualTo(second);
        assertThat(fetch("feature/x")).isEqualTo(second);
        assertThat(fetch("v1")).isEqualTo(first);
        assertThat(fetch(first)).isEqualTo(first);
        assertThat(fetch(first.substring(0, 9))).isEqualTo(first);
    }

    @Test
    void noMoreHistoryComesThanIsNeeded() throws Exception {
        Path target = directory.resolve("shallow");
        git(settings("file")).fetch(url(), "main", target);

        assertThat(target.resolve("file.txt")).hasContent("two");
        try (Git git = Git.open(target.toFile())) {
            assertThat(git.log().call()).hasSize(1);
        }
    }

    @Test
    void anUnknownRefNamesSomeThatExist() {
        assertThatThrownBy(() -> fetch("nope"))
                .hasMessageContaining("ref-unknown")
                .hasMessageContaining("feature/x");
        assertThatThrownBy(() -> fetch("0123456789012345678901234567890123456789"))
                .hasMessageContaining("ref-unknown");
    }

    @Test
    void aRepositoryThatIsNotThereIsNotTakenForAnOutage() {
        assertThatThrownBy(() -> git(settings("file"))
                        .fetch(directory.resolve("missing").toUri().toString(), "main", directory.resolve("x")))
                .hasMessageContaining("source-not-found");
    }

    @Test
    void aServerThatDoesNotAnswerIsThePlatformsFault() {
        assertThatThrownBy(
                        () -> git(settings("http")).fetch("http://127.0.0.1:1/a.git", "main", directory.resolve("y")))
                .hasMessageContaining("source-unreachable");
    }

    @Test
    void addressesThatThePolicyDoesNotAllowAreNeverAsked() {
        assertThatThrownBy(() -> git(settings("https")).fetch(url(), "main", directory.resolve("z")))
                .hasMessageContaining("source-address-not-allowed");
        assertThatThrownBy(() -> git(settings("https")).requireAllowed("https://user:secret@host/a.git"))
                .hasMessageContaining("source-credentials-in-address")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> git(settings("https")).requireAllowed("ext::sh -c id"))
                .hasMessageContaining("source-address-invalid");
        assertThatThrownBy(() -> git(settings("https")).requireAllowed("--upload-pack=id"))
                .hasMessageContaining("source-address-invalid");
    }

    private String fetch(String ref) throws Exception {
        return git(settings("file")).fetch(url(), ref, Files.createTempDirectory(directory, "fetch"));
    }

    private String url() {
        return origin.toUri().toString();
    }

    private static FetchGit git(DeliverySettings settings) {
        return new FetchGit(settings);
    }

    private String commit(Git git, String content) throws Exception {
        Files.writeString(origin.resolve("file.txt"), content);
        git.add().addFilepattern(".").call();
        PersonIdent author = new PersonIdent("test", "test@example.com");
        return git.commit()
                .setMessage(content)
                .setAuthor(author)
                .setCommitter(author)
                .setSign(false)
                .call()
                .name();
    }

    private static DeliverySettings settings(String scheme) {
        return new DeliverySettings(
                "localhost:5000",
                true,
                Optional.empty(),
                Optional.empty(),
                1,
                1000,
                DataSize.ofGigabytes(1),
                Duration.ofMinutes(1),
                DataSize.ofMegabytes(1),
                new DeliverySettings.Git(
                        List.of(scheme), List.of(), Duration.ofSeconds(5), DataSize.ofMegabytes(50), List.of()),
                new DeliverySettings.Archives(
                        DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), 100, Duration.ofHours(1)),
                new DeliverySettings.Site(
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
