package io.banyan.engine.tck.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.client.ContentResponse;

/**
 * Many requests from several clients with keep-alive. Prints lines of {@code ok N}, {@code failed N}, and for every
 * different answer and error {@code answer TEXT N} and {@code error TEXT N}.
 */
final class Load {
    private Load() {}

    static void run(String url, int requests, int clients, Duration pause, PrintStream out) throws Exception {
        AtomicInteger left = new AtomicInteger(requests);
        Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
        Map<String, LongAdder> errors = new ConcurrentSkipListMap<>();
        try (HttpAsker asker = HttpAsker.http1(clients);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                threads.execute(() -> {
                    while (left.getAndDecrement() > 0) {
                        ask(asker, url, answers, errors);
                        LockSupport.parkNanos(pause.toNanos());
                    }
                });
            }
            threads.shutdown();
            if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the load did not end within ten minutes");
            }
        }
        out.println("ok " + answers.values().stream().mapToLong(LongAdder::sum).sum());
        out.println(
                "failed " + errors.values().stream().mapToLong(LongAdder::sum).sum());
        answers.forEach((text, count) -> out.println("answer " + text + " " + count));
        errors.forEach((text, count) -> out.println("error " + text + " " + count));
    }

    private static void ask(
            HttpAsker asker, String url, Map<String, LongAdder> answers, Map<String, LongAdder> errors) {
        try {
            ContentResponse answer = asker.get(url);
            String text = answer.getContentAsString().strip();
            if (answer.getStatus() == 200) {
                count(answers, text);
            } else {
                count(errors, "status " + answer.getStatus());
            }
        } catch (Exception e) {
            count(errors, e.toString().replace('\n', ' '));
        }
    }

    private static void count(Map<String, LongAdder> counts, String key) {
        counts.computeIfAbsent(key, unseen -> new LongAdder()).increment();
    }
}
