package io.banyan.engine.container.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.engine.EngineException;
import io.banyan.engine.StaleGenerationException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationsTest {
    @TempDir
    private Path home;

    @Test
    void theFloorSurvivesARestartAndARemoval() {
        open().accept("wealth/dev/quotes", 3, "a");
        assertThatThrownBy(() -> open().accept("wealth/dev/quotes", 2, "a"))
                .isInstanceOf(StaleGenerationException.class);

        open().remove("wealth/dev/quotes", 4);
        assertThatThrownBy(() -> open().accept("wealth/dev/quotes", 4, "a"))
                .isInstanceOf(StaleGenerationException.class);
        assertThatCode(() -> open().accept("wealth/dev/quotes", 5, "a")).doesNotThrowAnyException();
    }

    @Test
    void theSameGenerationMayComeAgainButNotWithOtherContent() {
        open().accept("wealth/dev/quotes", 3, "a");

        assertThatCode(() -> open().accept("wealth/dev/quotes", 3, "a")).doesNotThrowAnyException();
        assertThatThrownBy(() -> open().accept("wealth/dev/quotes", 3, "b"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("INVALID_SPECIFICATION");
    }

    @Test
    void aRemovalMustBeNewerUnlessItIsTheSameAgain() {
        open().accept("wealth/dev/quotes", 3, "a");

        assertThatThrownBy(() -> open().remove("wealth/dev/quotes", 3)).isInstanceOf(StaleGenerationException.class);
        open().remove("wealth/dev/quotes", 4);
        assertThatCode(() -> open().remove("wealth/dev/quotes", 4)).doesNotThrowAnyException();
    }

    @Test
    void forgettingAnEnvironmentForgetsWhatIsInIt() {
        open().accept("wealth/dev/quotes", 3, "a");
        open().forget("wealth/dev");

        assertThatCode(() -> open().accept("wealth/dev/quotes", 1, "a")).doesNotThrowAnyException();
    }

    @Test
    void fingerprintsDependOnContentAndKeyAlone() {
        Fingerprints here = new Fingerprints(new StateFiles(home));
        Fingerprints again = new Fingerprints(new StateFiles(home));
        Fingerprints elsewhere = new Fingerprints(new StateFiles(home.resolve("other")));

        assertThat(here.of(Map.of("a", 1, "b", 2))).isEqualTo(again.of(Map.of("b", 2, "a", 1)));
        assertThat(here.of(Map.of("a", 1))).isNotEqualTo(here.of(Map.of("a", 2)));
        assertThat(here.of(Map.of("a", 1))).isNotEqualTo(elsewhere.of(Map.of("a", 1)));
    }

    private Generations open() {
        return new Generations(new StateFiles(home));
    }
}
