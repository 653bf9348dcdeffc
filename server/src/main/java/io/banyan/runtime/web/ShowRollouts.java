package io.banyan.runtime.web;

import io.banyan.delivery.RolloutProgress;
import io.banyan.delivery.RolloutView;
import io.banyan.kernel.ApplicationRef;
import io.banyan.runtime.observed.InstanceView;
import io.banyan.runtime.observed.ObservedApplications;
import io.banyan.runtime.rollouts.Rollout;
import io.banyan.runtime.rollouts.Rollouts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;

/** Shows the readers of a deployment its rollout as it was last observed. */
@Component
class ShowRollouts implements RolloutView {
    static {
        SpringDocUtils.getConfig().replaceWithClass(RolloutProgress.class, LiveRollout.class);
    }

    private final Rollouts rollouts;
    private final ObservedApplications observed;
    private final ReadInstances instances;

    ShowRollouts(Rollouts rollouts, ObservedApplications observed, ReadInstances instances) {
        this.rollouts = rollouts;
        this.observed = observed;
        this.instances = instances;
    }

    @Override
    public Optional<RolloutProgress> now(ApplicationRef ref, UUID rollout) {
        return rollouts.newest(ref)
                .filter(newest -> newest.id().equals(rollout))
                .flatMap(newest -> observed.find(ref)
                        .map(seen -> new LiveRollout(
                                DescribeDeployed.rollout(newest, seen.snapshot()),
                                ofInterest(newest, instances.of(ref)))));
    }

    private static List<InstanceView> ofInterest(Rollout rollout, List<InstanceView> instances) {
        return instances.stream()
                .filter(instance -> !instance.exited() || endedInItsCourse(instance, rollout))
                .toList();
    }

    private static boolean endedInItsCourse(InstanceView instance, Rollout rollout) {
        return !instance.createdAt().isBefore(rollout.startedAt())
                && rollout.release()
                        .map(UUID::toString)
                        .filter(instance.release()::equals)
                        .isPresent();
    }
}
