package io.banyan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.identity.IdentitySettings;
import io.banyan.server.background.BackgroundSettings;
import io.banyan.server.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class SettingsTest {
    private static final Path DOCUMENT = Path.of("../docs/settings.md");

    @Test
    void theInstallationsDefaults() {
        assertThat(defaults("banyan", BanyanSettings.class)).isEqualTo(new BanyanSettings(Path.of("/var/lib/banyan")));
    }

    @Test
    void theDatabasesDefaults() {
        assertThat(defaults("banyan.database", DatabaseSettings.class))
                .isEqualTo(new DatabaseSettings(Optional.empty(), "banyan", "", new DatabaseSettings.Embedded(0)));
    }

    @Test
    void theBackgroundsDefaults() {
        assertThat(defaults("banyan.background", BackgroundSettings.class))
                .isEqualTo(new BackgroundSettings(16, Duration.ofSeconds(2), Duration.ofSeconds(5)));
    }

    @Test
    void theDefaultsOfSigningIn() {
        assertThat(defaults("banyan.identity", IdentitySettings.class))
                .isEqualTo(new IdentitySettings(
                        "admin",
                        true,
                        new IdentitySettings.Password(8, 3, 5, Duration.ofDays(90)),
                        new IdentitySettings.Lockout(5, Duration.ofMinutes(15)),
                        new IdentitySettings.Session(Duration.ofMinutes(30), Duration.ofHours(12)),
                        new IdentitySettings.Token(Duration.ofDays(365), Duration.ofDays(30))));
    }

    @Test
    void aPasswordIsNotPrinted() {
        assertThat(new DatabaseSettings(Optional.empty(), "u", "hidden", new DatabaseSettings.Embedded(0)).toString())
                .doesNotContain("hidden");
    }

    /** A key that is added anywhere in the server, or one that is documented and gone, makes this fail. */
    @Test
    void everyKeyIsInTheDocumentWithItsDefault() throws IOException {
        Map<String, String> keys =
                new TreeMap<>(Map.of("banyan.http.address", "127.0.0.1", "banyan.http.port", "8600"));
        for (Class<?> settings : allSettings()) {
            keys.putAll(SettingKeys.of(
                    settings.getAnnotation(ConfigurationProperties.class).value(), settings));
        }
        Set<String> wanted = keys.entrySet().stream()
                .map(key ->
                        "| `" + key.getKey() + "` | " + (key.getValue().isEmpty() ? "" : "`" + key.getValue() + "`"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceFirst("^(\\| `[^`]+` \\| (?:`[^`]*`)?).*$", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(wanted);
    }

    private static Set<Class<?>> allSettings() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("io.banyan").stream()
                .map(found -> type(found.getBeanClassName()))
                .collect(Collectors.toSet());
    }

    private static Class<?> type(@org.jspecify.annotations.Nullable String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> T defaults(String prefix, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(prefix, type);
    }
}
