package io.banyan.engine.container.workload;

import io.banyan.engine.Subscription;
import io.banyan.engine.spec.WorkloadId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells watchers which workloads changed, each on a thread of its own: a slow one delays nobody, and changes that pile up
 * meanwhile are told once.
 */
public final class Watchers {
    private static final Logger log = LoggerFactory.getLogger(Watchers.class);

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    public Subscription watch(Consumer<WorkloadId> consumer) {
        Watcher watcher = new Watcher(consumer);
        watchers.add(watcher);
        Thread.ofVirtual().name("watcher").start(watcher::run);
        return watcher;
    }

    public void changed(WorkloadId workload) {
        watchers.forEach(watcher -> watcher.changed(workload));
    }

    public void close() {
        watchers.forEach(Watcher::close);
    }

    private final class Watcher implements Subscription {
        private final Consumer<WorkloadId> consumer;
        private final Set<WorkloadId> pending = new LinkedHashSet<>();
        private boolean closed;

        private Watcher(Consumer<WorkloadId> consumer) {
            this.consumer = consumer;
        }

        private synchronized void changed(WorkloadId workload) {
            pending.add(workload);
            notifyAll();
        }

        private synchronized List<WorkloadId> take() throws InterruptedException {
            while (pending.isEmpty() && !closed) {
                wait();
            }
            List<WorkloadId> taken = closed ? List.of() : new ArrayList<>(pending);
            pending.clear();
            return taken;
        }

        private void run() {
            try {
                for (List<WorkloadId> next = take(); !next.isEmpty(); next = take()) {
                    next.forEach(this::tell);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized boolean isClosed() {
            return closed;
        }

        private void tell(WorkloadId workload) {
            if (isClosed()) {
                return;
            }
            try {
                consumer.accept(workload);
            } catch (RuntimeException e) {
                log.warn("a watcher of {} failed", workload, e);
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            watchers.remove(this);
            notifyAll();
        }
    }
}
