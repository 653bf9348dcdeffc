package io.banyan.engine.fake;

import io.banyan.engine.FaultCode;
import io.banyan.engine.observed.RouteObservation;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.ServicePort;
import io.banyan.engine.spec.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Names, balancing and routes without a wire. Guarded by the world's lock. */
public final class FakeNetwork {
    private final FakeWorld world;
    private long turn;

    FakeNetwork(FakeWorld world) {
        this.world = world;
    }

    /** A request under way. */
    public final class Exchange {
        private final FakeInstance instance;
        private final Program.Answer answer;

        private Exchange(FakeInstance instance, FakeContainer container, String path) {
            this.instance = instance;
            instance.inFlight(1);
            answer = world.program().answer(new Inside(world, instance, container), path);
        }

        public Program.Answer answer() {
            return answer;
        }

        /** Ends it and says whether the answer came back: the instance had not ended. */
        public boolean finish() {
            instance.inFlight(-1);
            world.wake(instance.id().workload());
            return !instance.isGone();
        }
    }

    List<InstanceId> resolve(EnvironmentId environment, String service) {
        return service(environment, service).stream()
                .flatMap(workload -> ready(workload).stream())
                .map(FakeInstance::id)
                .toList();
    }

    Optional<Exchange> ask(EnvironmentId environment, String service, int port, String path) {
        return service(environment, service)
                .flatMap(workload -> ((Workload.Service) workload.wanted())
                        .ports().stream()
                                .filter(offered -> offered.port() == port)
                                .findFirst()
                                .flatMap(offered -> pick(ready(workload)))
                                .map(instance -> new Exchange(
                                        instance, instance.containers().getFirst(), path)));
    }

    Optional<Exchange> askSelf(FakeInstance instance, int port, String path) {
        return instance.containers().stream()
                .filter(container -> container.isRunning() && world.program().listensOn(container.spec(), port))
                .findFirst()
                .map(container -> new Exchange(instance, container, path));
    }

    /** The route that takes a request from outside; the longest path wins, an exact host beats a wildcard. */
    Optional<Exchange> askFromOutside(String host, String path) {
        return world.environments().entrySet().stream()
                .flatMap(environment -> environment.getValue().routes().stream()
                        .filter(route -> takes(route, host, path))
                        .map(route -> new Taker(environment.getKey(), route)))
                .max(Comparator.comparing((Taker taker) -> !taker.route().host().startsWith("*."))
                        .thenComparingInt(taker -> taker.route().path().length()))
                .flatMap(taker -> ask(
                        taker.environment(),
                        taker.route().workload(),
                        taker.route().port(),
                        path));
    }

    boolean hasRoute(String host, String path) {
        return world.environments().values().stream()
                .flatMap(environment -> environment.routes().stream())
                .anyMatch(route -> takes(route, host, path));
    }

    List<RouteObservation> observeRoutes(EnvironmentId environment) {
        return world.environment(environment).routes().stream()
                .map(route -> new RouteObservation(
                        route,
                        "http://" + route.host() + ":8080" + route.path(),
                        resolve(environment, route.workload()).size(),
                        service(environment, route.workload()).isPresent()
                                ? Optional.empty()
                                : Optional.of(Messages.fault(
                                        FaultCode.UNKNOWN_WORKLOAD,
                                        "there is no service " + route.workload() + " in " + environment))))
                .toList();
    }

    private record Taker(EnvironmentId environment, Route route) {}

    private static boolean takes(Route route, String host, String path) {
        boolean hostFits =
                route.host().startsWith("*.") ? host.endsWith(route.host().substring(1)) : host.equals(route.host());
        String prefix = route.path();
        boolean pathFits =
                prefix.endsWith("/") ? path.startsWith(prefix) : path.equals(prefix) || path.startsWith(prefix + "/");
        return hostFits && pathFits;
    }

    private Optional<FakeInstance> pick(List<FakeInstance> ready) {
        return ready.isEmpty() ? Optional.empty() : Optional.of(ready.get((int) (turn++ % ready.size())));
    }

    private Optional<FakeWorkload> service(EnvironmentId environment, String name) {
        return Optional.ofNullable(world.environments().get(environment))
                .map(held -> held.workloads().get(name))
                .filter(workload -> workload.wanted() instanceof Workload.Service && offers(workload));
    }

    private static boolean offers(FakeWorkload workload) {
        List<ServicePort> ports = ((Workload.Service) workload.wanted()).ports();
        return !ports.isEmpty();
    }

    private static List<FakeInstance> ready(FakeWorkload workload) {
        return workload.living().stream().filter(FakeInstance::isReady).toList();
    }
}
