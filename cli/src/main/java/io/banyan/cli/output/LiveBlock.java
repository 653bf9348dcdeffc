package io.banyan.cli.output;

import java.io.PrintWriter;
import java.util.List;

/** A few lines at the end of the output that change in place on a terminal, and are printed when they change elsewhere. */
public final class LiveBlock {
    private final PrintWriter out;
    private final boolean terminal;
    private List<String> shown = List.of();

    public LiveBlock(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public void show(List<String> lines) {
        if (lines.equals(shown)) {
            return;
        }
        clear();
        lines.forEach(out::println);
        shown = List.copyOf(lines);
        out.flush();
    }

    /** Prints a line above the block. */
    public void above(String line) {
        List<String> block = shown;
        clear();
        out.println(line);
        shown = List.of();
        if (terminal && !block.isEmpty()) {
            show(block);
        }
        out.flush();
    }

    private void clear() {
        if (terminal && !shown.isEmpty()) {
            out.print("\u001b[" + shown.size() + "A\u001b[J");
        }
    }
}
