package io.banyan.runtime.reconcile;

import io.banyan.applications.Intent;
import io.banyan.applications.ResolvedManifest;
import io.banyan.engine.Engine;
import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.engine.StaleGenerationException;
import io.banyan.engine.observed.WorkloadObservation;
import io.banyan.engine.spec.Workload;
import io.banyan.engine.spec.WorkloadId;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.FaultType;
import io.banyan.placement.PlacementPlan;
import io.banyan.runtime.compile.CompileApplication;
import io.banyan.runtime.compile.CompileRefused;
import io.banyan.runtime.compile.CompiledApplication;
import io.banyan.runtime.observed.FaultNames;
import io.banyan.runtime.observed.ObservedApplications;
import io.banyan.runtime.rollouts.Goal;
import io.banyan.runtime.rollouts.Sighting;
import io.banyan.runtime.rollouts.Sighting.Refused;
import io.banyan.runtime.routes.SyncRoutes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Asks the engine for what an intent wants, and tells what the engine makes of it. */
@Component
class BringAbout {
    private final Engine engine;
    private final Releasing releasing;
    private final AdmitApplication admission;
    private final ReconcileEnvironment environments;
    private final SyncRoutes routes;
    private final ObservedApplications observed;
    private final LostGenerations lost;
    private final Map<ApplicationRef, Long> appliedHere = new ConcurrentHashMap<>();

    BringAbout(
            Engine engine,
            Releasing releasing,
            AdmitApplication admission,
            ReconcileEnvironment environments,
            SyncRoutes routes,
            ObservedApplications observed,
            LostGenerations lost) {
        this.engine = engine;
        this.releasing = releasing;
        this.admission = admission;
        this.environments = environments;
        this.routes = routes;
        this.observed = observed;
        this.lost = lost;
    }

