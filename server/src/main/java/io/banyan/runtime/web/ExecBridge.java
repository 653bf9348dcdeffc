package io.banyan.runtime.web;

import io.banyan.engine.session.ExecSession;
import io.banyan.runtime.observed.Timepiece;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One session: a thread per stream of the command, and one that ends what is idle or too long. */
final class ExecBridge {
    private static final Logger LOG = LoggerFactory.getLogger(ExecBridge.class);
    private static final int FRAME_BYTES = 8_192;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final WebSocketSession socket;
    private final ExecSession command;
    private final JsonMapper json;
    private final Timepiece time;
    private final ExecSettings settings;
    private final Runnable whenOver;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Duration startedAt;
    private volatile Duration lastSaid;

    ExecBridge(
            WebSocketSession socket,
            ExecSession command,
            JsonMapper json,
            Timepiece time,
            ExecSettings settings,
            Runnable whenOver) {
        this.socket = socket;
        this.command = command;
        this.json = json;
        this.time = time;
        this.settings = settings;
        this.whenOver = whenOver;
        this.startedAt = time.elapsed();
        this.lastSaid = startedAt;
    }

    void start() {
        Thread output = Thread.ofVirtual().name("exec-output").start(() -> pump(command.output(), ExecChannel.OUTPUT));
        Thread error = Thread.ofVirtual().name("exec-error").start(() -> pump(command.error(), ExecChannel.ERROR));
        Thread.ofVirtual().name("exec-end").start(() -> finish(output, error));
        Thread.ofVirtual().name("exec-limits").start(this::limit);
    }

    void received(ByteBuffer frame) throws IOException {
        lastSaid = time.elapsed();
        if (!frame.hasRemaining()) {
            return;
        }
        byte channel = frame.get();
        byte[] content = new byte[frame.remaining()];
        frame.get(content);
        if (channel == ExecChannel.INPUT.number()) {
            input(content);
        } else if (channel == ExecChannel.CONTROL.number()) {
            control(content);
        }
    }

    /** Ends the command and the connection; once. */
    void end() {
        if (over.compareAndSet(false, true)) {
            command.close();
            whenOver.run();
        }
    }

    private void input(byte[] content) {
        try {
            if (content.length == 0) {
                command.input().close();
            } else {
                command.input().write(content);
                command.input().flush();
            }
        } catch (IOException commandReadsNoMore) {
            LOG.debug("A command does not read its input any more");
        }
    }

    private void control(byte[] content) {
        try {
            JsonNode size = json.readTree(content).path("resize");
            if (size.size() == 2) {
                command.resize(size.get(0).asInt(80), size.get(1).asInt(24));
            }
        } catch (JacksonException notJson) {
            LOG.debug("A control frame is not JSON");
        }
    }

    private void pump(InputStream from, ExecChannel channel) {
        byte[] buffer = new byte[FRAME_BYTES];
        buffer[0] = channel.number();
        try (from) {
            for (int read = from.read(buffer, 1, FRAME_BYTES - 1);
                    read >= 0;
                    read = from.read(buffer, 1, FRAME_BYTES - 1)) {
                lastSaid = time.elapsed();
                send(Arrays.copyOf(buffer, read + 1));
            }
        } catch (IOException ended) {
            LOG.debug("A stream of a command ended: {}", ended.getMessage());
        }
    }

    private void finish(Thread output, Thread error) {
        try {
            int exitCode = command.exitCode().join();
            output.join();
            error.join();
            byte[] text = json.writeValueAsString(Map.of("exitCode", exitCode)).getBytes(StandardCharsets.UTF_8);
            byte[] frame = new byte[text.length + 1];
            frame[0] = ExecChannel.CONTROL.number();
            System.arraycopy(text, 0, frame, 1, text.length);
            send(frame);
            close(CloseStatus.NORMAL);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (IOException
                | java.util.concurrent.CompletionException
                | java.util.concurrent.CancellationException gone) {
            close(CloseStatus.SERVER_ERROR);
        }
    }

    private void limit() {
        try {
            while (!over.get()) {
                Duration now = time.elapsed();
                if (now.minus(lastSaid).compareTo(settings.idle()) > 0
                        || now.minus(startedAt).compareTo(settings.longest()) > 0) {
                    close(CloseStatus.POLICY_VIOLATION.withReason("idle or too long"));
                    return;
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(byte[] frame) throws IOException {
        synchronized (socket) {
            socket.sendMessage(new BinaryMessage(frame));
        }
    }

    private void close(CloseStatus status) {
        end();
        try {
            synchronized (socket) {
                socket.close(status);
            }
        } catch (IOException alreadyGone) {
            LOG.debug("A session was gone already");
        }
    }
}
