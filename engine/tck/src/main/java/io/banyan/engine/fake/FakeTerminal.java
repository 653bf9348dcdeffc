package io.banyan.engine.fake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a command is typed into: its input so far and the size of its terminal. Safe from any thread. */
public final class FakeTerminal {
    private final boolean terminal;
    private final Input input = new Input();
    private int columns;
    private int rows;

    FakeTerminal(boolean terminal, int columns, int rows) {
        this.terminal = terminal;
        this.columns = columns;
        this.rows = rows;
    }

    /** Whether it is a terminal, not a mere pipe. */
    public boolean isTerminal() {
        return terminal;
    }

    public synchronized int columns() {
        return columns;
    }

    public synchronized int rows() {
        return rows;
    }

    /** All input, once it has ended; null before. */
    public @Nullable String inputAtEnd() {
        return input.atEnd();
    }

    Input input() {
        return input;
    }

    synchronized void resize(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Keeps what was written until it is closed. */
    static final class Input extends ByteArrayOutputStream {
        private boolean closed;

        @Override
        public synchronized void close() {
            closed = true;
        }

        synchronized @Nullable String atEnd() {
            return closed ? toString(StandardCharsets.UTF_8) : null;
        }
    }
}
