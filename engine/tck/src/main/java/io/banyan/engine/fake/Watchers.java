package io.banyan.engine.fake;

import io.banyan.engine.Subscription;
import io.banyan.engine.spec.WorkloadId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells who watches, each on a thread of its own; changes that pile up are told once. */
final class Watchers {
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Deliveries deliveries;

    Watchers(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    Subscription add(Consumer<WorkloadId> changed) {
        Watcher watcher = new Watcher(changed);
        watchers.add(watcher);
        watcher.thread.start();
        return watcher;
    }

    void changed(WorkloadId workload) {
        watchers.forEach(watcher -> watcher.add(workload));
    }

    private final class Watcher implements Subscription {
        private final LinkedHashSet<WorkloadId> pending = new LinkedHashSet<>();
        private final Consumer<WorkloadId> changed;
        private final Thread thread = Thread.ofVirtual().name("fake-watcher").unstarted(this::deliver);

        private Watcher(Consumer<WorkloadId> changed) {
            this.changed = changed;
        }

        private synchronized void add(WorkloadId workload) {
            if (pending.add(workload)) {
                deliveries.begin();
                notifyAll();
            }
        }

        private synchronized void forget() {
            deliveries.end(pending.size());
            pending.clear();
        }

        private synchronized WorkloadId take() throws InterruptedException {
            while (pending.isEmpty()) {
                wait();
            }
            return pending.removeFirst();
        }

        private void deliver() {
            try {
                while (watchers.contains(this)) {
                    changed.accept(take());
                    deliveries.end(1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                forget();
            }
        }

        @Override
        public void close() {
            watchers.remove(this);
            thread.interrupt();
        }
    }
}
