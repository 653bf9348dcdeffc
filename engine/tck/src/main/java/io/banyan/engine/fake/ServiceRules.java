package io.banyan.engine.fake;

import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.spec.InstanceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides which instances of a service to start and to stop. Pure. */
final class ServiceRules {
    private ServiceRules() {}

    /**
     * An instance that has not ended.
     *
     * @param current whether it is of the wanted release
     * @param unwanted whether another one was asked for in its place
     * @param serves ready, and for an instance of the wanted release: long enough to count
     */
    record Member(InstanceId id, int slot, boolean current, boolean unwanted, InstancePhase phase, boolean serves) {
        boolean leaving() {
            return phase == InstancePhase.DRAINING || phase == InstancePhase.STOPPING;
        }
    }

    /**
     * What is wanted.
     *
     * @param frozen whether nothing may be exchanged: the roll is paused or past its deadline
     * @param ownsVolumes whether a slot must be empty before it is filled again
     */
    record Wish(int wanted, int maxSurge, int maxUnavailable, boolean frozen, boolean ownsVolumes) {
        int surge() {
            return ownsVolumes ? 0 : maxSurge;
        }

        int floor() {
            int unavailable = ownsVolumes ? Math.max(1, maxUnavailable) : maxUnavailable;
            return Math.max(0, wanted - unavailable);
        }
    }

    /**
     * What to do.
     *
     * @param start slots to fill
     * @param stop instances to stop gracefully
     */
    record Decision(List<Integer> start, List<InstanceId> stop) {}

    static Decision decide(Wish wish, List<Member> members) {
        List<Member> staying =
                members.stream().filter(member -> !member.leaving()).toList();
        List<Member> unwanted = staying.stream().filter(Member::unwanted).toList();
        List<Member> wanted =
                staying.stream().filter(member -> !member.unwanted()).toList();
        List<Member> current = wanted.stream().filter(Member::current).toList();
        boolean mixed = current.size() < staying.size();
        int limit = wish.wanted() + (mixed || members.size() > staying.size() ? wish.surge() : 0);

        int missing = wish.wanted() - (wish.frozen() ? wanted : current).size();
        int starts = Math.max(0, Math.min(missing, limit - members.size()));
        return new Decision(freeSlots(wish, members, starts), stops(wish, wanted, unwanted));
    }

    private static List<Integer> freeSlots(Wish wish, List<Member> members, int count) {
        Set<Integer> taken = members.stream().map(Member::slot).collect(Collectors.toCollection(TreeSet::new));
        List<Integer> free = new ArrayList<>();
        int end = wish.ownsVolumes() ? wish.wanted() : Integer.MAX_VALUE;
        for (int slot = 0; slot < end && free.size() < count; slot++) {
            if (!taken.contains(slot)) {
                free.add(slot);
            }
        }
        return free;
    }

    private static List<InstanceId> stops(Wish wish, List<Member> wanted, List<Member> unwanted) {
        List<Member> current = wanted.stream().filter(Member::current).toList();
        List<Member> obsolete =
                wanted.stream().filter(member -> !member.current()).toList();
        Stream<Member> dispensable;
        if (wish.frozen()) {
            boolean mixed = !obsolete.isEmpty() && !current.isEmpty();
            int surplus = wanted.size() - wish.wanted() - (mixed ? wish.surge() : 0);
            dispensable = leastUsefulFirst(wanted).limit(Math.max(0, surplus));
        } else {
            int surplus = Math.max(0, current.size() - wish.wanted());
            dispensable = Stream.concat(
                    leastUsefulFirst(obsolete), leastUsefulFirst(current).limit(surplus));
        }
        long serving = Stream.concat(wanted.stream(), unwanted.stream())
                .filter(Member::serves)
                .count();
        List<InstanceId> stop = new ArrayList<>();
        for (Member member :
                Stream.concat(leastUsefulFirst(unwanted), dispensable).toList()) {
            if (!member.serves()) {
                stop.add(member.id());
            } else if (serving > wish.floor()) {
                serving--;
                stop.add(member.id());
            }
        }
        return stop;
    }

    private static Stream<Member> leastUsefulFirst(List<Member> members) {
        return members.stream()
                .sorted(Comparator.comparing(Member::serves)
                        .thenComparing(Comparator.comparingInt(Member::slot).reversed()));
    }
}
