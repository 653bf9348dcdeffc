package io.banyan.applications.score;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The resource types that exist, with the parameters they take and the outputs they give; {@code *} is any. */
enum ResourceType {
    /** Variables of the environment; parameters are defaults, outputs are whatever there is. */
    ENVIRONMENT("environment", "*", "*"),
    /** Another application of the environment. */
    SERVICE("service", "application, port", "host, name, port, url"),
    /** One port of another application; the names are those of other Score tools. */
    SERVICE_PORT("service-port", "port, workload", "hostname, name, port, url"),
    /** A host name that leads here. */
    DNS("dns", "host", "host"),
    /** A way in from outside. */
    ROUTE("route", "host, path, port, tls", "host, path, port"),
    /** A directory that outlives instances. */
    VOLUME("volume", "", "name");

    private final String type;
    private final String params;
    private final String outputs;

    ResourceType(String type, String params, String outputs) {
        this.type = type;
        this.params = params;
        this.outputs = outputs;
    }

    static Optional<ResourceType> of(String type) {
        return Arrays.stream(values()).filter(known -> known.type.equals(type)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(known -> known.type).collect(Collectors.joining(", "));
    }

    boolean takes(String param) {
        return has(params, param);
    }

    boolean gives(String output) {
        return has(outputs, output);
    }

    String paramNames() {
        return params.isEmpty() ? "-" : params;
    }

    String outputNames() {
        return outputs;
    }

    private static boolean has(String names, String name) {
        return names.equals("*") || List.of(names.split(", ")).contains(name);
    }
}
