package io.banyan.engine.fake;

import io.banyan.engine.session.ExecSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A command of a {@link Program}, played on the world's agenda. Its output comes when it ends. */
final class FakeExec implements ExecSession {
    private static final int PIPE_BYTES = 1 << 20;

    private final FakeTerminal terminal;
    private final PipedOutputStream toOutput = new PipedOutputStream();
    private final PipedOutputStream toError = new PipedOutputStream();
    private final PipedInputStream output;
    private final PipedInputStream error;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    FakeExec(FakeTerminal terminal) {
        this.terminal = terminal;
        try {
            output = new PipedInputStream(toOutput, PIPE_BYTES);
            error = new PipedInputStream(toError, PIPE_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param alive whether the instance still runs; a command dies with it */
    void play(FakeWorld world, Program.Outcome outcome, BooleanSupplier alive) {
        switch (outcome) {
            case Program.Outcome.Done done -> end(done);
            case Program.Outcome.Later later ->
                world.agenda().at(world.now().plus(later.after()), () -> {
                    if (exitCode.isDone() || !alive.getAsBoolean()) {
                        end(new Program.Outcome.Done(137, "", ""));
                    } else {
                        play(world, later.next().get(), alive);
                    }
                });
        }
    }

    private void end(Program.Outcome.Done done) {
        try (toOutput;
                toError) {
            toOutput.write(done.output().getBytes(StandardCharsets.UTF_8));
            (terminal.isTerminal() ? toOutput : toError).write(done.error().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        exitCode.complete(done.exitCode());
    }

    @Override
    public OutputStream input() {
        return terminal.input();
    }

    @Override
    public InputStream output() {
        return output;
    }

    @Override
    public InputStream error() {
        return error;
    }

    @Override
    public void resize(int columns, int rows) {
        terminal.resize(columns, rows);
    }

    @Override
    public CompletableFuture<Integer> exitCode() {
        return exitCode;
    }

    @Override
    public void close() {
        exitCode.complete(137);
    }
}
