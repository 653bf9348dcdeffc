package io.banyan.engine.session;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/** A running command. Closing it ends the connection; the command is then ended too where the engine can. */
public interface ExecSession extends AutoCloseable {

    /** Towards the command. Closing it is end of input. */
    OutputStream input();

    /** From the command: standard output, and everything when it has a terminal. */
    InputStream output();

    /** From the command: standard error; empty when it has a terminal. */
    InputStream error();

    /** Tells the terminal its size. Without a terminal it does nothing. */
    void resize(int columns, int rows);

    /** The exit code, once the command ended. */
    CompletableFuture<Integer> exitCode();

    @Override
    void close();
}
