package io.banyan.identity.store;

/** An encrypted secret, as it is kept. */
public final class SealedSecret {
    private final byte[] box;

    public SealedSecret(byte[] box) {
        this.box = box.clone();
    }

    public byte[] box() {
        return box.clone();
    }
}
