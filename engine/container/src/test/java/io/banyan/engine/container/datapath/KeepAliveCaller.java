package io.banyan.engine.container.datapath;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One connection that is kept alive and sends one request after another. It never repeats a request and never opens another
 * connection, so that nothing a gateway loses stays unseen.
 */
final class KeepAliveCaller implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream in;
    private final String host;

    KeepAliveCaller(String address, int port, String host) throws IOException {
        this.host = host;
        socket.connect(new InetSocketAddress(address, port), 2_000);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) Duration.ofSeconds(15).toMillis());
        in = new BufferedInputStream(socket.getInputStream());
    }

    record Answer(int status, String body, boolean closes) {}

    Answer call(String method, String path) throws IOException {
        String length = method.equals("POST") ? "Content-Length: 2\r\n" : "";
        String body = method.equals("POST") ? "{}" : "";
        socket.getOutputStream()
                .write((method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + length + "\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        String[] status = line().split(" ", -1);
        int contentLength = -1;
        boolean chunked = false;
        boolean closes = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                contentLength = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.equals("transfer-encoding: chunked");
            closes |= lower.equals("connection: close");
        }
        return new Answer(Integer.parseInt(status[1]), chunked ? chunks() : text(contentLength), closes);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            body.append(text(size));
            line();
            if (size == 0) {
                return body.toString();
            }
        }
    }

    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer was cut");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
