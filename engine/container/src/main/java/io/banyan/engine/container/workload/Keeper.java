package io.banyan.engine.container.workload;

import io.banyan.engine.container.instance.Ending;
import io.banyan.engine.container.instance.Instance;
import io.banyan.engine.observed.RolloutObservation;
import io.banyan.engine.observed.RunObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What keeps the instances of one workload as wanted. */
interface Keeper {

    /** Looks at everything and lets what is missing be done; tells after how long to look again at the latest. */
    Optional<Duration> pass();

    /** An instance is coming to its end. A pass follows. */
    void ending(Instance instance, Ending ending);

    Optional<RolloutObservation> rollout();

    /** Newest first. */
    List<RunObservation> runs();

    Optional<Instant> nextRunAt();
}
