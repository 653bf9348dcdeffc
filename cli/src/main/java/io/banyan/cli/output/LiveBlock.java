package io.banyan.cli.output;

import java.io.PrintWriter;
import java.util.List;

/** A few lines at the end of the output that change in place on a terminal, and are printed when they change elsewhere. */
public final class LiveBlock {
    private final PrintWriter out;
    private final boolean terminal;
    private final int width;
    private List<String> shown = List.of();

    /**
     * Makes an empty block.
     *
     * @param width columns of the terminal; a longer line would take two rows and is cut
     */
    public LiveBlock(PrintWriter out, boolean terminal, int width) {
        this.out = out;
        this.terminal = terminal;
        this.width = width;
    }

    public void show(List<String> lines) {
        if (lines.equals(shown)) {
            return;
        }
        clear();
        lines.forEach(line -> out.println(terminal ? Table.cut(line, width) : line));
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
