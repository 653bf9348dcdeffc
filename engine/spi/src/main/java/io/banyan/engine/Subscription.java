package io.banyan.engine;

/** Something that goes on until it is closed. Closing twice is harmless; after it returns nothing more is delivered. */
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
