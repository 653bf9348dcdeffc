package io.banyan.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.server.StartException;
import io.banyan.server.testing.TestPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MigrationTest {
    private final TestPostgres.Database database = TestPostgres.fresh();
    private final DriverManagerDataSource source =
            new DriverManagerDataSource(database.url(), database.user(), database.password());
    private final MigrateUnlessNewer migration = new MigrateUnlessNewer();

    @Test
    void aFreshDatabaseIsMigratedAndAMigratedOneLeftAlone() {
        migration.migrate(flyway());
        long applied = applied();
        assertThat(applied).isPositive();
        migration.migrate(flyway());
        assertThat(applied()).isEqualTo(applied);
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedAndNotTouched() {
        migration.migrate(flyway());
        JdbcClient.create(source).sql("""
                        insert into flyway.flyway_schema_history
                        select max(installed_rank) + 1, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1,
                        current_user, now(), 1, true from flyway.flyway_schema_history
                        """).update();
        long before = applied();
        assertThatThrownBy(() -> migration.migrate(flyway()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("newer Banyan")
                .hasMessageContaining("V999__from_the_future.sql");
        assertThat(applied()).isEqualTo(before);
    }

    private long applied() {
        return JdbcClient.create(source)
                .sql("select count(*) from flyway.flyway_schema_history")
                .query(Long.class)
                .single();
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(source)
                .defaultSchema("flyway")
                .outOfOrder(true)
                .load();
    }
}
