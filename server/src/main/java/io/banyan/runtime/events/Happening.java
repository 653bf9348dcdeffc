package io.banyan.runtime.events;

import java.util.Optional;

/**
 * Something that happened to an application, before it is stored.
 *
 * @param key the same for the same happening noticed twice; it is stored once
 * @param type noun and past participle, for example {@code instance-ready}
 */
public record Happening(
        String key,
        String type,
        Severity severity,
        String message,
        Optional<String> instance,
        Optional<String> release) {

    /** How much it matters. */
    public enum Severity {
        INFO,
        WARNING,
        ERROR
    }

    public static Happening info(String key, String type, String message) {
        return new Happening(key, type, Severity.INFO, message, Optional.empty(), Optional.empty());
    }

    public static Happening warning(String key, String type, String message) {
        return new Happening(key, type, Severity.WARNING, message, Optional.empty(), Optional.empty());
    }

    public Happening of(String instanceName, String releaseId) {
        return new Happening(key, type, severity, message, Optional.of(instanceName), Optional.of(releaseId));
    }
}
