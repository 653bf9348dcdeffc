package io.banyan.engine.container.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/** Healthy when every port takes a connection: asked of services that declare no readiness check. */
record ConnectQuestion(String address, List<Integer> ports) implements Question {
    @Override
    public Answer ask(Duration timeout) {
        for (int port : ports) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), Math.toIntExact(Math.max(1, timeout.toMillis())));
            } catch (IOException e) {
                return new Answer(false, "port " + port + ": " + e.getMessage());
            }
        }
        return new Answer(true, "ports " + ports + " take connections");
    }
}
