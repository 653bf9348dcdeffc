package io.banyan.bench.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells each step with the time it took, and keeps what was measured for the table at the end. */
final class Story {
    private final long began = System.nanoTime();
    private final List<String[]> measured = new ArrayList<>();
    private int failures;

    <T> T step(String title, Callable<T> work) throws Exception {
        System.out.printf(Locale.ROOT, "  %-66s", title);
        System.out.flush();
        long start = System.nanoTime();
        try {
            T result = work.call();
            System.out.printf(Locale.ROOT, "%6.1f s%n", (System.nanoTime() - start) / 1e9);
            return result;
        } catch (Exception broken) {
            System.out.printf(Locale.ROOT, "%6.1f s  FAILED%n", (System.nanoTime() - start) / 1e9);
            throw broken;
        }
    }

    /** Notes what was seen against what was promised. */
    void seen(String what, String value, boolean asPromised) {
        measured.add(new String[] {asPromised ? "ok" : "NOT", what, value});
        if (!asPromised) {
            failures++;
        }
    }

    int failures() {
        return failures;
    }

    void tell() {
        int width = measured.stream().mapToInt(row -> row[1].length()).max().orElse(0);
        System.out.println();
        for (String[] row : measured) {
            System.out.printf(Locale.ROOT, "  %-3s  %-" + width + "s  %s%n", row[0], row[1], row[2]);
        }
        System.out.printf(Locale.ROOT, "%n  told in %.1f s%n", (System.nanoTime() - began) / 1e9);
    }
}
