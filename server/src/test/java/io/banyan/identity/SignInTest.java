package io.banyan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.server.testing.Api;
import io.banyan.server.testing.ApiTest;
import io.banyan.server.testing.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInTest extends ApiTest {
    private static final String GOOD = "Quiet-Harbour-7";

    @Test
    void aTemporaryPasswordIsGoodForNothingButChangingIt() {
        String name = World.unique("newcomer");
        Api session = world.stranger().signIn(name, world.person(name));
        session.get("/tribes").expectProblem(403, "password-change-required");
        session.put("/session/password", Map.of("current", "wrong", "replacement", GOOD))
                .expectProblem(401, "credentials-wrong");
    }

    @Test
    void afterTheChangeTheOldPasswordAndSessionAreWorthNothing() {
        String name = World.unique("changer");
        String temporary = world.person(name);
        Api session = change(name, temporary, GOOD);
        session.get("/session").expectProblem(401, "sign-in-required");
        signIn(name, temporary).expectProblem(401, "credentials-wrong");
        assertThat(signIn(name, GOOD).expect(200).text("/person/name")).isEqualTo(name);
    }

    @Test
    void theLastPasswordsDoNotComeAgain() {
        String name = World.unique("repeater");
        change(name, world.person(name), GOOD);
        change(name, GOOD, "Other-Harbour-8");
        Api session = world.stranger().signIn(name, "Other-Harbour-8");
        session.put("/session/password", Map.of("current", "Other-Harbour-8", "replacement", GOOD))
                .expectProblem(422, "password-used-before");
    }

    @Test
    void anOldPasswordMustBeChanged() {
        String name = World.unique("ager");
        change(name, world.person(name), GOOD);
        clock.advance(Duration.ofDays(91));
        Api session = world.stranger().signIn(name, GOOD);
        session.get("/tribes").expectProblem(403, "password-change-required");
    }

    @Test
    void fiveFailuresLockTheNameUntilTheTimeIsOver() {
        String name = World.unique("locked");
        change(name, world.person(name), GOOD);
        for (int attempt = 0; attempt < 5; attempt++) {
            signIn(name, "Wrong-" + attempt).expectProblem(401, "credentials-wrong");
        }
        signIn(name, GOOD).expectProblem(423, "account-locked");
        assertThat(world.administrator().get("/people/" + name).text("/locked")).isEqualTo("true");
        clock.advance(Duration.ofMinutes(16));
        signIn(name, GOOD).expect(200);
    }

    @Test
    void anAdministratorUnlocks() {
        String name = World.unique("unlocked");
        change(name, world.person(name), GOOD);
        for (int attempt = 0; attempt < 5; attempt++) {
            signIn(name, "Wrong-" + attempt);
        }
        world.administrator().post("/people/" + name + "/unlock", null).expect(200);
        signIn(name, GOOD).expect(200);
    }

    @Test
    void anUnknownNameIsLockedLikeAKnownOne() {
        String name = World.unique("ghost");
        for (int attempt = 0; attempt < 5; attempt++) {
            signIn(name, "Wrong-" + attempt).expectProblem(401, "credentials-wrong");
        }
        signIn(name, "Wrong").expectProblem(423, "account-locked");
    }

    @Test
    void manyGuessesAtOnceAreNoMoreThanFive() throws Exception {
        String name = World.unique("hammered");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long compared = threads
                    .invokeAll(IntStream.range(0, 12)
                            .mapToObj(guess -> (Callable<Integer>)
                                    () -> signIn(name, "Guess-" + guess).status())
                            .toList())
                    .stream()
                    .filter(future -> future.resultNow() == 401)
                    .count();
            assertThat(compared).isEqualTo(5);
        }
    }

    @Test
    void goodSignInsAtOnceDoNotLockEachOtherOut() throws Exception {
        String name = World.unique("busy");
        change(name, world.person(name), GOOD);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(IntStream.range(0, 10)
                            .mapToObj(index ->
                                    (Callable<Integer>) () -> signIn(name, GOOD).status())
                            .toList()))
                    .allSatisfy(future -> assertThat(future.resultNow()).isEqualTo(200));
        }
    }

    @Test
    void sessionsEndWhenIdleAndInAnyCaseAfterTwelveHours() {
        String name = World.unique("idler");
        change(name, world.person(name), GOOD);
        Api idle = world.stranger().signIn(name, GOOD);
        clock.advance(Duration.ofMinutes(29));
        idle.get("/session").expect(200);
        clock.advance(Duration.ofMinutes(29));
        idle.get("/session").expect(200);
        clock.advance(Duration.ofMinutes(31));
        idle.get("/session").expectProblem(401, "sign-in-required");

        Api busy = world.stranger().signIn(name, GOOD);
        for (int step = 0; step < 28; step++) {
            clock.advance(Duration.ofMinutes(25));
            busy.get("/session").expect(200);
        }
        clock.advance(Duration.ofMinutes(25));
        busy.get("/session").expectProblem(401, "sign-in-required");
    }

    @Test
    void signingOutEndsTheSession() {
        String name = World.unique("leaver");
        change(name, world.person(name), GOOD);
        Api session = world.stranger().signIn(name, GOOD);
        session.delete("/session").expect(204);
        session.get("/session").expectProblem(401, "sign-in-required");
    }

    @Test
    void aChangeByASessionNeedsTheProofThatOurPageSentIt() {
        String name = World.unique("forged");
        change(name, world.person(name), GOOD);
        Api session = world.stranger().signIn(name, GOOD);
        session.with("X-CSRF-Token", "guess").delete("/session").expectProblem(403, "csrf-token-wrong");
        session.get("/session").expect(200);
    }

    @Test
    void theCookieIsOutOfReachForScriptsAndOtherSites() {
        String name = World.unique("cookie");
        change(name, world.person(name), GOOD);
        assertThat(signIn(name, GOOD).header("Set-Cookie"))
                .contains("BANYAN_SESSION=", "HttpOnly", "SameSite=Strict", "Path=/");
    }

    @Test
    void withASecondFactorACodeIsNeededAndEachOnlyOnce() {
        String name = World.unique("careful");
        change(name, world.person(name), GOOD);
        Api session = world.stranger().signIn(name, GOOD);
        byte[] secret = base32(session.post("/session/totp", null).expect(201).text("/secret"));
        session.put("/session/totp", Map.of("code", Totp.codeAt(secret, clock.instant())))
                .expect(204);

        signIn(name, GOOD).expectProblem(401, "code-required");
        String used = Totp.codeAt(secret, clock.instant());
        signIn(name, GOOD, used).expectProblem(401, "code-wrong");
        clock.advance(Duration.ofSeconds(30));
        String fresh = Totp.codeAt(secret, clock.instant());
        signIn(name, GOOD, fresh).expect(200);
        signIn(name, GOOD, fresh).expectProblem(401, "code-wrong");

        session.send("DELETE", "/session/totp", Map.of("password", "wrong")).expectProblem(401, "credentials-wrong");
        session.send("DELETE", "/session/totp", Map.of("password", GOOD)).expect(204);
        signIn(name, GOOD).expect(200);
    }

    @Test
    void aDisabledPersonIsOutAtOnce() {
        String name = World.unique("gone");
        change(name, world.person(name), GOOD);
        Api session = world.stranger().signIn(name, GOOD);
        Api token = world.as(name);
        world.administrator().patch("/people/" + name, Map.of("disabled", true)).expect(200);
        session.get("/session").expectProblem(401, "sign-in-required");
        token.get("/session").expectProblem(401, "token-invalid");
        signIn(name, GOOD).expectProblem(401, "credentials-wrong");
    }

    private Api change(String name, String from, String to) {
        Api session = world.stranger().signIn(name, from);
        session.put("/session/password", Map.of("current", from, "replacement", to))
                .expect(204);
        return session;
    }

    private Api.Answer signIn(String name, String password) {
        return world.stranger().post("/session", Map.of("name", name, "password", password));
    }

    private Api.Answer signIn(String name, String password, String code) {
        Map<String, String> body = new HashMap<>(Map.of("name", name, "password", password));
        body.put("code", code);
        return world.stranger().post("/session", body);
    }

    private static byte[] base32(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int index = 0;
        for (int position = 0; position < text.length(); position++) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(position));
            bits += 5;
            if (bits >= 8) {
                bytes[index++] = (byte) (buffer >> (bits - 8));
                bits -= 8;
            }
        }
        return bytes;
    }
}
