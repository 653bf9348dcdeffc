package io.banyan.engine.container.datapath;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Callers that call without a pause until they are stopped; every request that was not answered with 200 is kept. */
final class Load implements AutoCloseable {
    final AtomicLong requests = new AtomicLong();
    final Queue<String> failures = new ConcurrentLinkedQueue<>();
    /** When the last answer of each instance to a request that was sent just before came in, in nanoTime. */
    final Map<String, AtomicLong> lastAnswers = new ConcurrentHashMap<>();

    private final List<Thread> callers;
    private volatile boolean stopped;

    Load(int callers, String address, int port, String host, String path) {
        this.callers = IntStream.range(0, callers)
                .mapToObj(number -> Thread.ofVirtual().start(() -> call(address, port, host, path)))
                .toList();
    }

    private void call(String address, int port, String host, String path) {
        try (KeepAliveCaller caller = new KeepAliveCaller(address, port, host)) {
            while (!stopped) {
                KeepAliveCaller.Answer answer = caller.call("GET", path);
                requests.incrementAndGet();
                if (answer.status() != 200 || answer.closes()) {
                    failures.add(answer.toString());
                }
                if (answer.closes()) {
                    return;
                }
                lastAnswers
                        .computeIfAbsent(answer.body(), ignored -> new AtomicLong())
                        .set(System.nanoTime());
            }
        } catch (IOException lost) {
            failures.add(lost.toString());
        }
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread caller : callers) {
            try {
                caller.join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stop);
            }
        }
    }
}
