package io.banyan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.kernel.RecurringTask;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SweepTest extends RuntimeTest {
    @Autowired
    private List<RecurringTask> tasks;

    @Test
    void whatIsDeployedWhileASweepLooksIsNotTakenForNobodys() {
        RecurringTask sweep = tasks.stream()
                .filter(task -> task.name().equals("sweep-applications"))
                .findFirst()
                .orElseThrow();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Optional<Exception>> sweeping = CompletableFuture.supplyAsync(() -> sweepUntil(over, sweep));
        try {
            for (int turn = 0; turn < 25; turn++) {
                Scenario application = application();
                application.running(application.release("one"));
            }
        } finally {
            over.set(true);
        }
        assertThat(sweeping.join()).isEmpty();
    }

    private static Optional<Exception> sweepUntil(AtomicBoolean over, RecurringTask sweep) {
        try {
            while (!over.get()) {
                sweep.run();
            }
            return Optional.empty();
        } catch (Exception failed) {
            return Optional.of(failed);
        }
    }
}
