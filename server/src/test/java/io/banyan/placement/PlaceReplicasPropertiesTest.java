package io.banyan.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.placement.PlacementPlan.Placed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlaceReplicasPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Property
    void aPlanPlacesExactlyTheWantedReplicasAndNeverMoreThanFit(
            @ForAll("needs") Need need, @ForAll("zones") List<Zone> zones) {
        if (plan(need, zones) instanceof Placed placed) {
            assertThat(placed.replicas().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(need.replicas());
            for (Zone zone : zones) {
                int count = placed.replicas().getOrDefault(zone.name(), 0);
                Capacity used = need.each().times(count);
                assertThat(count == 0
                                || used.cpuMillicores()
                                        <= Math.max(0, zone.free().cpuMillicores()))
                        .isTrue();
                assertThat(count == 0
                                || used.memoryBytes() <= Math.max(0, zone.free().memoryBytes()))
                        .isTrue();
            }
        }
    }

    @Property
    void tierZoneNeverPutsAllReplicasInOneZone(@ForAll("needs") Need need, @ForAll("zones") List<Zone> zones) {
        Need spread = new Need(need.replicas(), need.each(), Optional.of(Tier.ZONE));
        if (plan(spread, zones) instanceof Placed placed && need.replicas() > 0) {
            assertThat(placed.replicas()).hasSizeGreaterThan(1);
        }
    }

    @Property
    void applyingAPlanAndPlanningAgainMovesNothing(@ForAll("needs") Need need, @ForAll("zones") List<Zone> zones) {
        if (plan(need, zones) instanceof Placed placed) {
            PlacementPlan again =
                    PlaceReplicas.plan(need, zones, new HashMap<>(placed.replicas()), PlacementPolicy.DEFAULT, NOW);
            assertThat(again).isEqualTo(placed);
        }
    }

    private static PlacementPlan plan(Need need, List<Zone> zones) {
        return PlaceReplicas.plan(need, zones, Map.of(), PlacementPolicy.DEFAULT, NOW);
    }

    @Provide
    Arbitrary<Need> needs() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.longs().between(0, 900),
                        Arbitraries.longs().between(0, 900),
                        Arbitraries.of(Tier.class).optional())
                .as((replicas, cpu, memory, tier) -> new Need(replicas, new Capacity(cpu, memory), tier));
    }

    @Provide
    Arbitrary<List<Zone>> zones() {
        Arbitrary<Capacity> capacity = Combinators.combine(
                        Arbitraries.longs().between(0, 5000),
                        Arbitraries.longs().between(0, 5000))
                .as(Capacity::new);
        Arbitrary<Zone> zone = Combinators.combine(
                        Arbitraries.strings().withCharRange('a', 'z').ofLength(3),
                        Arbitraries.of("north", "south"),
                        Arbitraries.integers().between(1, 3),
                        capacity,
                        capacity)
                .as((name, region, hosts, total, promised) ->
                        new Zone(name, region, hosts, total, promised, Optional.empty()));
        return zone.list().ofMinSize(1).ofMaxSize(5).uniqueElements(Zone::name);
    }
}
