package io.banyan.applications;

/**
 * The port by which this room keeps secrets unreadable at rest; whoever holds the platform's master key provides it.
 * Authenticated encryption: what was not sealed with the same key and context does not open.
 */
public interface SecretSeal {

    /**
     * Makes a secret unreadable.
     *
     * @param context what it belongs to; must be given again to open it
     */
    String seal(String secret, String context);

    /**
     * Makes it readable again.
     *
     * @throws IllegalStateException when it was not sealed with this key and context
     */
    String open(String sealed, String context);
}
