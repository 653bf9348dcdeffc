package io.banyan.bench.control;

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
import io.banyan.engine.spec.ContainerSpec;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine in memory, which moves by itself and builds nothing. */
@Configuration(proxyBeanMethods = false)
public class FakeEngineConfiguration {

    @Bean(destroyMethod = "close")
    FakeEngine engine() {
        return FakeEngine.automatic(FakeEngineConfiguration::steady)
                .claiming(EnumSet.complementOf(EnumSet.of(Capability.BUILD)));
    }

    private static Behaviour steady(ContainerSpec container) {
        return Behaviour.STEADY;
    }

    @Bean
    BuildContainers buildContainers() {
        return new ReadyImages();
    }

    private static final class ReadyImages implements BuildContainers {
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
                    FaultCode.CAPABILITY_NOT_SUPPORTED, "this engine builds nothing", "deploy a ready image"));
        }
    }
}
