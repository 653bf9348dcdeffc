package io.banyan.engine.container.plan;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans where slots are mere numbers: new instances may start before old ones stop. */
final class SharedSlots {
    private final Situation situation;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();
    private final List<SeenInstance> current;
    private final List<SeenInstance> obsolete;
    private final List<SeenInstance> unwanted;

    private SharedSlots(Situation situation, Instant now) {
        this.situation = situation;
        this.now = now;
        this.current = mostExpendableFirst(instance -> instance.current() && !instance.unwanted());
        this.obsolete = mostExpendableFirst(instance -> !instance.current() && !instance.unwanted());
        this.unwanted = mostExpendableFirst(SeenInstance::unwanted);
    }

    static List<Step> steps(Situation situation, Instant now) {
        SharedSlots planning = new SharedSlots(situation, now);
        planning.retireSurplus();
        planning.retireNeverReady();
        planning.retireUnwanted();
        planning.retireObsolete();
        planning.create();
        return planning.steps;
    }

    private List<SeenInstance> mostExpendableFirst(Predicate<SeenInstance> among) {
        Comparator<SeenInstance> order = comparing((SeenInstance instance) -> switch (instance.health()) {
                    case STARTING -> 0;
                    case UNREADY -> 1;
                    case UNKNOWN -> 2;
                    case READY -> available(instance) ? 4 : 3;
                    case LEAVING -> 5;
                })
                .thenComparing(SeenInstance::slot, Comparator.reverseOrder())
                .thenComparing(SeenInstance::name);
        return situation.live().stream().filter(among).sorted(order).collect(Collectors.toCollection(ArrayList::new));
    }

    private void retireSurplus() {
        retireFirst(current, current.size() - situation.wanted(), Step.Reason.SURPLUS);
    }

    /**
     * After a missed deadline a failed instance makes room for what serves, or for another attempt. One that has had little
     * time, because others before it crashed, is not said to be never ready.
     */
    private void retireNeverReady() {
        if (!situation.overdue()) {
            return;
        }
        int beyond = live() - situation.wanted();
        for (SeenInstance instance : List.copyOf(current)) {
            boolean starting = instance.health() == Health.STARTING;
            boolean hadItsTime = hadItsTime(instance, situation.policy().progressDeadline());
            boolean hadHalfOfIt =
                    hadItsTime(instance, situation.policy().progressDeadline().dividedBy(2));
            if (starting && (hadItsTime || beyond > 0)) {
                retire(current, instance, hadHalfOfIt ? Step.Reason.NEVER_READY : Step.Reason.SURPLUS);
                beyond--;
            }
        }
    }

    private boolean hadItsTime(SeenInstance instance, Duration time) {
        return !instance.createdAt().plus(time).isAfter(now);
    }

    /** Whether rolling is held or not: as soon as enough others are ready; at once when it is of no use anyway. */
    private void retireUnwanted() {
        retire(unwanted, SeenInstance::doubtful, Integer.MAX_VALUE, Step.Reason.UNWANTED);
        retire(unwanted, SeenInstance::ready, available() - leastReady(), Step.Reason.UNWANTED);
    }

    private void retireObsolete() {
        if (situation.held()) {
            int limit = situation.wanted() + situation.policy().maxSurge();
            int beyond = live() - limit;
            retire(obsolete, SeenInstance::doubtful, beyond, Step.Reason.SURPLUS);
            int dispensable = Math.min(live() - limit, available() - leastReady());
            retire(obsolete, SeenInstance::ready, dispensable, Step.Reason.SURPLUS);
            return;
        }
        int unproven =
                (int) current.stream().filter(instance -> !available(instance)).count();
        int doubtful = live() + unwanted.size() - leastReady() - unproven;
        retire(obsolete, SeenInstance::doubtful, doubtful, Step.Reason.OBSOLETE);
        retire(obsolete, SeenInstance::ready, available() - leastReady(), Step.Reason.OBSOLETE);
    }

    private void retire(List<SeenInstance> among, Predicate<SeenInstance> which, int most, Step.Reason reason) {
        among.stream()
                .filter(which)
                .limit(Math.max(0, most))
                .toList()
                .forEach(instance -> retire(among, instance, reason));
    }

    private void create() {
        boolean former = situation.formerKnown() && (situation.held() || !situation.mayCreate(now));
        int wanted = situation.wanted() - (situation.held() || former ? live() : current.size());
        // What leaves still uses memory and addresses: it counts until it has gone.
        int room = situation.wanted()
                + situation.policy().maxSurge()
                - situation.instances().size();
        int missing = Math.min(wanted, room);
        if (missing <= 0 || (!former && !situation.mayCreate(now))) {
            return;
        }
        Set<Integer> taken =
                situation.instances().stream().map(SeenInstance::slot).collect(Collectors.toCollection(TreeSet::new));
        for (int slot = 0; missing > 0; slot++) {
            if (taken.add(slot)) {
                steps.add(new Step.Create(slot, former));
                missing--;
            }
        }
    }

    /** Those that may stay. */
    private int live() {
        return current.size() + obsolete.size();
    }

    private int leastReady() {
        return Math.max(0, situation.wanted() - situation.policy().maxUnavailable());
    }

    private int available() {
        return (int) Stream.of(current, obsolete, unwanted)
                .flatMap(List::stream)
                .filter(this::available)
                .count();
    }

    private boolean available(SeenInstance instance) {
        return instance.available(situation.policy().minReady(), now);
    }

    private void retireFirst(List<SeenInstance> among, int count, Step.Reason reason) {
        for (int i = 0; i < count && !among.isEmpty(); i++) {
            retire(among, among.getFirst(), reason);
        }
    }

    private void retire(List<SeenInstance> among, SeenInstance instance, Step.Reason reason) {
        among.remove(instance);
        steps.add(new Step.Retire(instance.name(), reason));
    }
}
