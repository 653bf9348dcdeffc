package io.banyan.engine.container.instance;

import io.banyan.engine.EngineException;
import io.banyan.engine.Fault;
import io.banyan.engine.FaultCode;
import io.banyan.engine.spec.ContainerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The order in which an instance's containers start: each after those it waits for, else as they were written. */
public final class StartOrder {
    private StartOrder() {}

    /**
     * Sorts containers.
     *
     * @throws EngineException INVALID_SPECIFICATION when they wait for each other or for one that is not there
     */
    public static List<ContainerSpec> of(List<ContainerSpec> containers) {
        Map<String, ContainerSpec> waiting = new LinkedHashMap<>();
        containers.forEach(container -> waiting.put(container.name(), container));
        if (waiting.size() < containers.size()) {
            throw invalid("two containers of the instance have the same name");
        }
        List<ContainerSpec> sorted = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<ContainerSpec> startable = waiting.values().stream()
                    .filter(container -> container.startAfter().stream()
                            .allMatch(condition -> sorted.stream()
                                    .anyMatch(before -> before.name().equals(condition.container()))))
                    .toList();
            if (startable.isEmpty()) {
                throw invalid("containers " + waiting.keySet().stream().sorted().collect(Collectors.joining(", "))
                        + " wait for each other, or for a container that does not exist");
            }
            ContainerSpec next = startable.getFirst();
            sorted.add(next);
            waiting.remove(next.name());
        }
        return sorted;
    }

    private static EngineException invalid(String message) {
        return new EngineException(
                new Fault(FaultCode.INVALID_SPECIFICATION, message, "correct the order of the containers"));
    }
}
