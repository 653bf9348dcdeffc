package io.banyan.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.kernel.FaultType;
import io.banyan.placement.PlacementPlan.Placed;
import io.banyan.placement.PlacementPlan.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceReplicasTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Capacity SMALL = new Capacity(500, 256L << 20);

    @Test
    void oneMachineTakesAllReplicasWhileThereIsRoom() {
        PlacementPlan plan = plan(new Need(3, SMALL, Optional.empty()), zone("here", "home", 2000, 4096));

        assertThat(plan).isEqualTo(Placed.of(Map.of("here", 3), List.of("3 in zone here")));
    }

    @Test
    void refusesForCapacityAndSaysHowMuchIsMissing() {
        PlacementPlan plan = plan(new Need(5, SMALL, Optional.empty()), zone("here", "home", 2000, 4096));

        assertThat(plan).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.type()).isEqualTo(FaultType.CAPACITY);
            assertThat(refused.message()).contains("4 of 5 replicas").contains("500m of CPU missing");
        });
    }

    @Test
    void countsWhatOthersWerePromised() {
        Zone zone = new Zone("here", "home", 1, new Capacity(2000, 1L << 32), new Capacity(1600, 0), Optional.empty());

        assertThat(plan(new Need(1, SMALL, Optional.empty()), zone)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesTierZoneAndRegionOnASingleMachine() {
        Zone zone = zone("here", "home", 8000, 8192);

        assertThat(plan(new Need(2, SMALL, Optional.of(Tier.ZONE)), zone))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("tier-not-available"));
        assertThat(plan(new Need(2, SMALL, Optional.of(Tier.REGION)), zone)).isInstanceOf(Refused.class);
    }

    @Test
    void tierHostOnOneHostIsPlacedButSaysWhatItDoesNotSurvive() {
        PlacementPlan plan = plan(new Need(2, SMALL, Optional.of(Tier.HOST)), zone("here", "home", 8000, 8192));

        assertThat(plan)
                .isInstanceOfSatisfying(
                        Placed.class,
                        placed -> assertThat(placed.reasons())
                                .anyMatch(reason -> reason.contains("the loss of that host is not")));
    }

    @Test
    void tierRegionSpreadsOverRegionsBeforeZones() {
        PlacementPlan plan = plan(
                new Need(4, SMALL, Optional.of(Tier.REGION)),
                zone("a1", "a", 9000, 9000),
                zone("a2", "a", 9000, 9000),
                zone("b1", "b", 9000, 9000));

        assertThat(plan)
                .isInstanceOfSatisfying(
                        Placed.class,
                        placed -> assertThat(placed.replicas()).isEqualTo(Map.of("a1", 1, "a2", 1, "b1", 2)));
    }

    @Test
    void aZoneThatJustWentSilentKeepsItsReplicas() {
        Zone silent = silent("a", NOW.minusSeconds(60));
        Zone well = zone("b", "home", 9000, 9000);

        PlacementPlan plan = PlaceReplicas.plan(
                new Need(2, SMALL, Optional.empty()),
                List.of(silent, well),
                Map.of("a", 1, "b", 1),
                PlacementPolicy.DEFAULT,
                NOW);

        assertThat(plan)
                .isInstanceOfSatisfying(
                        Placed.class, placed -> assertThat(placed.replicas()).isEqualTo(Map.of("a", 1, "b", 1)));
    }

    @Test
    void aZoneSilentForLongLosesItsReplicasToTheOthers() {
        Zone silent = silent("a", NOW.minusSeconds(600));
        Zone well = zone("b", "home", 9000, 9000);

        PlacementPlan plan = PlaceReplicas.plan(
                new Need(2, SMALL, Optional.empty()),
                List.of(silent, well),
                Map.of("a", 1, "b", 1),
                PlacementPolicy.DEFAULT,
                NOW);

        assertThat(plan)
                .isInstanceOfSatisfying(
                        Placed.class, placed -> assertThat(placed.replicas()).isEqualTo(Map.of("b", 2)));
    }

    @Test
    void noReachableZoneIsThePlatformsFault() {
        PlacementPlan plan = plan(new Need(1, SMALL, Optional.empty()), silent("a", NOW.minusSeconds(600)));

        assertThat(plan)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.type()).isEqualTo(FaultType.PLATFORM));
    }

    private static PlacementPlan plan(Need need, Zone... zones) {
        return PlaceReplicas.plan(need, List.of(zones), Map.of(), PlacementPolicy.DEFAULT, NOW);
    }

    private static Zone zone(String name, String region, long cpu, long memoryMebibytes) {
        return new Zone(name, region, 1, new Capacity(cpu, memoryMebibytes << 20), Capacity.NONE, Optional.empty());
    }

    private static Zone silent(String name, Instant since) {
        return new Zone(name, "home", 1, new Capacity(9000, 1L << 33), Capacity.NONE, Optional.of(since));
    }
}
