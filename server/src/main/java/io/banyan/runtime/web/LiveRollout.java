package io.banyan.runtime.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.banyan.delivery.RolloutProgress;
import io.banyan.runtime.observed.InstanceView;
import java.util.List;

/**
 * A rollout while it goes.
 *
 * @param instances all that are alive, and those of its release that ended in its course
 */
record LiveRollout(@JsonUnwrapped Deployed.RolloutView rollout, List<InstanceView> instances)
        implements RolloutProgress {
    LiveRollout {
        instances = List.copyOf(instances);
    }
}
