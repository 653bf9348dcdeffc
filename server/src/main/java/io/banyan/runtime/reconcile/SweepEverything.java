package io.banyan.runtime.reconcile;

import io.banyan.applications.Intent;
import io.banyan.applications.Intents;
import io.banyan.engine.Engine;
import io.banyan.engine.EngineException;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.Background;
import io.banyan.kernel.RecurringTask;
import io.banyan.runtime.certificates.Certificates;
import io.banyan.runtime.compile.CompileApplication;
import io.banyan.runtime.events.Events;
import io.banyan.runtime.observed.ObservedApplications;
import io.banyan.runtime.observed.ObservedApplications.Fingerprint;
import io.banyan.runtime.observed.Snapshot;
import io.banyan.runtime.observed.Timepiece;
import io.banyan.runtime.rollouts.Rollouts;
import io.banyan.runtime.routes.SyncRoutes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Looks at everything now and then, for what no wake-up told: wakes what differs and removes from the engine what nobody
 * wants. Reads intents and observations in batches; costs nothing per application that is as it was.
 */
@Component
class SweepEverything implements RecurringTask {
    private static final Logger LOG = LoggerFactory.getLogger(SweepEverything.class);
    private static final int BATCH = 500;

    private final Engine engine;
    private final Intents intents;
    private final ObservedApplications observed;
    private final Rollouts rollouts;
    private final WantedEnvironments environments;
    private final SyncRoutes routes;
    private final Certificates certificates;
    private final Events events;
    private final Background background;
    private final ObjectProvider<EndOrphans> orphans;
    private final RuntimeSettings settings;
    private final Timepiece time;

    SweepEverything(
            Engine engine,
            Intents intents,
            ObservedApplications observed,
            Rollouts rollouts,
            WantedEnvironments environments,
            SyncRoutes routes,
            Certificates certificates,
            Events events,
            Background background,
            ObjectProvider<EndOrphans> orphans,
            RuntimeSettings settings,
            Timepiece time) {
        this.engine = engine;
        this.intents = intents;
        this.observed = observed;
        this.rollouts = rollouts;
        this.environments = environments;
        this.routes = routes;
        this.certificates = certificates;
        this.events = events;
        this.background = background;
        this.orphans = orphans;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public String name() {
        return "sweep-applications";
    }

    @Override
    public Duration pause() {
        return settings.sweep();
    }

    @Override
    public void run() {
        boolean renewed = certificates.renewEnding();
        Map<EnvironmentId, Map<String, Intent>> wanted = wanted();
        List<WantedEnvironments.Wanted> known = environments.all();
        for (WantedEnvironments.Wanted environment : known) {
            try {
                sweep(environment, wanted.getOrDefault(environment.id(), Map.of()), renewed);
            } catch (EngineException cause) {
                LOG.warn("{} was not swept: {}", environment.id(), cause.getMessage());
            }
        }
        if (!known.isEmpty()) {
            endOrphans(wanted);
        }
        rollouts.withOpen().forEach(this::wake);
        events.deleteBefore(time.now().minus(settings.eventsKept()));
    }

    /** An empty database is more likely lost than new when containers run; then nothing is ended. */
    private void endOrphans(Map<EnvironmentId, Map<String, Intent>> wanted) {
        Set<WorkloadId> ids = wanted.values().stream()
                .flatMap(intents -> intents.values().stream())
                .map(intent -> CompileApplication.workloadId(intent.ref()))
                .collect(Collectors.toSet());
        try {
            orphans.ifAvailable(end -> end.except(ids));
        } catch (EngineException cause) {
            LOG.warn("Orphans were not looked for: {}", cause.getMessage());
        }
    }

    private Map<EnvironmentId, Map<String, Intent>> wanted() {
        Map<EnvironmentId, Map<String, Intent>> wanted = new TreeMap<>();
        Optional<ApplicationRef> last = Optional.empty();
        List<Intent> batch;
        do {
            batch = intents.after(last, BATCH);
            for (Intent intent : batch) {
                WorkloadId id = CompileApplication.workloadId(intent.ref());
                wanted.computeIfAbsent(id.environment(), environment -> new HashMap<>())
                        .put(id.name(), intent);
                last = Optional.of(intent.ref());
            }
        } while (batch.size() == BATCH);
        return wanted;
    }

    private void sweep(WantedEnvironments.Wanted environment, Map<String, Intent> wanted, boolean renewed) {
        EnvironmentId id = environment.id();
        if (environment.removed()) {
            if (engine.environments().contains(id)) {
                background.wake(ReconcileEnvironment.NAME, id.toString());
            }
            return;
        }
        Map<String, Fingerprint> known = observed.fingerprints(id);
        Map<String, WorkloadObservation> held = new HashMap<>();
        if (engine.environments().contains(id)) {
            engine.observe(id).forEach(seen -> held.put(seen.id().name(), seen));
        }
        wanted.values().stream()
                .filter(intent -> differs(
                        intent,
                        Optional.ofNullable(known.get(name(intent))),
                        Optional.ofNullable(held.get(name(intent)))))
                .forEach(intent -> wake(intent.ref()));
        held.values().stream()
                .filter(seen -> !wanted.containsKey(seen.id().name()))
                .forEach(this::removeOrphan);
        if (renewed) {
            routes.renew(id);
        } else {
            routes.bring(id);
        }
        routes.look(id);
    }

    private static boolean differs(Intent intent, Optional<Fingerprint> known, Optional<WorkloadObservation> held) {
        if (intent.removed() || intent.release().isEmpty()) {
            return held.isPresent() || known.isPresent();
        }
        return known.isEmpty()
                || held.isEmpty()
                || known.get().appliedGeneration() != intent.generation().value()
                || known.get().snapshot() != Snapshot.of(held.get()).fingerprint();
    }

    /** What was observed is newer than the list of intents: it may have been deployed in between. */
    private void removeOrphan(WorkloadObservation seen) {
        EnvironmentId environment = seen.id().environment();
        ApplicationRef ref = ApplicationRef.of(
                environment.tribe(), environment.environment(), seen.id().name());
        if (intents.find(ref).isPresent()) {
            return;
        }
        LOG.warn("{} runs and nobody wants it: it is removed", seen.id());
        engine.remove(seen.id(), seen.generation() + 1);
    }

    private void wake(ApplicationRef ref) {
        background.wake(ReconcileApplication.NAME, ref.toString());
    }

    private static String name(Intent intent) {
        return intent.ref().application().value();
    }
}
