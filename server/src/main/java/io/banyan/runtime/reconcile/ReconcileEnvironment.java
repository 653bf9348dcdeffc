package io.banyan.runtime.reconcile;

import io.banyan.engine.Engine;
import io.banyan.engine.EngineException;
import io.banyan.engine.StaleGenerationException;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.EnvironmentSpec;
import io.banyan.kernel.BackgroundTask;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Makes the engine hold an environment, or let go of one that was deleted. An environment that the engine holds and nobody
 * here ever heard of is left alone: a lost database must not take volumes with it.
 */
@Component
class ReconcileEnvironment implements BackgroundTask {
    static final String NAME = "reconcile-environment";
    private static final Duration UNTIL_GONE = Duration.ofSeconds(1);

    private final Engine engine;
    private final WantedEnvironments environments;
    private final HinderedEnvironments hindered;
    private final Map<EnvironmentId, Long> appliedHere = new ConcurrentHashMap<>();

    ReconcileEnvironment(Engine engine, WantedEnvironments environments, HinderedEnvironments hindered) {
        this.engine = engine;
        this.environments = environments;
        this.hindered = hindered;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> run(String subject) {
        Optional<WantedEnvironments.Wanted> wanted = environments.find(Subjects.environment(subject));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        if (!wanted.get().removed()) {
            apply(wanted.get());
            return Optional.empty();
        }
        EnvironmentId id = wanted.get().id();
        appliedHere.remove(id);
        hindered.forget(id);
        engine.removeEnvironment(id);
        return engine.environments().contains(id) ? Optional.of(UNTIL_GONE) : Optional.empty();
    }

    /** Applies the environment unless this process did so since it started. */
    void ensure(EnvironmentId id) {
        environments
                .find(id)
                .filter(wanted -> !wanted.removed())
                .filter(wanted -> appliedHere.getOrDefault(id, -1L) != wanted.generation())
                .ifPresent(this::apply);
    }

    /** The engine does not know it any more. */
    void applyAgain(EnvironmentId id) {
        appliedHere.remove(id);
        ensure(id);
    }

    private void apply(WantedEnvironments.Wanted wanted) {
        try {
            engine.applyEnvironment(EnvironmentSpec.of(wanted.id(), wanted.generation()));
        } catch (StaleGenerationException newerIsHeld) {
            environments.goOnAbove(wanted.id(), wanted.generation(), newerIsHeld.held());
            throw newerIsHeld;
        } catch (EngineException cause) {
            hindered.note(wanted.id(), cause.fault());
            throw cause;
        }
        hindered.forget(wanted.id());
        appliedHere.put(wanted.id(), wanted.generation());
    }
}
