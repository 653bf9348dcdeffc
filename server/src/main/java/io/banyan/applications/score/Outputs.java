package io.banyan.applications.score;

import io.banyan.applications.ApplicationsError;
import io.banyan.applications.Facts;
import io.banyan.applications.Manifest;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.BanyanException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the references of one manifest stand for in one environment. */
final class Outputs {
    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final ApplicationRef ref;
    private final Manifest manifest;
    private final Facts facts;
    private final Map<String, SortedMap<String, Facts.Value>> resolved = new HashMap<>();
    private final Deque<String> resolving = new ArrayDeque<>();

    Outputs(ApplicationRef ref, Manifest manifest, Facts facts) {
        this.ref = ref;
        this.manifest = manifest;
        this.facts = facts;
    }

    /** Replaces the references of a text; secret as soon as one of them is. */
    Facts.Value expand(String where, String text) {
        boolean[] secret = {false};
        String expanded = Placeholders.replace(text, reference -> {
            Facts.Value value = value(where, reference);
            secret[0] |= value.secret();
            return value.text();
        });
        return new Facts.Value(expanded, secret[0]);
    }

    /** The outputs of a resource; a volume's own value is under {@code name}. */
    SortedMap<String, Facts.Value> of(String name) {
        SortedMap<String, Facts.Value> known = resolved.get(name);
        if (known != null) {
            return known;
        }
        if (resolving.contains(name)) {
            throw invalid(name, "it refers to itself: " + String.join(" -> ", resolving.reversed()));
        }
        resolving.push(name);
        SortedMap<String, Facts.Value> outputs =
                compute(Optional.ofNullable(manifest.resources().get(name))
                        .orElseThrow(() -> invalid(name, "there is no such resource")));
        resolving.pop();
        resolved.put(name, outputs);
        return outputs;
    }

    private Facts.Value value(String where, String reference) {
        List<String> keys = Placeholders.keys(reference);
        if (keys.getFirst().equals("metadata")) {
            JsonNode value = manifest.metadata();
            for (String key : keys.subList(1, keys.size())) {
                value = value.path(key);
            }
            if (keys.size() > 1 && !value.isMissingNode()) {
                return new Facts.Value(text(value), false);
            }
        } else if (keys.getFirst().equals("resources") && keys.size() >= 2) {
            SortedMap<String, Facts.Value> outputs = of(keys.get(1));
            Facts.Value value = outputs.get(keys.size() == 2 ? "name" : String.join(".", keys.subList(2, keys.size())));
            if (value != null) {
                return value;
            }
            throw unresolved(where, reference, "the resource gives only: " + String.join(", ", outputs.keySet()));
        }
        throw unresolved(where, reference, "there is no such value");
    }

    private SortedMap<String, Facts.Value> compute(Manifest.Resource resource) {
        ResourceType type = ResourceType.of(resource.type())
                .orElseThrow(() -> invalid(resource.name(), "unknown type; the types are: " + ResourceType.all()));
        return switch (type) {
            case ENVIRONMENT -> environment(resource);
            case SERVICE -> service(resource, "application", "host");
            case SERVICE_PORT -> service(resource, "workload", "hostname");
            case DNS -> outputs("host", host(resource));
            case ROUTE -> route(resource);
            case VOLUME -> outputs("name", resource.name());
        };
    }

    private SortedMap<String, Facts.Value> environment(Manifest.Resource resource) {
        TreeMap<String, Facts.Value> all = new TreeMap<>(Map.of(
                "BANYAN_TRIBE", plain(ref.tribe().value()),
                "BANYAN_ENVIRONMENT", plain(ref.environment().value()),
                "BANYAN_APPLICATION", plain(ref.application().value())));
        resource.params().forEachEntry((name, value) -> all.put(name, expand(place(resource, name), text(value))));
        all.putAll(facts.variables());
        return all;
    }

