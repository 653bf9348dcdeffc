package io.banyan.server.testing;

import io.banyan.runtime.FakeEngineBeans;
import io.banyan.server.BanyanServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Base of the tests that talk to the whole server over HTTP. Server and database are started once and shared by all test
 * classes, so tests use names of their own ({@link World#unique}) and leave the clock as they found it.
 */
@SpringBootTest(classes = BanyanServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({World.class, ApiTest.Replacements.class, FakeEngineBeans.class})
public abstract class ApiTest {
    @Autowired
    protected World world;

    @Autowired
    protected SettableClock clock;

    @DynamicPropertySource
    static void ownDatabaseAndDirectory(DynamicPropertyRegistry registry) {
        TestPostgres.Database database = TestPostgres.fresh();
        registry.add("banyan.database.url", database::url);
        registry.add("banyan.database.user", database::user);
        registry.add("banyan.database.password", database::password);
        registry.add("banyan.home", ApiTest::home);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private static Path home() {
        try {
            Path home = Files.createTempDirectory("banyan-test-home");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
            return home;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void delete(Path home) {
        try {
            org.springframework.util.FileSystemUtils.deleteRecursively(home);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** What tests put in the place of the real thing. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Replacements {
        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock();
        }
    }
}
