package io.banyan.bench.measure;

import io.banyan.bench.installation.EdgeGateway;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Watches the edge gateway, every few milliseconds, until it no longer sends new requests to an instance. */
final class Unrouted {
    private final CompletableFuture<Instant> unrouted = new CompletableFuture<>();

    private Unrouted() {}

    static Unrouted watch(Subject subject, String instance) throws IOException {
        EdgeGateway gateway = EdgeGateway.of(subject.installation);
        String server = instance + "." + Subject.NAME + "." + Subject.ENVIRONMENT + ".";
        if (!gateway.routesTo(server)) {
            throw new IllegalStateException("the gateway does not route to " + instance);
        }
        Unrouted watch = new Unrouted();
        Thread.ofVirtual().start(() -> watch.look(gateway, server));
        return watch;
    }

    long millisSince(Instant killed) {
        return Math.max(0, Duration.between(killed, unrouted.join()).toMillis());
    }

    private void look(EdgeGateway gateway, String server) {
        try {
            while (gateway.routesTo(server)) {
                Thread.sleep(3);
            }
            unrouted.complete(Instant.now());
        } catch (IOException | RuntimeException broken) {
            unrouted.completeExceptionally(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
