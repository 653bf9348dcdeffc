package io.banyan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.bench.load.Load;
import io.banyan.bench.load.Tally;
import io.banyan.cli.api.ProblemException;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

@Tag("containers")
class DatabaseKilledTest {
    private static final int WRITERS = 4;
    private static final int WRITES_BEFORE = 50;

    @RegisterExtension
    static final Installation INSTALLATION = Installation.shared();

    @Test
    void aKilledDatabaseComesBackByItselfWithEveryAcknowledgedWriteWhileInstancesServe() throws Exception {
        Subject echo = Subject.in(INSTALLATION, "echo");
        echo.running(echo.manifest());
        long killed = INSTALLATION.databaseProcess();
        Load load = echo.load();
        Writer writer = new Writer(INSTALLATION.administrator(), echo.tribePath() + "/environments/dev/variables");
        List<Thread> writing = IntStream.range(0, WRITERS)
                .mapToObj(number -> Thread.ofVirtual().start(writer))
                .toList();
        await().atMost(Subject.PATIENCE).until(() -> writer.acknowledged.size() >= WRITES_BEFORE);

        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        await("writes are refused").atMost(Subject.PATIENCE).until(() -> !writer.refusals.isEmpty());
        int before = writer.acknowledged.size();
        await("writes are taken again").atMost(Subject.PATIENCE).until(() -> writer.acknowledged.size() > before + 10);
        writer.enough.set(true);
        for (Thread thread : writing) {
            thread.join();
        }

        assertThat(INSTALLATION.controlPlane().running()).isTrue();
        assertThat(INSTALLATION.databaseProcess()).isNotEqualTo(killed);
        assertThat(writer.kept()).containsAll(writer.acknowledged);
        assertThat(writer.refusals).allSatisfy(refusal -> {
            assertThat(refusal).contains("database-unavailable");
        });
        assertThat(Json.at(INSTALLATION.administrator().get("/audit/verification"), "intact")
                        .asBoolean())
                .isTrue();
        assertThat(echo.result(echo.deploy(echo.manifest().edition("second")))).isEqualTo("succeeded");
        Tally seen = load.stop();
        assertThat(seen.failures()).isEmpty();
        assertThat(seen.requests()).isPositive();
        Subject.assertNoOrphans(INSTALLATION);
    }

    /** Sets one variable after the other and remembers which were acknowledged. */
    private static final class Writer implements Runnable {
        private final Server server;
        private final String path;
        private final AtomicBoolean enough = new AtomicBoolean();
        private final AtomicInteger next = new AtomicInteger();
        private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

        Writer(Server server, String path) {
            this.server = server;
            this.path = path;
        }

        @Override
        public void run() {
            while (!enough.get()) {
                String name = "WRITE_" + next.incrementAndGet();
                try {
                    server.put(path + "/" + name, Map.of("value", "kept", "secret", false));
                    acknowledged.add(name);
                } catch (ProblemException refusal) {
                    refusals.add(refusal.problem().toString());
                }
            }
        }

        List<String> kept() {
            JsonNode answer = server.get(path);
            return StreamSupport.stream((answer.isArray() ? answer : answer.path("items")).spliterator(), false)
                    .map(variable -> Json.text(variable, "name"))
                    .toList();
        }
    }
}
