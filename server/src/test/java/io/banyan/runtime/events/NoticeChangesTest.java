package io.banyan.runtime.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.runtime.observed.InstanceView;
import io.banyan.runtime.observed.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeChangesTest {
    @Test
    void anInstanceThatAnEngineListedTwiceStopsNothing() {
        InstanceView one = instance("quotes-one");
        InstanceView two = instance("quotes-two");

        List<Happening> happenings = NoticeChanges.between(of(one, one), of(one, two));

        assertThat(happenings).extracting(Happening::message).containsExactly("instance quotes-two was created");
    }

    private static Snapshot of(InstanceView... instances) {
        return new Snapshot(1, Optional.empty(), List.of(instances), List.of(), Optional.empty(), Optional.empty());
    }

    private static InstanceView instance(String name) {
        return new InstanceView(
                name,
                "one",
                1,
                0,
                "starting",
                "localhost",
                Instant.EPOCH,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
