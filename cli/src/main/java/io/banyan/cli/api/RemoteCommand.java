package io.banyan.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A command in an instance over a WebSocket. Every message's first byte is its channel: 0 to the command's input, 1 its
 * output, 2 its errors, 3 control as JSON.
 */
public final class RemoteCommand implements WebSocket.Listener {
    private static final byte INPUT = 0;
    private static final byte OUTPUT = 1;
    private static final byte ERROR = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final java.io.ByteArrayOutputStream partial = new java.io.ByteArrayOutputStream();

    private RemoteCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command with this process's input and output and returns its exit code. */
    public static int run(
            Server server,
            String path,
            @Nullable String container,
            List<String> command,
            boolean terminal,
            int columns,
            int rows)
            throws Exception {
        StringBuilder query = new StringBuilder("?terminal=" + terminal + "&columns=" + columns + "&rows=" + rows);
        if (container != null) {
            query.append("&container=").append(encode(container));
        }
        command.forEach(word -> query.append("&command=").append(encode(word)));
        URI base = server.base();
        String scheme = "https".equals(base.getScheme()) ? "wss" : "ws";
        RemoteCommand remote = new RemoteCommand(System.out, System.err);
        WebSocket socket = server.client()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + server.token())
                .buildAsync(URI.create(scheme + "://" + base.getAuthority() + "/api/v1" + path + query), remote)
                .join();
        Thread.ofVirtual().name("input").start(() -> remote.pump(System.in, socket));
        return remote.exit.get();
    }

    private void pump(InputStream input, WebSocket socket) {
        byte[] buffer = new byte[8192];
        try {
            for (int count = input.read(buffer, 1, buffer.length - 1);
                    count >= 0;
                    count = input.read(buffer, 1, buffer.length - 1)) {
                buffer[0] = INPUT;
                socket.sendBinary(ByteBuffer.wrap(buffer, 0, count + 1), true).join();
            }
            socket.sendBinary(ByteBuffer.wrap("\u0003{\"endOfInput\":true}".getBytes(StandardCharsets.UTF_8)), true)
                    .join();
        } catch (IOException | RuntimeException ended) {
            exit.complete(exit.getNow(255));
        }
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partial.writeBytes(bytes);
        if (last) {
            message(partial.toByteArray());
            partial.reset();
        }
        socket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
        if (!exit.isDone() && !reason.isEmpty()) {
            err.println(reason);
        }
        exit.complete(255);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        exit.completeExceptionally(error);
    }

    private void message(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        switch (bytes[0]) {
            case OUTPUT -> {
                out.write(bytes, 1, bytes.length - 1);
                out.flush();
            }
            case ERROR -> {
                err.write(bytes, 1, bytes.length - 1);
                err.flush();
            }
            default -> {
                JsonNode control = Server.JSON.readTree(new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8));
                if (control.has("exitCode")) {
                    exit.complete(control.get("exitCode").asInt());
                }
            }
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
