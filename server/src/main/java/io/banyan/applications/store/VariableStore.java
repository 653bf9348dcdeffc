package io.banyan.applications.store;

import io.banyan.applications.Facts;
import io.banyan.kernel.EnvironmentName;
import io.banyan.tenancy.TribeScope;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What environments offer to resources of type {@code environment}. Secrets are sealed. */
@Repository
public class VariableStore {
    private final JdbcClient jdbc;
    private final SealedText seal;

    VariableStore(JdbcClient jdbc, SealedText seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    public SortedMap<String, Facts.Value> of(TribeScope scope, EnvironmentName environment) {
        TreeMap<String, Facts.Value> found = new TreeMap<>();
        jdbc.sql("""
                select name, value, secret from applications.environment_variable
                where tribe = :tribe and environment = :environment""")
                .param("tribe", scope.tribe().value())
                .param("environment", environment.value())
                .query(row -> {
                    String name = row.getString("name");
                    boolean secret = row.getBoolean("secret");
                    String value = row.getString("value");
                    found.put(
                            name,
                            new Facts.Value(
                                    secret ? seal.open(value, context(scope, environment, name)) : value, secret));
                });
        return found;
    }

    public void put(TribeScope scope, EnvironmentName environment, String name, Facts.Value value) {
        jdbc.sql("""
                insert into applications.environment_variable (tribe, environment, name, value, secret)
                values (:tribe, :environment, :name, :value, :secret)
                on conflict (tribe, environment, name) do update set value = excluded.value, secret = excluded.secret""")
                .param("tribe", scope.tribe().value())
                .param("environment", environment.value())
                .param("name", name)
                .param(
                        "value",
                        value.secret() ? seal.seal(value.text(), context(scope, environment, name)) : value.text())
                .param("secret", value.secret())
                .update();
    }

    /** Returns whether there was one. */
    public boolean delete(TribeScope scope, EnvironmentName environment, String name) {
        return jdbc.sql("""
                        delete from applications.environment_variable
                        where tribe = :tribe and environment = :environment and name = :name""")
                        .param("tribe", scope.tribe().value())
                        .param("environment", environment.value())
                        .param("name", name)
                        .update()
                == 1;
    }

    private static String context(TribeScope scope, EnvironmentName environment, String name) {
        return "variable:" + scope.tribe() + "/" + environment + "/" + name;
    }
}
