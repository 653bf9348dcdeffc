package io.banyan.bench.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One keep-alive HTTP/1.1 connection (RFC 9112) that reads answers whole and repeats nothing. */
final class Connection implements AutoCloseable {
    private static final int LONGEST_LINE = 16_384;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private boolean reusable = true;

    Connection(Target target, int timeoutMillis) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(timeoutMillis);
        socket.connect(target.address(), timeoutMillis);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = socket.getOutputStream();
    }

    boolean reusable() {
        return reusable;
    }

    /** Sends a GET and returns the status with the answer's body. */
    Answer get(Target target) throws IOException {
        out.write(("GET " + target.path() + " HTTP/1.1\r\nHost: " + target.host()
                        + "\r\nUser-Agent: banyan-bench\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        String status = line();
        int code = Integer.parseInt(status.substring(9, 12));
        long length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            } else if (lower.startsWith("connection:") && lower.contains("close")) {
                reusable = false;
            }
        }
        byte[] body = chunked ? chunks() : length >= 0 ? exactly(length) : untilClosed();
        return new Answer(code, ByteBuffer.wrap(body));
    }

    private byte[] chunks() throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        while (true) {
            String size = line();
            int end = size.indexOf(';');
            int length = Integer.parseInt((end < 0 ? size : size.substring(0, end)).strip(), 16);
            if (length == 0) {
                while (!line().isEmpty()) {
                    // Trailer fields are read past.
                }
                return all.toByteArray();
            }
            all.writeBytes(exactly(length));
            line();
        }
    }

    private byte[] exactly(long length) throws IOException {
        byte[] body = in.readNBytes((int) length);
        if (body.length < length) {
            throw new EOFException("answer cut off after " + body.length + " of " + length + " bytes");
        }
        return body;
    }

    private byte[] untilClosed() throws IOException {
        reusable = false;
        return in.readAllBytes();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException(line.isEmpty() ? "connection closed without an answer" : "answer cut off");
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a header line of more than " + LONGEST_LINE + " bytes");
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

    /** A status and a body. */
    record Answer(int status, ByteBuffer body) {}
}
