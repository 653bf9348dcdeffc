package io.banyan.runtime.observed;

import io.banyan.kernel.ApplicationRef;
import io.banyan.placement.Capacity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each application was promised; the zone's sum follows by differences in the same transaction. */
@Repository
public class Promises {
    private static final String OF_ONE =
            " where tribe = :tribe and environment = :environment and application = :application";

    private final JdbcClient database;
    private final Zones zones;

    Promises(JdbcClient database, Zones zones) {
        this.database = database;
        this.zones = zones;
    }

    public Capacity of(ApplicationRef ref) {
        return database.sql("select cpu_millicores, memory_bytes from runtime.application" + OF_ONE)
                .params(ObservedApplications.named(ref))
                .query((row, index) -> new Capacity(row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(Capacity.NONE);
    }

    /**
     * Replaces what an application is promised.
     *
     * @param plan why, as JSON
     */
    public void set(ApplicationRef ref, Capacity promised, String plan) {
        Capacity before = of(ref);
        database.sql("""
                insert into runtime.application as a (tribe, environment, application, cpu_millicores, memory_bytes, plan)
                values (:tribe, :environment, :application, :cpu, :memory, cast(:plan as jsonb))
                on conflict (tribe, environment, application) do update
                set cpu_millicores = excluded.cpu_millicores, memory_bytes = excluded.memory_bytes, plan = excluded.plan
                """)
                .params(ObservedApplications.named(ref))
                .param("cpu", promised.cpuMillicores())
                .param("memory", promised.memoryBytes())
                .param("plan", plan)
                .update();
        if (!before.equals(promised)) {
            zones.promise(promised.minus(before));
        }
    }
}
