package io.banyan.server.database;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process that starts a server and then does nothing until it is killed. */
final class StartAndStay {
    static final String STARTED = "started ";

    private StartAndStay() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        EmbeddedPostgres server = EmbeddedPostgres.start(
                directory, directory.resolve("password"), directory.resolve("log"), 0, List.of());
        System.out.println(STARTED + server.pid());
        new CountDownLatch(1).await();
    }
}
