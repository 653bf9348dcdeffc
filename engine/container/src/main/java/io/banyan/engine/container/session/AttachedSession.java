package io.banyan.engine.container.session;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.container.api.ContainerApi;
import io.banyan.engine.session.ExecSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session whose three streams are pipes of the kernel: whoever does not read slows the command, nothing piles up. */
final class AttachedSession implements ExecSession {
    private static final Logger log = LoggerFactory.getLogger(AttachedSession.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final ContainerApi api;
    private final String container;
    private final String exec;
    private final boolean terminal;
    private final Pipe input = pipe();
    private final Pipe output = pipe();
    private final Pipe error = pipe();
    private final OutputStream inputSink = Channels.newOutputStream(input.sink());
    private final InputStream outputSource = Channels.newInputStream(output.source());
    private final InputStream errorSource = Channels.newInputStream(error.source());
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Frames frames = new Frames();

    AttachedSession(ContainerApi api, String container, String exec, boolean terminal) {
        this.api = api;
        this.container = container;
        this.exec = exec;
        this.terminal = terminal;
    }

    void start() {
        api.docker()
                .execStartCmd(exec)
                .withDetach(false)
                .withTty(terminal)
                .withStdIn(Channels.newInputStream(input.source()))
                .exec(frames);
    }

    @Override
    public OutputStream input() {
        return inputSink;
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
    public void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        endCommand();
        try {
            frames.close();
        } catch (IOException e) {
            log.debug("closing session {}", exec, e);
        }
        close(input);
        close(output);
        close(error);
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
            for (int tries = 0; tries < 250; tries++) {
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

    private static Pipe pipe() {
        try {
            return Pipe.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Pipe pipe) {
        try {
            pipe.sink().close();
            pipe.source().close();
        } catch (IOException e) {
            log.debug("closing a pipe", e);
        }
    }

    private final class Frames extends ResultCallback.Adapter<Frame> {
        private final OutputStream out = Channels.newOutputStream(output.sink());
        private final OutputStream err = Channels.newOutputStream(error.sink());

        @Override
        public void onNext(Frame frame) {
            byte[] payload = frame.getPayload();
            if (payload == null) {
                return;
            }
            try {
                (frame.getStreamType() == StreamType.STDERR ? err : out).write(payload);
            } catch (IOException e) {
                log.debug("nobody reads session {} any more", exec);
            }
        }

        @Override
        public void onComplete() {
            super.onComplete();
            finish();
        }

        @Override
        public void onError(Throwable thrown) {
            super.onError(thrown);
            log.debug("session {} broke", exec, thrown);
            finish();
        }

        private void finish() {
            readExitCode();
            try {
                output.sink().close();
                error.sink().close();
            } catch (IOException e) {
                log.debug("ending the streams of session {}", exec, e);
            }
        }
    }
}
