package io.banyan.engine.container.datapath;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the name service of an environment knows, and the files from which it starts with that knowledge. */
final class NamesFiles {
    static final String CONFIGURATION = "unbound.conf";
    static final String SERVICES = "services.conf";

    /**
     * Seconds that an answer may be kept. The address of a service never changes; what may change is whether it has a
     * ready instance.
     */
    private static final int TIME_TO_LIVE = 5;

    private static final Template TEMPLATE = Template.named("unbound.conf");

    private NamesFiles() {}

    /** Addresses by full name, with the dot at the end, of services that have a ready instance. */
    static SortedMap<String, String> names(EnvironmentState environment) {
        SortedMap<String, String> names = new TreeMap<>();
        environment.services().forEach((name, service) -> {
            if (service.address() != null && service.ready()) {
                names.put(name + "." + environment.network().domain() + ".", service.address());
            }
        });
        return names;
    }

    static String record(String name, String address) {
        return name + " " + TIME_TO_LIVE + " IN A " + address;
    }

    static SortedMap<String, String> of(EnvironmentState environment, List<String> forwarders) {
        StringBuilder services = new StringBuilder();
        names(environment)
                .forEach((name, address) -> services.append("local-data: \"")
                        .append(record(name, address))
                        .append("\"\n"));
        SortedMap<String, String> files = new TreeMap<>();
        files.put(
                CONFIGURATION,
                TEMPLATE.fill(Map.of("subnet", environment.network().subnet(), "forward", forward(forwarders))));
        files.put(SERVICES, services.toString());
        return files;
    }

    private static String forward(List<String> forwarders) {
        if (forwarders.isEmpty()) {
            return "server:\n    local-zone: \".\" refuse";
        }
        StringBuilder zone = new StringBuilder("forward-zone:\n    name: \".\"");
        forwarders.forEach(address -> zone.append("\n    forward-addr: ").append(address));
        return zone.toString();
    }
}