    private SortedMap<String, Facts.Value> service(Manifest.Resource resource, String nameParam, String hostOutput) {
        String application = param(resource, nameParam).orElseThrow(() -> invalid(resource.name(), nameParam + "?"));
        SortedMap<String, Facts.Value> outputs = outputs(hostOutput, application);
        outputs.put("name", plain(application));
        SortedMap<String, Integer> ports = application.equals(ref.application().value())
                ? ownPorts()
                : facts.neighbours().getOrDefault(application, new TreeMap<>());
        Optional<Integer> port = param(resource, "port")
                .map(wanted -> port(resource.name(), wanted, ports, application))
                .or(() -> ports.size() == 1 ? Optional.of(ports.firstEntry().getValue()) : Optional.empty());
        port.ifPresent(number -> {
            outputs.put("port", plain(Integer.toString(number)));
            outputs.put("url", plain("http://" + application + ":" + number));
        });
        return outputs;
    }

    private SortedMap<String, Facts.Value> route(Manifest.Resource resource) {
        String path = param(resource, "path").orElse("/");
        if (!path.startsWith("/")) {
            throw invalid(resource.name(), "the path must begin with /");
        }
        SortedMap<String, Integer> ports = ownPorts();
        int port = param(resource, "port")
                .map(wanted ->
                        port(resource.name(), wanted, ports, ref.application().value()))
                .orElseGet(() -> {
                    if (ports.size() != 1) {
                        throw invalid(resource.name(), "name the port; there are: " + ports.keySet());
                    }
                    return ports.firstEntry().getValue();
                });
        if (!ports.containsValue(port)) {
            throw invalid(resource.name(), "the service has no port " + port);
        }
        SortedMap<String, Facts.Value> outputs = outputs("host", host(resource));
        outputs.put("path", plain(path));
        outputs.put("port", plain(Integer.toString(port)));
        outputs.put("tls", plain(param(resource, "tls").orElse("false")));
        return outputs;
    }

    /** A host under the platform's own domain must lie under this environment's name: nobody takes another's. */
    private String host(Manifest.Resource resource) {
        String own = ref.environment() + "." + ref.tribe() + "." + facts.routesDomain();
        String host = param(resource, "host").orElse(ref.application() + "." + own);
        if (!HOST.matcher(host).matches() || host.length() > 253) {
            throw invalid(resource.name(), "\"" + host + "\" is no host name");
        }
        if ((host.endsWith("." + facts.routesDomain()) || host.equals(facts.routesDomain()))
                && !host.endsWith("." + own)) {
            throw invalid(resource.name(), "\"" + host + "\" must end with ." + own);
        }
        return host;
    }

    private int port(String resource, String wanted, SortedMap<String, Integer> ports, String application) {
        if (wanted.matches("[0-9]{1,5}")) {
            return Integer.parseInt(wanted);
        }
        Integer number = ports.get(wanted);
        if (number == null) {
            throw invalid(
                    resource,
                    ports.isEmpty()
                            ? "\"" + application + "\" is not deployed in this environment yet, so its port \"" + wanted
                                    + "\" is not known; deploy it first or give the port's number"
                            : "\"" + application + "\" has no port \"" + wanted + "\"; it has: " + ports.keySet());
        }
        return number;
    }

    private SortedMap<String, Integer> ownPorts() {
        TreeMap<String, Integer> ports = new TreeMap<>();
        manifest.ports().forEach(port -> ports.put(port.name(), port.port()));
        return ports;
    }

    private Optional<String> param(Manifest.Resource resource, String name) {
        JsonNode value = resource.params().path(name);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(expand(place(resource, name), text(value)).text());
    }

    private static String place(Manifest.Resource resource, String param) {
        return "resources." + resource.name() + ".params." + param;
    }

    private static SortedMap<String, Facts.Value> outputs(String name, String value) {
        return new TreeMap<>(Map.of(name, plain(value)));
    }

    private static Facts.Value plain(String text) {
        return new Facts.Value(text, false);
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private static BanyanException invalid(String resource, String why) {
        return new BanyanException(ApplicationsError.RESOURCE_INVALID, resource, why);
    }

    private static BanyanException unresolved(String where, String reference, String why) {
        return new BanyanException(ApplicationsError.PLACEHOLDER_UNRESOLVED, where, "${" + reference + "}", why);
    }
}
