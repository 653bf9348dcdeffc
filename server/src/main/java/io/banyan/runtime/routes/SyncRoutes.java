package io.banyan.runtime.routes;

import io.banyan.applications.ResolvedManifest;
import io.banyan.engine.Engine;
import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.engine.StaleGenerationException;
import io.banyan.engine.spec.EnvironmentId;
import io.banyan.engine.spec.RouteTable;
import io.banyan.kernel.ApplicationRef;
import io.banyan.runtime.events.Events;
import io.banyan.runtime.events.Happening;
import io.banyan.runtime.observed.Timepiece;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the engine's table of routes equal to what the applications of an environment declare. */
@Component
public class SyncRoutes {
    private final Engine engine;
    private final Routes routes;
    private final RouteGenerations generations;
    private final RouteTables tables;
    private final Events events;
    private final Timepiece time;
    private final TransactionTemplate transactions;
    private final Map<EnvironmentId, Long> appliedHere = new ConcurrentHashMap<>();

    SyncRoutes(
            Engine engine,
            Routes routes,
            RouteGenerations generations,
            RouteTables tables,
            Events events,
            Timepiece time,
            TransactionTemplate transactions) {
        this.engine = engine;
        this.routes = routes;
        this.generations = generations;
        this.tables = tables;
        this.events = events;
        this.time = time;
        this.transactions = transactions;
    }

    /** Stores what an application declares, then brings the environment's table to the engine unless it is there. */
    public void sync(ApplicationRef ref, List<ResolvedManifest.Route> declared) {
        EnvironmentId id = environment(ref);
        if (!same(routes.of(ref), declared)) {
            transactions.executeWithoutResult(status -> {
                generations.hold(id);
                routes.deleteAll(ref);
                declared.forEach(route -> {
                    if (!routes.claim(ref, route)) {
                        events.record(ref, List.of(conflict(route)), time.now());
                    }
                });
                generations.raise(id);
            });
        }
        bring(id);
    }

    /** Takes an application's routes away. */
    public void withdraw(ApplicationRef ref) {
        sync(ref, List.of());
    }

    /** Applies the newest table of an environment unless this process did so since it started. */
    public void bring(EnvironmentId id) {
        if (appliedHere.getOrDefault(id, 0L) == generations.current(id)) {
            return;
        }
        RouteTable table = read(id, false);
        try {
            engine.applyRoutes(table);
        } catch (StaleGenerationException newerIsHeld) {
            generations.goOnAbove(id, newerIsHeld.offered(), newerIsHeld.held());
            bring(id);
            return;
        } catch (EngineException cause) {
            if (cause.fault().code() != FaultCode.INVALID_SPECIFICATION) {
                throw cause;
            }
            // The same generation with other content: a certificate was renewed or this program says it in other words.
            table = read(id, true);
            engine.applyRoutes(table);
        }
        appliedHere.put(id, table.generation());
        look(id);
    }

    /** Certificates were renewed: every table is to be put together again. */
    public void renew(EnvironmentId id) {
        transactions.executeWithoutResult(status -> generations.raise(id));
        bring(id);
    }

    /** Writes down where the engine serves the environment's routes. */
    public void look(EnvironmentId id) {
        engine.observeRoutes(id)
                .forEach(seen ->
                        routes.seen(id, seen.route().host(), seen.route().path(), seen.url()));
    }

    private RouteTable read(EnvironmentId id, boolean raise) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            long generation = raise ? generations.raise(id) : generations.hold(id);
            return tables.table(id, generation, routes.of(id));
        }));
    }

    private static boolean same(List<DeclaredRoute> stored, List<ResolvedManifest.Route> declared) {
        return stored.size() == declared.size()
                && declared.stream().allMatch(route -> stored.stream().anyMatch(kept -> kept.sameAs(route)));
    }

    private static Happening conflict(ResolvedManifest.Route route) {
        return Happening.warning(
                "route-conflict/" + route.host() + route.path(),
                "route-refused",
                "route " + route.host() + route.path()
                        + " belongs to another application; choose another host or path");
    }

    private static EnvironmentId environment(ApplicationRef ref) {
        return new EnvironmentId(ref.tribe().value(), ref.environment().value());
    }
}
