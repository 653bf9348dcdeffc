package io.banyan.runtime.web;

import io.banyan.engine.Capability;
import io.banyan.kernel.Caller;
import io.banyan.placement.Capacity;
import io.banyan.runtime.observed.FaultNames;
import io.banyan.runtime.observed.Zones;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The engine as it last described itself. */
@RestController
@RequestMapping("/api/v1/engine")
class EngineController {
    private final Zones zones;

    EngineController(Zones zones) {
        this.zones = zones;
    }

    /** One thing an engine may be able to do. */
    record CapabilityView(String name, String meaning, boolean claimed) {}

    /** The engine. */
    record EngineView(
            String kind,
            String version,
            boolean reachable,
            Optional<Instant> observedAt,
            List<CapabilityView> capabilities,
            long cpuMillicores,
            long memoryBytes) {}

    /** Anybody who is signed in may look. */
    @GetMapping
    EngineView engine(Caller caller) {
        Optional<Zones.Known> known = zones.find();
        Set<String> claimed =
                Set.of(known.map(Zones.Known::capabilities).orElse("").split(",", -1));
        Capacity total = known.map(Zones.Known::total).orElse(Capacity.NONE);
        return new EngineView(
                known.map(Zones.Known::kind).orElse("unknown"),
                known.map(Zones.Known::version).orElse("unknown"),
                known.filter(zone -> zone.unreachableSince().isEmpty()).isPresent(),
                known.flatMap(Zones.Known::observedAt),
                Arrays.stream(Capability.values())
                        .map(capability -> new CapabilityView(
                                FaultNames.of(capability), capability.meaning(), claimed.contains(capability.name())))
                        .toList(),
                total.cpuMillicores(),
                total.memoryBytes());
    }
}
