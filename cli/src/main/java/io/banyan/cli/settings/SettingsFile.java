package io.banyan.cli.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Keeps {@link Settings} in a file that only its owner can read; it is replaced whole or not at all. */
public final class SettingsFile {
    private final Path path;

    public SettingsFile(Path path) {
        this.path = path;
    }

    /** {@code $BANYAN_CONFIG}, or {@code banyan/settings} below {@code $XDG_CONFIG_HOME} or {@code ~/.config}. */
    public static SettingsFile ofUser() {
        String named = System.getenv("BANYAN_CONFIG");
        if (named != null && !named.isBlank()) {
            return new SettingsFile(Path.of(named));
        }
        String config = System.getenv("XDG_CONFIG_HOME");
        Path directory = config != null && !config.isBlank()
                ? Path.of(config)
                : Path.of(System.getProperty("user.home"), ".config");
        return new SettingsFile(directory.resolve("banyan").resolve("settings"));
    }

    public Settings read() {
        if (!Files.exists(path)) {
            return Settings.EMPTY;
        }
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            stored.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Settings(
                stored.getProperty("server"),
                stored.getProperty("token"),
                stored.getProperty("tribe"),
                stored.getProperty("environment"));
    }

    public void write(Settings settings) {
        Properties stored = new Properties();
        put(stored, "server", settings.server());
        put(stored, "token", settings.token());
        put(stored, "tribe", settings.tribe());
        put(stored, "environment", settings.environment());
        try {
            Path directory = path.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path fresh = Files.createTempFile(
                    directory,
                    "settings",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                stored.store(writer, null);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void put(Properties stored, String key, @Nullable String value) {
        if (value != null) {
            stored.setProperty(key, value);
        }
    }
}
