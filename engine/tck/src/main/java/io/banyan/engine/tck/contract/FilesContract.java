package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.spec.FileMount;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Read-only files, plain and secret. */
@Proves(Capability.FILES)
public abstract class FilesContract extends Contract {
    private static final String SECRET = "s3cr3t-77ab2d1e";

    @Test
    void aFileIsThereAndCannotBeWritten() {
        RunningService web = scene().service("web", draft -> draft.file(file("/etc/app/settings", "a=1\nb=2\n", false)))
                .awaitComplete();

        assertThat(web.run("READ", "/etc/app/settings").output()).isEqualTo("a=1\nb=2\n");
        assertThat(web.run("WRITE", "/etc/app/settings", "a=2").exitCode()).isNotZero();
        assertThat(web.run("READ", "/etc/app/settings").output()).isEqualTo("a=1\nb=2\n");
    }

    @Test
    void severalFilesMayLieInOneDirectory() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.file(file("/etc/app/one", "1", false)).file(file("/etc/app/two", "2", true)))
                .awaitComplete();

        assertThat(web.run("READ", "/etc/app/one").output()).isEqualTo("1");
        assertThat(web.run("READ", "/etc/app/two").output()).isEqualTo("2");
    }

    @Test
    void aSecretFileIsThereButNotInAnyDescription() {
        RunningService web = scene().service("web", draft -> draft.file(file("/etc/app/token", SECRET, true)))
                .awaitComplete();

        assertThat(web.run("READ", "/etc/app/token").output()).isEqualTo(SECRET);
        assertThat(tck().underTest().descriptionOf(web.only()))
                .contains("/etc/app/token")
                .doesNotContain(SECRET);
    }

    @Test
    void anotherReleaseSeesOtherContent() {
        RunningService web = scene().service("web", draft -> draft.file(file("/etc/app/version", "one", false)))
                .awaitComplete();

        web.change(draft -> draft.release("r2").file(file("/etc/app/version", "two", false)))
                .awaitComplete();

        assertThat(web.run("READ", "/etc/app/version").output()).isEqualTo("two");
    }

    private static FileMount file(String path, String content, boolean secret) {
        return new FileMount(path, content.getBytes(StandardCharsets.UTF_8), 0444, secret);
    }
}
