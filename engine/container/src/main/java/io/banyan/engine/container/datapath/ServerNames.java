package io.banyan.engine.container.datapath;

import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.WorkloadId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;

/** How instances appear in a gateway: as servers whose name says whose they are, which figures show, too. */
final class ServerNames {
    private ServerNames() {}

    static String of(EnvironmentId environment, String service, String instance) {
        return instance + "." + service + "." + environment.environment() + "." + environment.tribe();
    }

    static String of(WorkloadId service, InstanceEndpoint instance) {
        return of(service.environment(), service.name(), instance.instance());
    }

    /**
     * The servers behind one port of a service.
     *
     * @param family of the slot they are put in: an instance whose check does not fit it is not asked by the gateway
     */
    static List<Server> behind(
            EnvironmentId environment, String name, ServiceState service, int port, SlotFamily family) {
        List<Server> servers = new ArrayList<>();
        service.instances()
                .forEach((instance, state) -> state.behind(port).ifPresent(target -> {
                    HttpCheck check = state.check();
                    servers.add(new Server(
                            of(environment, name, instance),
                            state.address(),
                            target.targetPort(),
                            target.protocol() == io.banyan.engine.spec.ServicePort.Protocol.HTTP2
                                    && (family == SlotFamily.HTTP || family == SlotFamily.HTTP_PROBED),
                            !family.probed() || check != null,
                            family.probed() && check != null ? OptionalInt.of(check.port()) : OptionalInt.empty(),
                            state.phase() == InstancePhase.READY));
                }));
        return servers;
    }

    /** Notes for every instance which path and which host its check asks for. */
    static void checks(
            EnvironmentId environment,
            String name,
            ServiceState service,
            SortedMap<String, String> paths,
            SortedMap<String, String> hosts) {
        service.instances().forEach((instance, state) -> {
            HttpCheck check = state.check();
            if (check != null) {
                paths.put(of(environment, name, instance), check.path());
                check.host().ifPresent(host -> hosts.put(of(environment, name, instance), host));
            }
        });
    }
}
