package io.banyan.engine.container.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {
    @TempDir
    private Path home;

    record Former(String name) {}

    record Latter(String name, boolean unwanted) {}

    @Test
    void whatAnotherVersionWroteIsRead() {
        StateFiles files = new StateFiles(home);
        files.write(files.path("former.json"), new Former("web"));
        files.write(files.path("latter.json"), new Latter("web", true));

        assertThat(files.read(files.path("former.json"), Latter.class)).hasValue(new Latter("web", false));
        assertThat(files.read(files.path("latter.json"), Former.class)).hasValue(new Former("web"));
    }
}
