package io.banyan.engine.container.session;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The connection to a command: an HTTP request whose connection is then taken over for the command's streams (Docker Engine
 * API, "Attach to a container", stream format). docker-java does this too, but cannot close one direction only, and a
 * command that reads to the end of its input would never see it.
 */
final class ExecConnection implements AutoCloseable {
    private static final int FRAME_HEADER = 8;
    private static final int LONGEST_HEAD = 1 << 16;
    private static final byte STANDARD_ERROR = 2;

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    private ExecConnection(SocketChannel channel) {
        this.channel = channel;
        this.in = Channels.newInputStream(channel);
        this.out = Channels.newOutputStream(channel);
    }

    /** Starts the command. */
    static ExecConnection start(URI api, String exec, boolean terminal) throws IOException {
        ExecConnection connection = new ExecConnection(SocketChannel.open(address(api)));
        try {
            String body = "{\"Detach\":false,\"Tty\":" + terminal + "}";
            connection.out.write(("POST /exec/" + exec + "/start HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/json\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            String head = connection.head();
            String status = head.lines().findFirst().orElse("");
            if (!status.startsWith("HTTP/1.1 101") && !status.startsWith("HTTP/1.1 200")) {
                throw new IOException("the command was not started: " + status);
            }
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private static SocketAddress address(URI api) {
        return "unix".equals(api.getScheme())
                ? UnixDomainSocketAddress.of(api.getPath())
                : new InetSocketAddress(api.getHost(), api.getPort());
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || head.size() > LONGEST_HEAD) {
                throw new EOFException("no answer");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    /** Towards the command; closing it ends its input and leaves the other direction open. */
    OutputStream input() {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                out.write(single);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                if (channel.isOpen()) {
                    channel.shutdownOutput();
                }
            }
        };
    }

    /** Copies everything that the command writes until it ends. */
    void copy(boolean terminal, OutputStream output, OutputStream error) throws IOException {
        if (terminal) {
            in.transferTo(output);
            return;
        }
        byte[] header = in.readNBytes(FRAME_HEADER);
        while (header.length == FRAME_HEADER) {
            int length = ByteBuffer.wrap(header).getInt(4);
            byte[] payload = in.readNBytes(length);
            (header[0] == STANDARD_ERROR ? error : output).write(payload);
            header = in.readNBytes(FRAME_HEADER);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
