package io.banyan.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.server.testing.Api;
import io.banyan.server.testing.ApiTest;
import io.banyan.server.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyTest extends ApiTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Idempotency idempotency;

    @Test
    void theSameRequestGetsTheSameAnswer() {
        Api keyed = world.administrator().with("Idempotency-Key", World.unique("key"));
        Map<String, Object> body = tribe();
        Api.Answer first = keyed.post("/tribes", body).expect(201);
        Api.Answer second = keyed.post("/tribes", body).expect(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void manyAtOnceMakeOneThing() throws Exception {
        Api keyed = world.administrator().with("Idempotency-Key", World.unique("key"));
        Map<String, Object> body = tribe();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Api.Answer>> answers = threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(index -> (Callable<Api.Answer>) () -> keyed.post("/tribes", body))
                    .toList());
            assertThat(answers).allSatisfy(answer -> answer.resultNow().expect(201));
            assertThat(answers.stream().map(answer -> answer.resultNow().body()).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        Api keyed = world.administrator().with("Idempotency-Key", World.unique("key"));
        keyed.post("/tribes", tribe()).expect(201);
        keyed.post("/tribes", tribe()).expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void keysOfDifferentPeopleHaveNothingToDoWithEachOther() {
        String key = World.unique("key");
        Map<String, Object> token = Map.of(
                "name",
                "ci",
                "scopes",
                List.of("read"),
                "expiresAt",
                clock.instant().plus(Duration.ofHours(1)).toString());
        String one = world.as(World.unique("one"))
                .with("Idempotency-Key", key)
                .post("/tokens", token)
                .text("/secret");
        String two = world.as(World.unique("two"))
                .with("Idempotency-Key", key)
                .post("/tokens", token)
                .text("/secret");
        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void aRefusalIsRepeatedToo() {
        Api keyed = world.administrator().with("Idempotency-Key", World.unique("key"));
        Map<String, Object> body = Map.of("name", "Not-A-Name", "displayName", "X");
        keyed.post("/tribes", body).expectProblem(422, "name-invalid");
        assertThat(keyed.post("/tribes", body)
                        .expectProblem(422, "name-invalid")
                        .header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void aSecretInAnAnswerIsNotReadableInTheDatabase() {
        String key = World.unique("key");
        String secret = world.as(World.unique("owner"))
                .with("Idempotency-Key", key)
                .post(
                        "/tokens",
                        Map.of(
                                "name",
                                "ci",
                                "scopes",
                                List.of("read"),
                                "expiresAt",
                                clock.instant().plus(Duration.ofHours(1)).toString()))
                .expect(201)
                .text("/secret");
        String row = jdbc.sql("select encode(body, 'escape') from server.idempotency_key where key = :key")
                .param("key", key)
                .query(String.class)
                .single();
        assertThat(row).isNotEmpty().doesNotContain(secret);
    }

    @Test
    void keysAreForgottenAfterADay() {
        String key = World.unique("key");
        Api keyed = world.administrator().with("Idempotency-Key", key);
        Map<String, Object> body = tribe();
        keyed.post("/tribes", body).expect(201);
        clock.advance(Duration.ofHours(25));
        idempotency.run();
        assertThat(jdbc.sql("select count(*) from server.idempotency_key where key = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static Map<String, Object> tribe() {
        return Map.of("name", World.unique("idem"), "displayName", "Idem");
    }
}
