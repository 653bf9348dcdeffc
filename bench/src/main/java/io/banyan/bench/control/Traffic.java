package io.banyan.bench.control;

import io.banyan.cli.api.Server;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Requests at a fixed rate, whether or not earlier ones were answered: one in five changes a number of instances, the
 * others read an application, its instances, its events or a whole environment. A request's time counts from when it
 * should have been sent.
 */
final class Traffic {
    final ConcurrentHistogram reads = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
    final ConcurrentHistogram writes = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
    final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final Server server;
    private final Population population;
    private final Random random = new Random(20_260_101);

    Traffic(Server server, Population population) {
        this.server = server;
        this.population = population;
    }

    Traffic run(int perSecond, Duration time) {
        long begin = System.nanoTime();
        long requests = perSecond * time.toSeconds();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int request = 0; request < requests; request++) {
                long due = begin + request * (TimeUnit.SECONDS.toNanos(1) / perSecond);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int application = random.nextInt(population.size());
                int kind = request % 10;
                clients.execute(() -> send(kind, application, due));
            }
        }
        return this;
    }

    private void send(int kind, int application, long due) {
        String path = population.path(application);
        boolean write = kind == 3 || kind == 8;
        try {
            switch (kind) {
                case 3, 8 ->
                    server.put(path + "/scale", Map.of("replicas", 1 + random.nextInt(3)), server.entityTag(path));
                case 0 -> server.get(path.substring(0, path.lastIndexOf('/')));
                case 1, 6 -> server.get(path + "/instances");
                case 2, 7 -> server.get(path + "/events");
                default -> server.get(path);
            }
        } catch (RuntimeException failed) {
            failures.add(path + ": " + failed.getMessage());
        }
        (write ? writes : reads).recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
    }
}
