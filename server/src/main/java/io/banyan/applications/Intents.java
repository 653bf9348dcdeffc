package io.banyan.applications;

import io.banyan.applications.store.IntentRow;
import io.banyan.applications.store.IntentStore;
import io.banyan.applications.store.VariableStore;
import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.EnvironmentName;
import io.banyan.kernel.Generation;
import io.banyan.tenancy.TribeScope;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people want of their applications, per environment. Every change is one transaction: guard, row, generation + 1,
 * audit entry, {@link IntentChanged}. Nothing here knows what actually runs.
 */
@Service
public class Intents {
    /** More instances of one application than any site of this size runs; a typing error is likelier. */
    public static final int MOST_REPLICAS = 500;

    private final IntentStore store;
    private final VariableStore variables;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final RoutesSettings routes;
    private final Clock clock;

    Intents(
            IntentStore store,
            VariableStore variables,
            AuditLog audit,
            ApplicationEventPublisher events,
            RoutesSettings routes,
            Clock clock) {
        this.store = store;
        this.variables = variables;
        this.audit = audit;
        this.events = events;
        this.routes = routes;
        this.clock = clock;
    }

    /** The intent, removed ones included; empty when the application was never deployed there. For the platform. */
    public Optional<Intent> find(ApplicationRef ref) {
        return store.find(ref).map(IntentRow::intent);
    }

    /**
     * The intent of an application that is wanted.
     *
     * @throws BanyanException NOT_FOUND when it was never deployed there or was removed
     */
    public Intent require(TribeScope scope, ApplicationRef ref) {
        return wanted(scope, ref, store.find(ref)).intent();
    }

    /** The wanted applications of an environment, by name. */
    public List<Intent> ofEnvironment(TribeScope scope, EnvironmentName environment) {
        return store.ofEnvironment(scope, environment);
    }

    /** The environments in which an application is wanted. */
    public List<Intent> ofApplication(TribeScope scope, io.banyan.kernel.ApplicationName application) {
        return store.ofApplication(scope, application);
    }

    /**
     * Walks over all intents, removed ones included, in the order of their references. For the platform's sweeps.
     *
     * @param after the last one of the batch before; empty to begin
     */
    public List<Intent> after(Optional<ApplicationRef> after, int limit) {
        return store.after(after, limit);
    }

    /** What the surroundings of an application are now. */
    public Facts facts(TribeScope scope, ApplicationRef ref) {
        return new Facts(
                routes.domain(), variables.of(scope, ref.environment()), store.ports(scope, ref.environment()));
    }

    /**
     * Asks for a release to run. Creates the intent or takes up a removed one. A pause ends.
     *
     * @param manifest that of the release; the number of replicas it declares applies when the application is new here or
     *     declares another number than before
     * @param replicas overrides that number
     * @param detail further facts for the audit
     */
    @Transactional
    public Intent release(
            TribeScope scope,
            ApplicationRef ref,
            UUID release,
            Manifest manifest,
            Optional<Integer> replicas,
            Map<String, String> detail) {
        requireSameTribe(scope, ref);
        replicas.ifPresent(Intents::requireReplicas);
        IntentRow before = store.lockOrCreate(scope, ref, clock.instant());
        int declared = manifest.extension().replicas();
        boolean fresh = before.intent().removed() || before.declaredReplicas() != declared;
        int wanted = replicas.orElse(fresh ? declared : before.intent().replicas());
        IntentRow after = before.releasing(release, manifest, wanted, facts(scope, ref));
        TreeMap<String, String> all = new TreeMap<>(detail);
        all.put("release", release.toString());
        all.put("replicas", Integer.toString(wanted));
        return save(scope, "application.release", after, all);
    }

    /**
     * Takes back a first release: nothing shall run, but the application stays.
     *
     * @throws BanyanException NOT_FOUND
     */
    @Transactional
    public Intent withdraw(TribeScope scope, ApplicationRef ref) {
        return change(scope, ref, Optional.empty(), "application.withdraw", Map.of(), IntentRow::withdrawn);
    }

    /**
     * Changes the number of instances; nothing is rolled.
     *
     * @param expected the generation that the caller saw; empty when it does not matter
     * @throws BanyanException NOT_FOUND, GENERATION_STALE, REPLICAS_OUT_OF_RANGE, NOT_SCALABLE for jobs
     */
    @Transactional
    public Intent scale(TribeScope scope, ApplicationRef ref, Optional<Generation> expected, int replicas) {
        requireReplicas(replicas);
        return change(scope, ref, expected, "application.scale", Map.of("replicas", "" + replicas), row -> {
            if (row.kind() != Extension.Kind.SERVICE) {
                throw new BanyanException(ApplicationsError.NOT_SCALABLE, ref.application(), replicas);
            }
            return row.scaled(replicas);
        });
    }

