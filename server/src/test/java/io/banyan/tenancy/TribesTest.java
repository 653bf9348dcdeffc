package io.banyan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.server.testing.Api;
import io.banyan.server.testing.ApiTest;
import io.banyan.server.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TribesTest extends ApiTest {

    @Test
    void onlyAdministratorsMakeTribes() {
        String name = World.unique("fresh");
        Map<String, Object> body = Map.of("name", name, "displayName", "Fresh");
        world.as(World.unique("somebody")).post("/tribes", body).expectProblem(403, "forbidden");
        assertThat(world.administrator().post("/tribes", body).expect(201).text("/role"))
                .isEqualTo("owner");
        world.administrator().post("/tribes", body).expectProblem(409, "already-exists");
    }

    @Test
    void membersSeeTheirTribesAndNoOthers() {
        String name = World.unique("member");
        TribeScope mine = world.member(world.tribe("mine"), name, Role.VIEWER);
        TribeScope other = world.tribe("other");
        Api member = world.as(name);
        assertThat(member.get("/tribes").json().at("/items").findValuesAsString("name"))
                .containsExactly(mine.tribe().value());
        member.get("/tribes/" + other.tribe()).expectProblem(404, "not-found");
        member.get("/tribes/nowhere").expectProblem(404, "not-found");
        assertThat(member.get("/session").text("/tribes/0/role")).isEqualTo("viewer");
    }

    @Test
    void theRoleDecidesWhatAMemberMayDo() {
        String viewer = World.unique("viewer");
        String owner = World.unique("owner");
        TribeScope tribe = world.member(world.member(world.tribe("roles"), viewer, Role.VIEWER), owner, Role.OWNER);
        String path = "/tribes/" + tribe.tribe() + "/members/" + World.unique("new");
        world.as(viewer).put(path, Map.of("role", "viewer")).expectProblem(403, "forbidden");
        world.as(owner).put(path, Map.of("role", "viewer")).expectProblem(404, "not-found");
        world.as(owner)
                .put("/tribes/" + tribe.tribe() + "/members/" + viewer, Map.of("role", "developer"))
                .expect(200);
        assertThat(world.as(viewer).get("/tribes/" + tribe.tribe()).text("/role"))
                .isEqualTo("developer");
    }

    @Test
    void aTribeKeepsAnOwner() {
        String owner = World.unique("owner");
        String tribe = World.unique("kept");
        Api administrator = world.administrator();
        administrator.post("/tribes", Map.of("name", tribe, "displayName", "Kept"));
        administrator.delete("/tribes/" + tribe + "/members/test-administrator").expectProblem(409, "last-owner");
        world.as(owner);
        administrator
                .put("/tribes/" + tribe + "/members/" + owner, Map.of("role", "owner"))
                .expect(200);
        administrator.delete("/tribes/" + tribe + "/members/test-administrator").expect(204);
        administrator
                .put("/tribes/" + tribe + "/members/" + owner, Map.of("role", "viewer"))
                .expectProblem(409, "last-owner");
    }

    @Test
    void aTribeWithEnvironmentsIsNotDeleted() {
        TribeScope tribe = world.tribe("full");
        world.environment(tribe, "dev");
        Api administrator = world.administrator();
        String path = "/tribes/" + tribe.tribe();
        Api.Answer seen = administrator.get(path);
        assertThat(administrator
                        .ifMatch(seen)
                        .delete(path)
                        .expectProblem(409, "tribe-not-empty")
                        .text("/detail"))
                .contains("environment dev");
        Api.Answer environment = administrator.get(path + "/environments/dev");
        administrator.ifMatch(environment).delete(path + "/environments/dev").expect(204);
        administrator.ifMatch(seen).delete(path).expect(204);
        administrator.get(path).expectProblem(404, "not-found");
    }

    @Test
    void aChangeIsBasedOnWhatWasSeen() {
        TribeScope tribe = world.tribe("changed");
        String path = "/tribes/" + tribe.tribe() + "/environments";
        Api administrator = world.administrator();
        Api.Answer first = administrator
                .post(path, Map.of("name", "dev", "displayName", "Dev", "production", false))
                .expect(201);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        administrator.patch(path + "/dev", Map.of("displayName", "A")).expectProblem(428, "precondition-missing");
        Api.Answer second = administrator
                .ifMatch(first)
                .patch(path + "/dev", Map.of("displayName", "A"))
                .expect(200);
        assertThat(second.header("ETag")).isEqualTo("\"2\"");
        administrator
                .ifMatch(first)
                .patch(path + "/dev", Map.of("displayName", "B"))
                .expectProblem(412, "generation-stale");
        assertThat(administrator.get(path + "/dev").text("/displayName")).isEqualTo("A");
    }

    @Test
    void listsComeInPages() {
        TribeScope tribe = world.tribe("paged");
        for (String name : new String[] {"a", "b", "c", "d", "e"}) {
            world.environment(tribe, name);
        }
        String path = "/tribes/" + tribe.tribe() + "/environments?limit=2";
        Api administrator = world.administrator();
        Api.Answer first = administrator.get(path).expect(200);
        Api.Answer second = administrator.get(path + "&cursor=" + first.text("/nextCursor"));
        Api.Answer third = administrator.get(path + "&cursor=" + second.text("/nextCursor"));
        assertThat(first.json().at("/items").findValuesAsString("name")).containsExactly("a", "b");
        assertThat(second.json().at("/items").findValuesAsString("name")).containsExactly("c", "d");
        assertThat(third.json().at("/items").findValuesAsString("name")).containsExactly("e");
        assertThat(third.json().at("/nextCursor").isNull()).isTrue();
        administrator.get(path + "&cursor=%25").expectProblem(422, "invalid");
        administrator
                .get("/tribes/" + tribe.tribe() + "/environments?limit=201")
                .expectProblem(422, "invalid");
    }

    @Test
    void anEnvironmentsNameMustSuitHostNames() {
        TribeScope tribe = world.tribe("named");
        world.administrator()
                .post(
                        "/tribes/" + tribe.tribe() + "/environments",
                        Map.of("name", "Dev_1", "displayName", "Dev", "production", false))
                .expectProblem(422, "name-invalid");
    }
}
