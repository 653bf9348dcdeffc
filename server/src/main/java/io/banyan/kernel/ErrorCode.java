package io.banyan.kernel;

/**
 * A failure that people and programs can recognise. Each room declares its own as an enum that implements this.
 *
 * <p>The texts of a code are in the message bundles {@code messages/errors} under {@code <code>.title},
 * {@code <code>.detail} (with the exception's arguments as {0}, {1}, ...) and {@code <code>.next}, in English and Chinese.
 */
public interface ErrorCode {

    /** Provided by the enum. */
    String name();

    FaultType type();

    /** The HTTP status that carries it. */
    int status();

    /** Stable and lower case with dashes, for example {@code credentials-wrong}. */
    default String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
