package io.banyan.engine.container.plan;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Plans where each slot owns volumes: its old instance is gone before its new one starts. */
final class OwnedSlots {
    private final Situation situation;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, SeenInstance> owners = new TreeMap<>(Comparator.reverseOrder());
    private final Set<Integer> leaving = new HashSet<>();

    private OwnedSlots(Situation situation, Instant now) {
        this.situation = situation;
        this.now = now;
    }

    static List<Step> steps(Situation situation, Instant now) {
        OwnedSlots planning = new OwnedSlots(situation, now);
        planning.leaveOneOwnerPerSlot();
        planning.retireNeverReady();
        planning.exchange();
        planning.create();
        return planning.steps;
    }

    private void leaveOneOwnerPerSlot() {
        Map<Integer, List<SeenInstance>> bySlot = new HashMap<>();
        for (SeenInstance instance : situation.instances()) {
            if (instance.live()) {
                bySlot.computeIfAbsent(instance.slot(), slot -> new ArrayList<>())
                        .add(instance);
            } else {
                leaving.add(instance.slot());
            }
        }
        bySlot.forEach((slot, candidates) -> {
            candidates.sort(comparing(SeenInstance::ready)
                    .thenComparing(SeenInstance::current)
                    .thenComparing(SeenInstance::name)
                    .reversed());
            if (slot < situation.wanted()) {
                owners.put(slot, candidates.removeFirst());
            }
            candidates.forEach(instance -> retire(instance, Step.Reason.SURPLUS));
        });
    }

    private void retireNeverReady() {
        if (!situation.overdue()) {
            return;
        }
        for (SeenInstance owner : List.copyOf(owners.values())) {
            boolean tooOld = !owner.createdAt()
                    .plus(situation.policy().progressDeadline())
                    .isAfter(now);
            if (owner.current() && owner.health() == Health.STARTING && tooOld) {
                retire(owner, Step.Reason.NEVER_READY);
            }
        }
    }

    private void exchange() {
        int mayMiss = Math.max(1, situation.policy().maxUnavailable());
        long undisturbed = owners.values().stream().filter(this::isUndisturbed).count();
        long moves = mayMiss - (situation.wanted() - undisturbed);
        long spare = owners.values().stream().filter(this::available).count() - (situation.wanted() - mayMiss);
        List<SeenInstance> exchanged = owners.values().stream()
                .filter(owner -> owner.unwanted() || (!owner.current() && !situation.held()))
                .filter(owner -> owner.health() != Health.UNKNOWN)
                .sorted(comparing(SeenInstance::ready))
                .toList();
        for (SeenInstance owner : exchanged) {
            boolean useless = owner.unwanted() && !owner.ready();
            if (useless || (moves > 0 && (!owner.ready() || spare > 0))) {
                // One that is missing already is not missed once more.
                moves -= isUndisturbed(owner) ? 1 : 0;
                retire(owner, owner.unwanted() ? Step.Reason.UNWANTED : Step.Reason.OBSOLETE);
                spare -= owner.ready() ? 1 : 0;
            }
        }
    }

    private void create() {
        boolean mayCreate = situation.mayCreate(now);
        boolean former = situation.formerKnown() && (situation.held() || !mayCreate);
        if (!former && !mayCreate) {
            return;
        }
        for (int slot = 0; slot < situation.wanted(); slot++) {
            if (!owners.containsKey(slot) && !leaving.contains(slot)) {
                steps.add(new Step.Create(slot, former));
            }
        }
    }

    /** While rolling is held, instances of the release before may be on their way, too. */
    private boolean isUndisturbed(SeenInstance owner) {
        boolean counts = available(owner) || (!owner.current() && !situation.held());
        return counts && !leaving.contains(owner.slot());
    }

    private boolean available(SeenInstance instance) {
        return instance.available(situation.policy().minReady(), now);
    }

    private void retire(SeenInstance instance, Step.Reason reason) {
        steps.add(new Step.Retire(instance.name(), reason));
        owners.remove(instance.slot(), instance);
        leaving.add(instance.slot());
    }
}
