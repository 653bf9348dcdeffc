package io.banyan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.kernel.Caller;
import io.banyan.server.testing.Api;
import io.banyan.server.testing.ApiTest;
import io.banyan.server.testing.World;
import io.banyan.tenancy.Role;
import io.banyan.tenancy.TribeScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TokensTest extends ApiTest {
    @Autowired
    private JdbcClient jdbc;

    @Test
    void aTokenIsShownOnceAndKeptOnlyAsAHash() {
        Api owner = world.as(World.unique("owner"));
        Api.Answer made = owner.post("/tokens", token("deploy")).expect(201);
        String secret = made.text("/secret");
        assertThat(secret).startsWith("bny_" + made.text("/id") + "_");
        assertThat(owner.get("/tokens").body()).contains(made.text("/id")).doesNotContain(secret);
        String kept = jdbc.sql("select cast(t as text) from identity.token t where id = :id")
                .param("id", made.text("/id"))
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain(secret.substring(17));
    }

    @Test
    void aTokenEndsWhenItExpiresOrIsRevoked() {
        Api owner = world.as(World.unique("owner"));
        Api.Answer made = owner.post("/tokens", token("read")).expect(201);
        Api holder = world.stranger().withToken(made.text("/secret"));
        holder.get("/session").expect(200);
        owner.delete("/tokens/" + made.text("/id")).expect(204);
        holder.get("/session").expectProblem(401, "token-invalid");

        Api other =
                world.stranger().withToken(owner.post("/tokens", token("read")).text("/secret"));
        clock.advance(Duration.ofHours(2));
        other.get("/session").expectProblem(401, "token-invalid");
    }

    @Test
    void aTokenWithOneWrongCharacterIsRefused() {
        Api owner = world.as(World.unique("owner"));
        String secret = owner.post("/tokens", token("read")).text("/secret");
        char last = secret.charAt(secret.length() - 1);
        String wrong = secret.substring(0, secret.length() - 1) + (last == 'A' ? 'B' : 'A');
        world.stranger().withToken(wrong).get("/session").expectProblem(401, "token-invalid");
    }

    @Test
    void nobodyRevokesSomebodyElsesToken() {
        String id =
                world.as(World.unique("owner")).post("/tokens", token("read")).text("/id");
        world.as(World.unique("other")).delete("/tokens/" + id).expectProblem(404, "not-found");
        world.administrator().delete("/tokens/" + id).expect(204);
    }

    @Test
    void aTokenMakesNoTokenThatMayDoMore() {
        Api reader = world.with(World.unique("reader"), false, Optional.empty(), Caller.Scope.READ);
        reader.post("/tokens", token("deploy")).expectProblem(403, "forbidden");
    }

    @Test
    void aTokenForReadingChangesNothing() {
        String name = World.unique("owner");
        TribeScope tribe = world.member(world.tribe("scoped"), name, Role.OWNER);
        Api reader = world.with(name, false, Optional.empty(), Caller.Scope.READ);
        reader.get("/tribes/" + tribe.tribe()).expect(200);
        reader.post("/tribes/" + tribe.tribe() + "/environments", Map.of("name", "dev", "displayName", "Dev"))
                .expectProblem(403, "forbidden");
    }

    @Test
    void aTokenForOneTribeSeesNoOther() {
        String name = World.unique("member");
        TribeScope one = world.member(world.tribe("one"), name, Role.VIEWER);
        TribeScope two = world.member(world.tribe("two"), name, Role.VIEWER);
        Api holder = world.with(name, false, Optional.of(one.tribe().value()), Caller.Scope.READ);
        holder.get("/tribes/" + one.tribe()).expect(200);
        holder.get("/tribes/" + two.tribe()).expectProblem(404, "not-found");
        assertThat(holder.get("/tribes").json().at("/items").size()).isEqualTo(1);
    }

    @Test
    void anAdministratorsTokenForReadingDoesNotRunThePlatform() {
        Api reader = world.with(World.unique("root"), true, Optional.empty(), Caller.Scope.READ);
        reader.post("/people", Map.of("name", World.unique("x"), "displayName", "X", "administrator", false))
                .expectProblem(403, "forbidden");
    }

    @Test
    void credentialsAreExchangedForATokenOnACommandLine() {
        String name = World.unique("cli");
        String temporary = world.person(name);
        Map<String, Object> login = Map.of("name", name, "password", temporary, "tokenName", "laptop");
        world.stranger().post("/session/token", login).expectProblem(403, "password-change-required");
        world.stranger()
                .signIn(name, temporary)
                .put("/session/password", Map.of("current", temporary, "replacement", "Quiet-Harbour-7"))
                .expect(204);
        String secret = world.stranger()
                .post(
                        "/session/token",
                        Map.of("name", name, "password", "Quiet-Harbour-7", "tokenName", "laptop", "expiresInDays", 7))
                .expect(201)
                .text("/secret");
        assertThat(world.stranger()
                        .withToken(secret)
                        .get("/session")
                        .expect(200)
                        .text("/person/name"))
                .isEqualTo(name);
    }

    private Map<String, Object> token(String scope) {
        return Map.of(
                "name",
                "ci",
                "scopes",
                List.of(scope),
                "expiresAt",
                clock.instant().plus(Duration.ofHours(1)).toString());
    }
}
