package io.banyan.runtime;

import io.banyan.engine.Capability;
import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.build.BuildContainers;
import io.banyan.engine.build.BuildStep;
import io.banyan.engine.build.BuildStepResult;
import io.banyan.engine.build.ImageBuild;
import io.banyan.engine.fake.Behaviour;
import io.banyan.engine.fake.FakeEngine;
import io.banyan.engine.fake.Inside;
import io.banyan.engine.fake.Program;
import io.banyan.engine.session.LogLine;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.runtime.observed.DatabaseTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An engine in memory in the place of the real one, for tests of the control plane. It moves by itself. */
@TestConfiguration(proxyBeanMethods = false)
public class FakeEngineBeans {

    /** An image whose containers take a minute to answer. */
    public static final String SLOW = "example.test/slow:1";

    /** An image whose containers have eaten 64 MiB of memory half a second after they answer. */
    public static final String GREEDY = "example.test/greedy:1";

    @Bean(destroyMethod = "close")
    FakeEngine engine() {
        return FakeEngine.automatic(new Images()).claiming(EnumSet.complementOf(EnumSet.of(Capability.BUILD)));
    }

    @Bean
    JumpingTime timepiece(JdbcClient database) {
        return new JumpingTime(new DatabaseTime(database));
    }

    /** The fake engine builds nothing, and says so. */
    @Bean
    BuildContainers buildContainers() {
        return new NoBuilds();
    }

    private static final class Images implements Program {
        @Override
        public Behaviour behaviour(ContainerSpec container) {
            return switch (container.image()) {
                case SLOW -> Behaviour.STEADY.withStartDelay(Duration.ofMinutes(1));
                case GREEDY -> Behaviour.STEADY.withMemory(0, 128L * 1024 * 1024);
                default -> Behaviour.STEADY;
            };
        }

        @Override
        public void started(Inside inside) {
            inside.log(LogLine.Stream.OUT, "hello from " + inside.instance().name());
        }

        @Override
        public Outcome run(Inside inside, List<String> command) {
            return new Outcome.Done(command.size(), String.join(" ", command) + "\n", "");
        }
    }

    private static final class NoBuilds implements BuildContainers {
        @Override
        public BuildStepResult run(BuildStep step, Consumer<String> line) {
            throw unsupported();
        }

        @Override
        public String build(ImageBuild image, Consumer<String> line) {
            throw unsupported();
        }

        @Override
        public String resolve(String reference) {
            return reference;
        }

        private static EngineException unsupported() {
            return new EngineException(new Fault(
                    FaultCode.CAPABILITY_NOT_SUPPORTED, "the fake engine builds nothing", "use a real engine"));
        }
    }
}
