package io.banyan.engine.spec;

/**
 * An environment variable.
 *
 * @param secret whether its value must not be visible in the engine's own descriptions, logs or arguments
 */
public record Variable(String name, String value, boolean secret) {
    public static Variable plain(String name, String value) {
        return new Variable(name, value, false);
    }

    public static Variable secret(String name, String value) {
        return new Variable(name, value, true);
    }

    @Override
    public String toString() {
        return name + "=" + (secret ? "(secret)" : value);
    }
}