    /** Asks for what is wanted unless this process did so since it started, then looks. */
    Sighting wanted(Intent intent, UUID release) {
        if (!appliedHere(intent)) {
            Optional<Refused> refused = ask(intent, release);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return look(CompileApplication.workloadId(intent.ref()));
    }

    /**
     * Makes an application be gone.
     *
     * @return what is left of it; {@link Sighting.NotHeld} when nothing is
     */
    Sighting unwanted(Intent intent) {
        ApplicationRef ref = intent.ref();
        WorkloadId id = CompileApplication.workloadId(ref);
        if (!appliedHere(intent)) {
            routes.withdraw(ref);
            offer(intent, () -> engine.remove(id, intent.generation().value()));
            admission.release(ref);
            appliedHere.put(ref, intent.generation().value());
        }
        Sighting left = look(id);
        if (left instanceof Sighting.NotHeld) {
            appliedHere.remove(ref);
        }
        return left;
    }

    private boolean appliedHere(Intent intent) {
        return appliedHere.getOrDefault(intent.ref(), -1L)
                == intent.generation().value();
    }

    /** Around calls about the workload alone: an environment's generations are others. */
    private void offer(Intent intent, Runnable call) {
        try {
            call.run();
        } catch (StaleGenerationException newerIsHeld) {
            lost.goOnAbove(intent, newerIsHeld.held());
            throw newerIsHeld;
        }
    }

    private Sighting look(WorkloadId id) {
        try {
            return new Sighting.Seen(engine.observe(id));
        } catch (EngineException cause) {
            if (cause.fault().code() == FaultCode.UNKNOWN_WORKLOAD
                    || cause.fault().code() == FaultCode.UNKNOWN_ENVIRONMENT) {
                appliedHere.remove(ApplicationRef.of(
                        id.environment().tribe(), id.environment().environment(), id.name()));
                return new Sighting.NotHeld();
            }
            throw cause;
        }
    }

    private Optional<Refused> ask(Intent intent, UUID release) {
        CompiledApplication compiled;
        try {
            ResolvedManifest manifest = releasing
                    .resolve(intent, release)
                    .orElseThrow(() -> new CompileRefused("release " + release + " does not exist", "deploy again"));
            compiled = CompileApplication.compile(intent, release, manifest);
        } catch (CompileRefused cause) {
            return Optional.of(new Refused(
                    FaultType.USER, "manifest-not-runnable", String.valueOf(cause.getMessage()), cause.nextStep()));
        } catch (BanyanException cause) {
            return Optional.of(new Refused(
                    cause.code().type(),
                    cause.code().code(),
                    String.valueOf(cause.getMessage()),
                    "mend the manifest and deploy again"));
        }
        Optional<PlacementPlan.Refused> noRoom = admission.admit(intent.ref(), compiled.need());
        if (noRoom.isPresent()) {
            PlacementPlan.Refused why = noRoom.get();
            return Optional.of(new Refused(why.type(), why.code(), why.message(), why.nextStep()));
        }
        return apply(intent, compiled);
    }

    private Optional<Refused> apply(Intent intent, CompiledApplication compiled) {
        try {
            environments.ensure(compiled.workload().id().environment());
            applyWorkload(intent, compiled.workload());
        } catch (EngineException cause) {
            if (cause.fault().code() == FaultCode.ENGINE_UNREACHABLE) {
                throw cause;
            }
            Optional<WorkloadObservation> held = heldAtThisGeneration(compiled, cause);
            if (held.isEmpty()) {
                return Optional.of(refused(cause));
            }
            if (rollsAnother(held.get(), intent)) {
                lost.goOnAbove(intent, held.get().generation());
                throw cause;
            }
        }
        observed.applied(intent.ref(), intent.generation().value(), FaultNames.of(kind(compiled)), schedule(compiled));
        routes.sync(intent.ref(), compiled.routes());
        appliedHere.put(intent.ref(), intent.generation().value());
        return Optional.empty();
    }

    /** A fault of the platform may pass: it is tried again until the roll's deadline. */
    private static Refused refused(EngineException cause) {
        if (cause.fault().type() == io.banyan.engine.FaultType.PLATFORM) {
            throw cause;
        }
        return Refused.of(cause.fault());
    }

    private void applyWorkload(Intent intent, Workload workload) {
        try {
            offer(intent, () -> engine.apply(workload));
        } catch (EngineException cause) {
            if (cause.fault().code() != FaultCode.UNKNOWN_ENVIRONMENT) {
                throw cause;
            }
            environments.applyAgain(workload.id().environment());
            offer(intent, () -> engine.apply(workload));
        }
    }

    /**
     * A newer version of this program may say the same intent in other words, which the engine refuses as the same
     * generation with other content. What it holds is what was wanted then, and stays until the intent changes.
     */
    private Optional<WorkloadObservation> heldAtThisGeneration(CompiledApplication compiled, EngineException cause) {
        return cause.fault().code() == FaultCode.INVALID_SPECIFICATION
                        && look(compiled.workload().id()) instanceof Sighting.Seen seen
                        && seen.observation().generation()
                                == compiled.workload().generation()
                ? Optional.of(seen.observation())
                : Optional.empty();
    }

    private static boolean rollsAnother(WorkloadObservation held, Intent intent) {
        return held.rollout()
                .filter(rollout -> !rollout.release()
                        .value()
                        .equals(intent.release().map(UUID::toString).orElse("")))
                .isPresent();
    }

    private static Optional<String> schedule(CompiledApplication compiled) {
        return compiled.workload() instanceof Workload.CronJob job ? Optional.of(job.schedule()) : Optional.empty();
    }

    private static Goal.Kind kind(CompiledApplication compiled) {
        return switch (compiled.workload()) {
            case Workload.Service ignored -> Goal.Kind.SERVICE;
            case Workload.Job ignored -> Goal.Kind.JOB;
            case Workload.CronJob ignored -> Goal.Kind.CRON_JOB;
        };
    }
}
