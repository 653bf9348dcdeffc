package io.banyan.engine.container.session;

import com.github.dockerjava.api.command.InspectExecResponse;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.session.ExecSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session whose output streams are pipes of the kernel: whoever does not read slows the command, nothing piles up. */
final class AttachedSession implements ExecSession {
    private static final Logger log = LoggerFactory.getLogger(AttachedSession.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int MOST_LOOKS = 250;

    private final ContainerApi api;
    private final String container;
    private final String exec;
    private final boolean terminal;
    private final ExecConnection connection;
    private final Pipe output;
    private final Pipe error;
    private final OutputStream input;
    private final InputStream outputSource;
    private final InputStream errorSource;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    AttachedSession(ContainerApi api, String container, String exec, boolean terminal) throws IOException {
        this.api = api;
        this.container = container;
        this.exec = exec;
        this.terminal = terminal;
        this.output = Pipe.open();
        this.error = Pipe.open();
        this.outputSource = Channels.newInputStream(output.source());
        this.errorSource = Channels.newInputStream(error.source());
        this.connection = ExecConnection.start(api.address(), exec, terminal);
        this.input = connection.input();
    }

    void start() {
        Thread.ofVirtual().name("session-" + container).start(this::carry);
    }

    private void carry() {
        try (OutputStream out = Channels.newOutputStream(output.sink());
                OutputStream err = Channels.newOutputStream(error.sink())) {
            connection.copy(terminal, out, err);
        } catch (IOException e) {
            log.debug("session {} broke off: {}", exec, e.getMessage());
        }
        readExitCode();
    }

    @Override
    public OutputStream input() {
        return input;
    }

    @Override
    public InputStream output() {
        return outputSource;
    }

    @Override
    public InputStream error() {
        return errorSource;
    }

    @Override
    public void resize(int columns, int rows) {
        if (!terminal) {
            return;
        }
        try {
            api.docker().resizeExecCmd(exec).withSize(rows, columns).exec();
        } catch (RuntimeException e) {
            log.debug("the terminal of {} was not resized", exec, e);
        }
    }

    @Override
    public CompletableFuture<Integer> exitCode() {
        return exitCode;
    }

    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        endCommand();
        closed.countDown();
        try {
            connection.close();
            output.source().close();
            error.source().close();
        } catch (IOException e) {
            log.debug("closing session {}", exec, e);
        }
    }

    /** A command that reads nothing would go on for ever without its terminal. */
    private void endCommand() {
        if (exitCode.isDone()) {
            return;
        }
        try {
            InspectExecResponse state = api.docker().inspectExecCmd(exec).exec();
            if (Boolean.TRUE.equals(state.isRunning())) {
                Optional.ofNullable(state.getPidLong()).ifPresent(pid -> new ContainerProcess(container, api).end(pid));
            }
        } catch (RuntimeException e) {
            log.debug("the command of session {} is left to end by itself", exec, e);
        }
    }

    /** The API ends the stream a moment before it knows the exit code. */
    private void readExitCode() {
        try {
            for (int looks = 0; looks < MOST_LOOKS; looks++) {
                InspectExecResponse state = api.docker().inspectExecCmd(exec).exec();
                Long code = state.getExitCodeLong();
                if (!Boolean.TRUE.equals(state.isRunning()) && code != null) {
                    exitCode.complete(Math.toIntExact(code));
                    return;
                }
                closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
            exitCode.completeExceptionally(new IllegalStateException("the command's end was not told"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exitCode.completeExceptionally(e);
        } catch (RuntimeException e) {
            exitCode.completeExceptionally(ApiFaults.translate("read an exit code", e));
        }
    }
}
