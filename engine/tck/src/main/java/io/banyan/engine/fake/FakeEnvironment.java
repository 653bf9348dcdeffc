package io.banyan.engine.fake;

import io.banyan.engine.spec.ContainerSpec;
import io.banyan.engine.spec.EnvironmentSpec;
import io.banyan.engine.spec.Resources;
import io.banyan.engine.spec.Route;
import io.banyan.engine.spec.RouteTable;
import io.banyan.engine.spec.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an environment holds. Guarded by the world's lock. */
final class FakeEnvironment {
    private final Map<String, FakeWorkload> workloads = new TreeMap<>();
    private final Map<String, Map<String, String>> volumes = new HashMap<>();
    private EnvironmentSpec spec;
    private @Nullable RouteTable routes;

    FakeEnvironment(EnvironmentSpec spec) {
        this.spec = spec;
    }

    EnvironmentSpec spec() {
        return spec;
    }

    void spec(EnvironmentSpec spec) {
        this.spec = spec;
    }

    Map<String, FakeWorkload> workloads() {
        return workloads;
    }

    List<Route> routes() {
        return routes == null ? List.of() : routes.routes();
    }

    @Nullable
    RouteTable routeTable() {
        return routes;
    }

    void routes(RouteTable routes) {
        this.routes = routes;
    }

    Map<String, String> volume(String workload, int slot, String name) {
        return volumes.computeIfAbsent(workload + "/" + slot + "/" + name, key -> new HashMap<>());
    }

    /** Whether one more instance of the workload fits into the quota. */
    boolean hasRoomFor(Workload another) {
        return spec.quota()
                .map(quota -> fits(quota.memoryRequestBytes(), Resources::memoryRequestBytes, another)
                        && fits(quota.cpuRequestMillicores(), Resources::cpuRequestMillicores, another))
                .orElse(true);
    }

    private boolean fits(OptionalLong most, Function<Resources, OptionalLong> measure, Workload another) {
        if (most.isEmpty()) {
            return true;
        }
        long used = workloads.values().stream()
                .flatMap(workload -> workload.living().stream())
                .mapToLong(instance -> sum(instance.origin().containers(), measure))
                .sum();
        return used + sum(another.containers(), measure) <= most.getAsLong();
    }

    private static long sum(List<ContainerSpec> containers, Function<Resources, OptionalLong> measure) {
        return containers.stream()
                .mapToLong(container -> measure.apply(container.resources()).orElse(0))
                .sum();
    }
}
