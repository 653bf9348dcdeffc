package io.banyan.bench.measure;

/** Measures and prints its figures. */
public interface Measurement {
    void run() throws Exception;
}
