package io.banyan.engine.container.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.observed.InstanceObservation;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.ReleaseId;
import io.banyan.engine.spec.WorkloadId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceGroupTest {
    @Test
    void anInstanceThatWentBetweenTheTwoLooksIsListedOnce() {
        List<InstanceObservation> seen = InstanceGroup.together(
                List.of(instance("one", 2, InstancePhase.READY), instance("two", 1, InstancePhase.STOPPING)),
                List.of(instance("two", 1, InstancePhase.EXITED), instance("three", 0, InstancePhase.EXITED)));

        assertThat(seen).extracting(instance -> instance.id().name()).containsExactly("three", "two", "one");
    }

    private static InstanceObservation instance(String name, int second, InstancePhase phase) {
        return new InstanceObservation(
                new InstanceId(new WorkloadId(new EnvironmentId("wealth", "dev"), "quotes"), name),
                new ReleaseId("one"),
                1,
                0,
                phase,
                "localhost",
                Instant.ofEpochSecond(second),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
