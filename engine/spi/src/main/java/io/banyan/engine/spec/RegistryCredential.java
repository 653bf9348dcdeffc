package io.banyan.engine.spec;

/** Who pulls from a registry. Its text never shows the password. */
public record RegistryCredential(String registry, String user, String password) {
    @Override
    public String toString() {
        return "RegistryCredential[" + registry + ", " + user + "]";
    }
}
