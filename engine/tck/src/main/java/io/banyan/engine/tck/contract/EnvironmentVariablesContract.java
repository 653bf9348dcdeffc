package io.banyan.engine.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.Capability;
import io.banyan.engine.spec.Variable;
import io.banyan.engine.tck.Contract;
import io.banyan.engine.tck.Proves;
import io.banyan.engine.tck.RunningService;
import org.junit.jupiter.api.Test;

/** Plain and secret variables; secret ones never visible in the engine's own descriptions. */
@Proves(Capability.ENVIRONMENT_VARIABLES)
public abstract class EnvironmentVariablesContract extends Contract {
    private static final String SECRET = "s3cr3t-4b1f0c9e";

    @Test
    void aVariableArrives() {
        RunningService web =
                scene().service("web", draft -> draft.set("GREETING", "hello")).awaitComplete();

        assertThat(web.ask("/env?name=GREETING")).isEqualTo("hello");
    }

    @Test
    void aSecretArrivesButIsNotInAnyDescription() {
        RunningService web = scene().service(
                        "web",
                        draft -> draft.set("GREETING", "hello-in-the-open").variable(Variable.secret("TOKEN", SECRET)))
                .awaitComplete();

        assertThat(web.ask("/env?name=TOKEN")).isEqualTo(SECRET);
        assertThat(tck().underTest().descriptionOf(web.only()))
                .as("what plain variables show, so that the absence of the secret means something")
                .contains("hello-in-the-open")
                .doesNotContain(SECRET);
        assertThat(web.observe().toString()).doesNotContain(SECRET);
    }

    @Test
    void aSecretDoesNotHideTheImagesOwnVariablesNorItsEntryPoint() {
        RunningService web = scene().service("web", draft -> draft.variable(Variable.secret("TOKEN", SECRET)))
                .awaitComplete();

        assertThat(web.ask("/env?name=PATH")).isNotBlank();
        assertThat(web.ask("/env?name=JAVA_HOME")).isNotBlank();
    }

    @Test
    void anotherReleaseSeesAnotherValue() {
        RunningService web = scene().service("web", draft -> draft.variable(Variable.secret("TOKEN", SECRET)))
                .awaitComplete();

        web.change(draft -> draft.release("r2").variable(Variable.secret("TOKEN", "another-secret")))
                .awaitComplete();

        assertThat(web.ask("/env?name=TOKEN")).isEqualTo("another-secret");
    }
}
