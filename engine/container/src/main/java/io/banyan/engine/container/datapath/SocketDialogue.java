package io.banyan.engine.container.datapath;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One question and its answer over a Unix socket: connect, write, read until the other side closes.
 *
 * @param limit longest time the whole may take
 */
record SocketDialogue(Path socket, Duration limit) {

    /**
     * Holds the dialogue.
     *
     * @throws IOException when nobody listens, or the answer does not end in time
     */
    String ask(String question) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
            ByteBuffer out = ByteBuffer.wrap(question.getBytes(StandardCharsets.UTF_8));
            while (out.hasRemaining()) {
                if (channel.write(out) == 0) {
                    await(selector, end);
                }
            }
            key.interestOps(SelectionKey.OP_READ);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer in = ByteBuffer.allocate(16_384);
            while (true) {
                int read = channel.read(in);
                if (read < 0) {
                    return answer.toString(StandardCharsets.UTF_8);
                }
                if (read == 0) {
                    await(selector, end);
                } else {
                    answer.write(in.array(), 0, in.position());
                    in.clear();
                }
            }
        }
    }

    private void await(Selector selector, long end) throws IOException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException(socket + " did not answer within " + limit);
        }
        selector.select(left);
        selector.selectedKeys().clear();
    }
}
