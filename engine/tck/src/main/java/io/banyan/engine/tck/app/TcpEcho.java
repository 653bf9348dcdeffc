package io.banyan.engine.tck.app;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** Sends every byte back, then closes when the other side has closed. */
final class TcpEcho {
    private TcpEcho() {}

    static void start(int port) throws IOException {
        ServerSocket listener = new ServerSocket(port);
        Thread.ofPlatform().daemon().start(() -> {
            while (!listener.isClosed()) {
                try {
                    Socket connection = listener.accept();
                    Thread.ofVirtual().start(() -> echo(connection));
                } catch (IOException e) {
                    System.err.println("tcp: " + e.getMessage());
                }
            }
        });
    }

    private static void echo(Socket connection) {
        try (connection) {
            connection.getInputStream().transferTo(connection.getOutputStream());
        } catch (IOException e) {
            System.err.println("tcp: " + e.getMessage());
        }
    }
}
