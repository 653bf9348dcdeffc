package io.banyan.server.database;

import io.banyan.kernel.StateDirectory;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The embedded server unless a URL names another. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    FlywayMigrationStrategy migrateUnlessNewer() {
        return new MigrateUnlessNewer();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("banyan.database.url")
    static class ExternalConfiguration {
        @Bean
        JdbcConnectionDetails connectionDetails(DatabaseSettings settings) {
            return new Connection(settings.url().orElseThrow(), settings.user(), settings.password());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "banyan.database.url", matchIfMissing = true, havingValue = "none: embedded")
    static class EmbeddedConfiguration {
        @Bean
        @DependsOn("stateLock")
        EmbeddedPostgres embeddedPostgres(StateDirectory state, DatabaseSettings settings) {
            return EmbeddedPostgres.start(
                    state.postgres(),
                    state.keys().resolve("database-password"),
                    state.logs().resolve("postgres.log"),
                    settings.embedded().port(),
                    List.of());
        }

        @Bean
        JdbcConnectionDetails connectionDetails(EmbeddedPostgres postgres) {
            return new Connection(postgres.url(), EmbeddedPostgres.USER, postgres.password());
        }
    }

    private record Connection(String url, String user, String secret) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return secret;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String toString() {
            return url;
        }
    }
}
