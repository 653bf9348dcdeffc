package io.banyan.server.database;

import io.banyan.server.StartException;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** Migrates, but never touches a database that a newer Banyan has migrated already. */
class MigrateUnlessNewer implements FlywayMigrationStrategy {
    private static final List<MigrationState> UNKNOWN_HERE = List.of(
            MigrationState.MISSING_SUCCESS,
            MigrationState.MISSING_FAILED,
            MigrationState.FUTURE_SUCCESS,
            MigrationState.FUTURE_FAILED);

    @Override
    public void migrate(Flyway flyway) {
        List<String> unknown = Arrays.stream(flyway.info().all())
                .filter(migration -> UNKNOWN_HERE.contains(migration.getState()))
                .map(MigrationInfo::getScript)
                .toList();
        if (!unknown.isEmpty()) {
            throw new StartException(
                    "the database was migrated by a newer Banyan: this one does not know " + unknown,
                    "Start the newer version, or restore a backup of the database from before it.");
        }
        flyway.migrate();
    }
}
