package io.banyan.applications;

import io.banyan.applications.store.VariableStore;
import io.banyan.audit.AuditEntry;
import io.banyan.audit.AuditLog;
import io.banyan.kernel.BanyanException;
import io.banyan.kernel.CommonError;
import io.banyan.kernel.EnvironmentName;
import io.banyan.tenancy.Access;
import io.banyan.tenancy.TribeScope;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an environment offers to resources of type {@code environment}. Applications take a change up with their next
 * release or restart. Secrets are sealed at rest and never given back to people.
 */
@Service
public class Variables {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final int LONGEST_VALUE = 32 * 1024;

    private final VariableStore store;
    private final Access access;
    private final AuditLog audit;

    Variables(VariableStore store, Access access, AuditLog audit) {
        this.store = store;
        this.access = access;
        this.audit = audit;
    }

    /** By name. */
    public SortedMap<String, Facts.Value> of(TribeScope scope, EnvironmentName environment) {
        access.requireEnvironment(scope, environment);
        return store.of(scope, environment);
    }

    /**
     * Adds or replaces one.
     *
     * @throws BanyanException NOT_FOUND, INVALID
     */
    @Transactional
    public void put(TribeScope scope, EnvironmentName environment, String name, Facts.Value value) {
        access.requireEnvironment(scope, environment);
        if (!NAME.matcher(name).matches() || name.startsWith("BANYAN_")) {
            throw new BanyanException(CommonError.INVALID, "name", name);
        }
        if (value.text().length() > LONGEST_VALUE || value.text().indexOf('\0') >= 0) {
            throw new BanyanException(CommonError.INVALID, "value", value.text().length());
        }
        store.put(scope, environment, name, value);
        audit(scope, "variable.put", environment, name, value.secret());
    }

    /**
     * Removes one.
     *
     * @throws BanyanException NOT_FOUND
     */
    @Transactional
    public void delete(TribeScope scope, EnvironmentName environment, String name) {
        if (!store.delete(scope, environment, name)) {
            throw new BanyanException(CommonError.NOT_FOUND, "variable", name);
        }
        audit(scope, "variable.delete", environment, name, false);
    }

    private void audit(TribeScope scope, String action, EnvironmentName environment, String name, boolean secret) {
        audit.record(
                AuditEntry.done(scope.caller(), action, scope.tribe(), scope.tribe() + "/" + environment + "/" + name)
                        .with(Map.of("secret", Boolean.toString(secret))));
    }
}
