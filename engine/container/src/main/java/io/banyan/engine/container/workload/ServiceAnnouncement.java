package io.banyan.engine.container.workload;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.container.datapath.DataPath;
import io.banyan.engine.container.datapath.HttpCheck;
import io.banyan.engine.spec.Check;
import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.Probe;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.Workload;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the data path about a service when something about it is news. */
final class ServiceAnnouncement {
    private static final Logger log = LoggerFactory.getLogger(ServiceAnnouncement.class);

    private final DataPath dataPath;
    private final InstanceGroup group;
    private Optional<Told> told = Optional.empty();

    private record Told(List<ServicePort> ports, Optional<HttpCheck> check) {}

    ServiceAnnouncement(DataPath dataPath, InstanceGroup group) {
        this.dataPath = dataPath;
        this.group = group;
    }

    /** Returns why the data path did not take it, when it did not. */
    Optional<Fault> announce(Workload.Service service) {
        Told news = new Told(service.ports(), check(service.containers()));
        if (told.filter(news::equals).isPresent()) {
            return Optional.empty();
        }
        try {
            dataPath.service(service.id(), news.ports(), news.check());
            if (told.isEmpty()) {
                dataPath.retain(service.id(), group.endpoints());
            }
            told = Optional.of(news);
            return Optional.empty();
        } catch (EngineException e) {
            log.warn("the data path did not take {}: {}", service.id(), e.getMessage());
            return Optional.of(e.fault());
        }
    }

    /** The gateway asks what the engine asks, where both can: over plain HTTP. */
    private static Optional<HttpCheck> check(List<ContainerSpec> containers) {
        return containers.stream()
                .flatMap(container -> container.probes().readiness().stream())
                .map(Probe::check)
                .filter(check ->
                        check instanceof Check.Http http && http.scheme().equals("http"))
                .map(Check.Http.class::cast)
                .map(http -> new HttpCheck(http.port(), http.path(), http.headers()))
                .findFirst();
    }
}
