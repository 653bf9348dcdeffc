package io.banyan.engine.spec;

/**
 * A certificate with its key.
 *
 * @param chain PEM, leaf first
 * @param privateKey PEM, PKCS#8, not encrypted
 */
public record Certificate(String name, String chain, String privateKey) {
    @Override
    public String toString() {
        return "Certificate[" + name + "]";
    }
}
