package io.banyan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.kernel.PrivateFile;
import io.banyan.kernel.StateDirectory;
import io.banyan.server.testing.Api;
import io.banyan.server.testing.ApiTest;
import io.banyan.server.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PeopleTest extends ApiTest {
    @Autowired
    private StateDirectory state;

    @Test
    void theFirstAdministratorsPasswordIsInAFileThatOnlyTheOwnerReads() throws IOException {
        Path file = state.keys().resolve("initial-administrator-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String password = new String(PrivateFile.readOrCreate(file, () -> new byte[0]), StandardCharsets.UTF_8).strip();
        Api session = world.stranger().signIn("admin", password);
        assertThat(session.get("/session").text("/person/administrator")).isEqualTo("true");
        session.get("/people").expectProblem(403, "password-change-required");
    }

    @Test
    void onlyAdministratorsSeeOtherPeople() {
        String one = World.unique("one");
        String two = World.unique("two");
        world.person(two);
        Api person = world.as(one);
        person.get("/people/" + one).expect(200);
        person.get("/people/" + two).expectProblem(403, "forbidden");
        person.get("/people").expectProblem(403, "forbidden");
        world.administrator().get("/people/" + two).expect(200);
    }

    @Test
    void anAdministratorAddsSomebodyWithATemporaryPassword() {
        String name = World.unique("added");
        Api.Answer added = world.administrator()
                .post("/people", Map.of("name", name, "displayName", "Added"))
                .expect(201);
        assertThat(added.text("/mustChangePassword")).isEqualTo("true");
        world.stranger().signIn(name, added.text("/temporaryPassword"));
        world.administrator()
                .post("/people", Map.of("name", name, "displayName", "Again"))
                .expectProblem(409, "already-exists");
    }

    @Test
    void namesOfThePlatformItselfAreTaken() {
        for (String name : new String[] {"banyan", "anonymous"}) {
            world.administrator()
                    .post("/people", Map.of("name", name, "displayName", "X"))
                    .expectProblem(409, "already-exists");
        }
    }

    @Test
    void aResetEndsTheSessionsAndTheOldPassword() {
        String name = World.unique("forgetful");
        String old = world.person(name);
        Api session = world.stranger().signIn(name, old);
        String fresh = world.administrator()
                .post("/people/" + name + "/password-reset", null)
                .expect(200)
                .text("/temporaryPassword");
        session.get("/session").expectProblem(401, "sign-in-required");
        world.stranger()
                .post("/session", Map.of("name", name, "password", old))
                .expectProblem(401, "credentials-wrong");
        world.stranger().signIn(name, fresh);
    }
}
