package io.banyan.engine.tck;

import io.banyan.engine.session.ExecRequest;
import io.banyan.engine.session.ExecSession;
import io.banyan.engine.spec.InstanceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Runs commands in instances. */
public final class Exec {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Executor READERS =
            task -> Thread.ofVirtual().name("tck-exec-reader").start(task);

    private Exec() {}

    public static ExecRequest ofTestApp(Tck tck, String... command) {
        List<String> line = new ArrayList<>(tck.underTest().testAppCommand());
        line.addAll(List.of(command));
        return new ExecRequest(Optional.empty(), line, false, 80, 24);
    }

    public static CommandResult run(Tck tck, InstanceId instance, ExecRequest request) {
        return begin(tck, instance, request).await();
    }

    public static Pending begin(Tck tck, InstanceId instance, ExecRequest request) {
        return new Pending(tck, request, tck.engine().exec(instance, request));
    }

    /** A command under way. */
    public static final class Pending implements AutoCloseable {
        private final Tck tck;
        private final ExecRequest request;
        private final ExecSession session;
        private final CompletableFuture<String> output;
        private final CompletableFuture<String> error;

        private Pending(Tck tck, ExecRequest request, ExecSession session) {
            this.tck = tck;
            this.request = request;
            this.session = session;
            output = CompletableFuture.supplyAsync(() -> read(session.output()), READERS);
            error = CompletableFuture.supplyAsync(() -> read(session.error()), READERS);
        }

        public ExecSession session() {
            return session;
        }

        public boolean isDone() {
            return session.exitCode().isDone();
        }

        /** Sends all of its input. */
        public Pending type(String input) {
            try (var stream = session.input()) {
                stream.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        public CommandResult await() {
            try (session) {
                tck.await(request.command() + " has ended", LONGEST, session.exitCode()::isDone, done -> done);
                return new CommandResult(session.exitCode().join(), output.join(), error.join());
            }
        }

        @Override
        public void close() {
            session.close();
        }

        private static String read(InputStream stream) {
            try (stream) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return "";
            }
        }
    }
}
