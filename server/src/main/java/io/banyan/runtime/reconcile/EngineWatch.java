package io.banyan.runtime.reconcile;

import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.engine.Engine;
import io.banyan.engine.Subscription;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Background;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Turns the engine's calls into wake-ups. The engine is never kept waiting for the database: a thread of its own passes
 * on what changed, once per application however often it is told meanwhile. At start everything is woken, so that what
 * already runs is taken over.
 */
@Component
class EngineWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);
    private static final int BATCH = 500;

    private final Engine engine;
    private final Intents intents;
    private final WantedEnvironments environments;
    private final EngineContact contact;
    private final Background background;
    private final BlockingQueue<WorkloadId> changed = new LinkedBlockingQueue<>();
    private final Set<WorkloadId> waiting = ConcurrentHashMap.newKeySet();
    private @Nullable Subscription subscription;
    private @Nullable Thread passer;

    EngineWatch(
            Engine engine,
            Intents intents,
            WantedEnvironments environments,
            EngineContact contact,
            Background background) {
        this.engine = engine;
        this.intents = intents;
        this.environments = environments;
        this.contact = contact;
        this.background = background;
    }

    @Override
    public synchronized void start() {
        contact.ask();
        passer = Thread.ofVirtual().name("engine-watch").start(this::passOn);
        subscription = engine.watch(this::hear);
        environments
                .all()
                .forEach(wanted ->
                        background.wake(ReconcileEnvironment.NAME, wanted.id().toString()));
        wakeAll();
    }

    @Override
    public synchronized void stop() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        if (passer != null) {
            passer.interrupt();
            passer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return passer != null;
    }

    private void hear(WorkloadId workload) {
        if (waiting.add(workload)) {
            changed.add(workload);
        }
    }

    private void passOn() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                WorkloadId workload = changed.take();
                waiting.remove(workload);
                pass(workload);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(WorkloadId workload) {
        try {
            background.wake(ReconcileApplication.NAME, Subjects.of(workload));
        } catch (RuntimeException cause) {
            LOG.warn("A change of {} was not passed on; the next sweep finds it: {}", workload, cause.getMessage());
        }
    }

    private void wakeAll() {
        Optional<ApplicationRef> last = Optional.empty();
        List<Intent> batch;
        do {
            batch = intents.after(last, BATCH);
            for (Intent intent : batch) {
                last = Optional.of(intent.ref());
                if (!intent.removed()) {
                    hear(io.banyan.runtime.compile.CompileApplication.workloadId(intent.ref()));
                }
            }
        } while (batch.size() == BATCH);
    }
}
