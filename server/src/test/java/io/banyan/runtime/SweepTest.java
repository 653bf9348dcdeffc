package io.banyan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.kernel.RecurringTask;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SweepTest extends RuntimeTest {
    @Autowired
    private List<RecurringTask> tasks;

    @Test
    void whatIsDeployedWhileASweepLooksIsNotTakenForNobodys() throws Exception {
        RecurringTask sweep = tasks.stream()
                .filter(task -> task.name().equals("sweep-applications"))
                .findFirst()
                .orElseThrow();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Optional<Exception>> sweeping = CompletableFuture.supplyAsync(() -> sweepUntil(over, sweep));
        try (ExecutorService engineers = Executors.newFixedThreadPool(5)) {
            List<Future<Scenario>> deployed = IntStream.range(0, 25)
                    .mapToObj(number -> engineers.submit(() -> {
                        Scenario application = application();
                        return application.running(application.release("one"));
                    }))
                    .toList();
            for (Future<Scenario> application : deployed) {
                application.get();
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
