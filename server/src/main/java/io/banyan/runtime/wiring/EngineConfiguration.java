package io.banyan.runtime.wiring;

import io.banyan.engine.Engine;
import io.banyan.engine.build.BuildContainers;
import io.banyan.engine.container.ContainerEngine;
import io.banyan.engine.container.ContainerEngineSettings;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.container.build.ContainerBuilds;
import io.banyan.engine.container.datapath.HaproxyDataPath;
import io.banyan.kernel.StateDirectory;
import io.banyan.runtime.builds.BaseImages;
import io.banyan.runtime.doctor.RoutePortSettings;
import io.banyan.runtime.reconcile.EndOrphans;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The container engine of this machine, unless somebody brings another engine. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(Engine.class)
class EngineConfiguration {

    @Bean
    Supplier<ContainerEngineSettings> containerEngineSettings(
            EngineSettings settings, RoutePortSettings edge, BaseImages images, StateDirectory state) {
        // Read when the engine is opened: base images may be built after the control plane was started.
        return () -> new ContainerEngineSettings(
                state.root(),
                settings.api()
                        .orElseGet(() -> URI.create("unix://" + state.run().resolve("podman.sock"))),
                settings.installation(),
                settings.node(),
                settings.addressPool(),
                settings.environmentPrefix(),
                new ContainerEngineSettings.Edge(edge.address(), edge.httpPort(), edge.httpsPort()),
                new ContainerEngineSettings.Images(
                        images.inEngine("banyan/gateway"),
                        images.inEngine("banyan/names"),
                        images.inEngine("banyan/base")),
                settings.shell(),
                settings.resync(),
                settings.connectTimeout());
    }

    @Bean(destroyMethod = "close")
    LateEngine<ContainerEngine> engine(Supplier<ContainerEngineSettings> settings, Clock clock) {
        return new LateEngine<>(() -> {
            ContainerEngineSettings known = settings.get();
            ContainerApi api = ContainerApi.connect(known.api(), known.connectTimeout());
            return new ContainerEngine(known, api, new HaproxyDataPath(known, api.docker()), clock);
        });
    }

    @Bean
    EndOrphans endOrphans(LateEngine<ContainerEngine> engine) {
        return wanted -> engine.engine().sweep(wanted);
    }

    @Bean
    BuildContainers buildContainers(Supplier<ContainerEngineSettings> settings) {
        return new LateBuilds(() -> {
            ContainerEngineSettings known = settings.get();
            return new ContainerBuilds(known, ContainerApi.connect(known.api(), known.connectTimeout()));
        });
    }
}
