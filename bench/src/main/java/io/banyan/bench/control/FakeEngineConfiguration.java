package io.banyan.bench.control;

import io.banyan.engine.Capability;
import io.banyan.engine.build.BuildContainers;
import io.banyan.engine.fake.Behaviour;
import io.banyan.engine.fake.FakeEngine;
import io.banyan.engine.spec.ContainerSpec;
import java.util.EnumSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine in memory, which moves by itself. */
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
    BuildContainers buildContainers(FakeEngine engine) {
        return engine.controls().builds();
    }
}
