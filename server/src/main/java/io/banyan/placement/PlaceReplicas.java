package io.banyan.placement;

import io.banyan.kernel.FaultType;
import io.banyan.placement.PlacementPlan.Placed;
import io.banyan.placement.PlacementPlan.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides where replicas go.
 *
 * <p>Each replica goes, one after the other, to the least used domain of the tier (regions for REGION, zones otherwise)
 * that still has room; among equals to where one already runs, then to the zone with fewer of them, then by name. So
 * domains differ by more than one only where room runs out, and the same input always gives the same plan.
 */
public final class PlaceReplicas {
    private PlaceReplicas() {}

    /**
     * Plans from what is known; touches nothing.
     *
     * @param observed replicas that exist now, by zone
     * @param now only compared with {@link Zone#unreachableSince()}
     */
    public static PlacementPlan plan(
            Need need, List<Zone> zones, Map<String, Integer> observed, PlacementPolicy policy, Instant now) {
        List<Zone> usable = zones.stream()
                .filter(zone -> counts(zone, observed, policy, now))
                .sorted(Comparator.comparing(Zone::name))
                .toList();
        if (usable.isEmpty()) {
            return new Refused(
                    FaultType.PLATFORM,
                    "no-zone-reachable",
                    "none of the " + zones.size() + " zones answers",
                    "ask the operators to look at the engines (banyan doctor)");
        }
        Optional<Refused> unholdable = need.tier().flatMap(tier -> refuseTier(tier, need, usable));
        if (unholdable.isPresent()) {
            return unholdable.get();
        }
        return spread(need, usable, observed, policy, now);
    }

    private static boolean counts(Zone zone, Map<String, Integer> observed, PlacementPolicy policy, Instant now) {
        return zone.unreachableSince().isEmpty() || (keepsOnly(zone, policy, now) && replicasIn(zone, observed) > 0);
    }

    private static boolean keepsOnly(Zone zone, PlacementPolicy policy, Instant now) {
        return zone.unreachableSince()
                .map(since -> since.plus(policy.relocateAfter()).isAfter(now))
                .orElse(false);
    }

    private static int replicasIn(Zone zone, Map<String, Integer> observed) {
        return observed.getOrDefault(zone.name(), 0);
    }

    private static Optional<Refused> refuseTier(Tier tier, Need need, List<Zone> zones) {
        if (tier == Tier.HOST || need.replicas() == 0) {
            return Optional.empty();
        }
        String what = tier.name().toLowerCase(Locale.ROOT);
        long domains = zones.stream().map(zone -> domain(zone, need)).distinct().count();
        if (domains < 2) {
            return Optional.of(new Refused(
                    FaultType.USER,
                    "tier-not-available",
                    "tier " + what + " needs at least 2 " + what + "s; this platform has " + domains,
                    "choose tier host, or ask the operators to add a " + what));
        }
        if (need.replicas() < 2) {
            return Optional.of(new Refused(
                    FaultType.USER,
                    "tier-needs-replicas",
                    "tier " + what + " needs at least 2 replicas; " + need.replicas() + " is wanted",
                    "set replicas to 2 or more, or choose tier host"));
        }
        return Optional.empty();
    }

    private static PlacementPlan spread(
            Need need, List<Zone> zones, Map<String, Integer> observed, PlacementPolicy policy, Instant now) {
        Map<String, Integer> room = new TreeMap<>();
        Map<String, Integer> placed = new TreeMap<>();
        Map<String, Integer> perDomain = new TreeMap<>();
        for (Zone zone : zones) {
            boolean frozen = keepsOnly(zone, policy, now);
            int most = frozen ? replicasIn(zone, observed) : need.replicas();
            room.put(zone.name(), frozen ? most : zone.free().fits(need.each(), most));
        }
        for (int replica = 0; replica < need.replicas(); replica++) {
            Optional<Zone> best = zones.stream()
                    .filter(zone -> placed.getOrDefault(zone.name(), 0) < room.getOrDefault(zone.name(), 0))
                    .min(Comparator.<Zone>comparingInt(zone -> perDomain.getOrDefault(domain(zone, need), 0))
                            .thenComparingInt(
                                    zone -> placed.getOrDefault(zone.name(), 0) < replicasIn(zone, observed) ? 0 : 1)
                            .thenComparingInt(zone -> placed.getOrDefault(zone.name(), 0))
                            .thenComparing(Zone::name));
            if (best.isEmpty()) {
                return noRoom(need, zones, replica);
            }
            placed.merge(best.get().name(), 1, Integer::sum);
            perDomain.merge(domain(best.get(), need), 1, Integer::sum);
        }
        if (spreadTooThin(need, perDomain)) {
            return noRoom(
                    need, zones, placed.values().stream().max(Integer::compare).orElse(0));
        }
        return Placed.of(placed, reasons(need, zones, placed));
    }

    private static boolean spreadTooThin(Need need, Map<String, Integer> perDomain) {
        boolean needsTwo = need.tier().filter(tier -> tier != Tier.HOST).isPresent() && need.replicas() > 1;
        return needsTwo && perDomain.size() < 2;
    }

    private static String domain(Zone zone, Need need) {
        return need.tier().filter(Tier.REGION::equals).isPresent() ? zone.region() : zone.name();
    }

    private static Refused noRoom(Need need, List<Zone> zones, int fitting) {
        Capacity free = zones.stream().map(Zone::free).reduce(Capacity.NONE, Capacity::plus);
        Capacity wanted = need.each().times(need.replicas());
        List<String> missing = new ArrayList<>();
        if (wanted.cpuMillicores() > free.cpuMillicores()) {
            missing.add((wanted.cpuMillicores() - free.cpuMillicores()) + "m of CPU");
        }
        if (wanted.memoryBytes() > free.memoryBytes()) {
            missing.add(mebibytes(wanted.memoryBytes() - free.memoryBytes()) + " MiB of memory");
        }
        String shortfall = missing.isEmpty()
                ? "the room left is in pieces too small for one replica, or in too few zones"
                : String.join(" and ", missing) + " missing";
        return new Refused(
                FaultType.CAPACITY,
                "no-room",
                "room for " + fitting + " of " + need.replicas() + " replicas of "
                        + need.each().cpuMillicores() + "m CPU and "
                        + mebibytes(need.each().memoryBytes()) + " MiB each: " + shortfall,
                "lower the requests or the replicas, stop something else, or ask the operators to add room");
    }

    private static long mebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }

    private static List<String> reasons(Need need, List<Zone> zones, Map<String, Integer> placed) {
        List<String> reasons = new ArrayList<>();
        placed.forEach((zone, count) -> reasons.add(count + " in zone " + zone));
        need.tier()
                .filter(Tier.HOST::equals)
                .ifPresent(tier -> zones.stream()
                        .filter(zone -> placed.containsKey(zone.name()) && zone.hosts() < 2)
                        .forEach(zone -> reasons.add("zone " + zone.name()
                                + " has 1 host: the loss of an instance is survived, the loss of that host is not")));
        return reasons;
    }
}
