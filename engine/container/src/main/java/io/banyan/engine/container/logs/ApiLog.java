package io.banyan.engine.container.logs;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.banyan.engine.session.LogLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a log through the container API: where the runtime keeps its files in a form of its own, as Docker does. Its lines
 * begin with a time, as those of the files do.
 */
final class ApiLog implements ContainerLog {
    private static final Logger log = LoggerFactory.getLogger(ApiLog.class);
    private static final int MOST_WAITING = 10_000;
    private static final long REST_SECONDS = 3;

    private final LinkedBlockingQueue<LogFormat.Entry> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Lines lines = new Lines();

    ApiLog(DockerClient docker, String container) {
        docker.logContainerCmd(container)
                .withStdOut(true)
                .withStdErr(true)
                .withTimestamps(true)
                .withFollowStream(true)
                .withTailAll()
                .exec(lines);
    }

    @Override
    public List<LogFormat.Entry> poll() {
        List<LogFormat.Entry> taken = new ArrayList<>();
        waiting.drainTo(taken);
        return taken;
    }

    @Override
    public List<LogFormat.Entry> unfinished() {
        lines.end();
        return poll();
    }

    @Override
    public void awaitRest() throws InterruptedException {
        lines.awaitCompletion(REST_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            log.debug("closing a log", e);
        }
    }

    private final class Lines extends ResultCallback.Adapter<Frame> {
        private final StringBuilder out = new StringBuilder();
        private final StringBuilder error = new StringBuilder();

        @Override
        public void onNext(Frame frame) {
            byte[] payload = frame.getPayload();
            if (payload == null) {
                return;
            }
            boolean isError = frame.getStreamType() == StreamType.STDERR;
            StringBuilder begun = isError ? error : out;
            begun.append(new String(payload, StandardCharsets.UTF_8));
            for (int end = begun.indexOf("\n"); end >= 0; end = begun.indexOf("\n")) {
                accept(begun.substring(0, end), isError ? LogLine.Stream.ERROR : LogLine.Stream.OUT);
                begun.delete(0, end + 1);
            }
        }

        private void end() {
            if (!out.isEmpty()) {
                accept(out.toString(), LogLine.Stream.OUT);
                out.setLength(0);
            }
            if (!error.isEmpty()) {
                accept(error.toString(), LogLine.Stream.ERROR);
                error.setLength(0);
            }
        }

        private void accept(String line, LogLine.Stream stream) {
            int space = line.indexOf(' ');
            String time = space < 0 ? line : line.substring(0, space);
            String text = space < 0 ? "" : line.substring(space + 1);
            String name = stream == LogLine.Stream.OUT ? " stdout F " : " stderr F ";
            LogFormat.parse(time + name + text).ifPresent(this::put);
        }

        private void put(LogFormat.Entry entry) {
            try {
                waiting.put(entry);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