    /**
     * Exchanges all instances by the rollout policy, with what the environment offers now.
     *
     * @throws BanyanException NOT_FOUND, GENERATION_STALE, NOTHING_RELEASED
     */
    @Transactional
    public Intent restart(TribeScope scope, ApplicationRef ref, Optional<Generation> expected) {
        String token = UUID.randomUUID().toString();
        return change(
                scope,
                ref,
                expected,
                "application.restart",
                Map.of(),
                row -> released(row).restarted(token, clock.instant(), facts(scope, ref)));
    }

    /**
     * Holds the rollout where it is.
     *
     * @throws BanyanException NOT_FOUND, NOTHING_RELEASED
     */
    @Transactional
    public Intent pause(TribeScope scope, ApplicationRef ref) {
        return change(
                scope,
                ref,
                Optional.empty(),
                "rollout.pause",
                Map.of(),
                row -> released(row).paused(true));
    }

    /**
     * Lets a held rollout go on.
     *
     * @throws BanyanException NOT_FOUND, NOTHING_RELEASED
     */
    @Transactional
    public Intent resume(TribeScope scope, ApplicationRef ref) {
        return change(
                scope,
                ref,
                Optional.empty(),
                "rollout.resume",
                Map.of(),
                row -> released(row).paused(false));
    }

    /**
     * Asks for the application to be gone from the environment. Its generation is kept, so that a later deployment is
     * newer than everything before.
     *
     * @throws BanyanException NOT_FOUND, GENERATION_STALE
     */
    @Transactional
    public Intent remove(TribeScope scope, ApplicationRef ref, Optional<Generation> expected) {
        return change(scope, ref, expected, "application.undeploy", Map.of(), IntentRow::gone);
    }

    /**
     * Goes on above a generation that was accepted of an intent this database does not know: it was restored from a backup,
     * and what came after is lost. What is wanted stays as it is; nothing rolls because of this. Idempotent: does nothing
     * where the intent has changed since it was offered.
     *
     * @param offered the generation that was refused
     * @param held the one that was accepted before
     */
    @Transactional
    public void goOnAbove(TribeScope scope, ApplicationRef ref, Generation offered, Generation held) {
        requireSameTribe(scope, ref);
        store.lock(scope, ref)
                .map(IntentRow::intent)
                .filter(intent -> intent.generation().equals(offered))
                .ifPresent(intent -> {
                    Generation next = held.next();
                    store.raise(scope, ref, next);
                    audit.record(
                            AuditEntry.done(scope.caller(), "application.go-on-above", scope.tribe(), ref.toString())
                                    .with(Map.of(
                                            "held", held.toString(),
                                            "offered", offered.toString(),
                                            "generation", next.toString())));
                    events.publishEvent(new IntentChanged(ref, next));
                });
    }

    private Intent change(
            TribeScope scope,
            ApplicationRef ref,
            Optional<Generation> expected,
            String action,
            Map<String, String> detail,
            UnaryOperator<IntentRow> change) {
        IntentRow before = wanted(scope, ref, store.lock(scope, ref));
        Generation current = before.intent().generation();
        if (expected.isPresent() && !expected.get().equals(current)) {
            throw new BanyanException(CommonError.GENERATION_STALE, expected.get(), current);
        }
        return save(scope, action, change.apply(before), detail);
    }

    private Intent save(TribeScope scope, String action, IntentRow row, Map<String, String> detail) {
        Intent saved = store.save(scope, row, clock.instant());
        audit.record(AuditEntry.done(
                        scope.caller(), action, scope.tribe(), saved.ref().toString())
                .with(detail)
                .with(Map.of("generation", saved.generation().toString())));
        events.publishEvent(new IntentChanged(saved.ref(), saved.generation()));
        return saved;
    }

    private static IntentRow released(IntentRow row) {
        if (row.intent().release().isEmpty()) {
            throw new BanyanException(
                    ApplicationsError.NOTHING_RELEASED, row.intent().ref());
        }
        return row;
    }

    private static IntentRow wanted(TribeScope scope, ApplicationRef ref, Optional<IntentRow> row) {
        requireSameTribe(scope, ref);
        return row.filter(found -> !found.intent().removed())
                .orElseThrow(() -> new BanyanException(
                        CommonError.NOT_FOUND, "application", ref.environment() + "/" + ref.application()));
    }

    private static void requireSameTribe(TribeScope scope, ApplicationRef ref) {
        if (!scope.tribe().equals(ref.tribe())) {
            throw new IllegalArgumentException("the scope is of tribe " + scope.tribe() + ", not of " + ref);
        }
    }

    private static void requireReplicas(int replicas) {
        if (replicas < 0 || replicas > MOST_REPLICAS) {
            throw new BanyanException(ApplicationsError.REPLICAS_OUT_OF_RANGE, replicas, MOST_REPLICAS);
        }
    }
}
