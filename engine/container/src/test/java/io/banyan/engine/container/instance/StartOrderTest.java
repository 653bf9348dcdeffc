package io.banyan.engine.container.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.engine.EngineException;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.StartCondition;
import io.banyan.engine.spec.Variable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartOrderTest {

    @Test
    void containersStartAfterThoseTheyWaitFor() {
        List<ContainerSpec> sorted =
                StartOrder.of(List.of(after("web", "migrate"), after("migrate", "proxy"), after("proxy")));

        assertThat(sorted).extracting(ContainerSpec::name).containsExactly("proxy", "migrate", "web");
    }

    @Test
    void refusesCirclesAndStrangers() {
        assertThatThrownBy(() -> StartOrder.of(List.of(after("a", "b"), after("b", "a"))))
                .isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> StartOrder.of(List.of(after("a", "nobody")))).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> StartOrder.of(List.of(after("a"), after("a")))).isInstanceOf(EngineException.class);
    }

    @Test
    void secretsOfAnyContentSurviveTheShell() throws IOException {
        String value = "it's \"quoted\" $HOME `id` 100% \\ 净值\nsecond line";
        String script = SecretVariables.script(List.of(Variable.secret("PASSWORD", value)));

        Process shell = new ProcessBuilder("sh", "-c", script, "sh", "printenv", "PASSWORD").start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(value + "\n");
    }

    @Test
    void refusesNamesThatAShellCannotSet() {
        assertThatThrownBy(() -> SecretVariables.check(List.of(Variable.secret("a.b", "x"))))
                .isInstanceOf(EngineException.class);
        SecretVariables.check(List.of(Variable.plain("a.b", "x")));
    }

    private static ContainerSpec after(String name, String... before) {
        return ContainerSpec.of(name, "image")
                .withStartAfter(List.of(before).stream()
                        .map(other -> new StartCondition(other, StartCondition.State.STARTED))
                        .toList());
    }
}
