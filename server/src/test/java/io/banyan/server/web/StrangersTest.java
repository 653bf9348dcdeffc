package io.banyan.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.identity.RequiresAdministrator;
import io.banyan.server.testing.Api;
import io.banyan.server.testing.ApiTest;
import io.banyan.server.testing.World;
import io.banyan.tenancy.TribeScope;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint of every room, as somebody who has no business there. New endpoints are covered without being named here. */
class StrangersTest extends ApiTest {
    /** Open to everybody, and why. */
    private static final Map<String, String> OPEN = Map.of(
            "GET /api/v1/health/live", "tells nothing but that the process answers",
            "GET /api/v1/health/ready", "tells nothing but that the database answers",
            "GET /api/v1/version", "clients compare it before they sign in",
            "POST /api/v1/session", "is how to sign in",
            "POST /api/v1/session/token", "is how to sign in on a command line");

    /** Open to everybody who is signed in, and why. */
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("GET /api/v1/session", "one's own"),
            Map.entry("DELETE /api/v1/session", "one's own"),
            Map.entry("PUT /api/v1/session/password", "one's own"),
            Map.entry("POST /api/v1/session/totp", "one's own"),
            Map.entry("PUT /api/v1/session/totp", "one's own"),
            Map.entry("DELETE /api/v1/session/totp", "one's own"),
            Map.entry("GET /api/v1/tokens", "one's own"),
            Map.entry("POST /api/v1/tokens", "one's own"),
            Map.entry("DELETE /api/v1/tokens/{id}", "one's own; others' are not found"),
            Map.entry("GET /api/v1/people/{name}", "oneself; others are refused in PeopleTest"),
            Map.entry("GET /api/v1/tribes", "lists the caller's own"),
            Map.entry("GET /api/v1/audit", "shows owners their tribes' entries; others are refused in AuditTest"),
            Map.entry("POST /api/v1/score/validations", "reads nothing but the manifest that is sent"),
            Map.entry("GET /api/v1/explanations", "tells what codes mean, and nothing of any tribe"),
            Map.entry("GET /api/v1/engine", "tells what the platform can do, and nothing of any tribe"),
            Map.entry("GET /api/v1/images", "lists the platform's own base images"),
            Map.entry("GET /api/v1/images/{name}/sbom", "tells what is in the platform's own base images"),
            Map.entry("GET /api/v1/openapi", "the contract is public"),
            Map.entry("GET /api/v1/openapi.yaml", "the contract is public"));

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private JdbcClient jdbc;

    /** A method and a pattern, and what answers there. */
    private record Endpoint(RequestMethod method, String pattern, Set<MediaType> consumes, HandlerMethod handler) {
        String name() {
            return method + " " + pattern;
        }

        boolean ofATribe() {
            return pattern.contains("{tribe}");
        }

        boolean forAdministrators() {
            return handler.hasMethodAnnotation(RequiresAdministrator.class)
                    || handler.getBeanType().isAnnotationPresent(RequiresAdministrator.class);
        }

        /** As the endpoint wants to be spoken to: the wrong format is refused before it is known what is asked for. */
        Api speaking(Api client) {
            return consumes.stream()
                    .findFirst()
                    .map(type -> client.with("Content-Type", type.toString()))
                    .orElse(client);
        }

        String path(String tribe) {
            String filled = pattern.replace("{tribe}", tribe).replaceAll("\\{[^}]+}", "somewhere");
            return filled.substring("/api/v1".length());
        }
    }

    @TestFactory
    Stream<DynamicTest> nobodyIsServedWithoutSigningIn() {
        return endpoints()
                .filter(endpoint -> !OPEN.containsKey(endpoint.name()))
                .filter(endpoint -> !endpoint.name().equals("GET /api/v1/session"))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.name(), () -> {
                    long before = lastEntry();
                    String path = endpoint.path("sometribe");
                    world.stranger().send(endpoint.method().name(), path, null).expectProblem(401, "sign-in-required");
                    assertThat(denials(before, "anonymous")).containsExactly(endpoint.method() + " /api/v1" + path);
                }));
    }

    @Test
    void aBrowserThatAsksWhetherItIsSignedInAttemptsNothingButAWrongTokenDoes() {
        long before = lastEntry();
        world.stranger().get("/session").expectProblem(401, "sign-in-required");
        assertThat(denials(before, "anonymous")).isEmpty();

        world.stranger().withToken("bny_0000_wrong").get("/session").expectProblem(401, "token-invalid");
        assertThat(denials(before, "anonymous")).containsExactly("GET /api/v1/session");
    }

    @TestFactory
    Stream<DynamicTest> aMemberOfAnotherTribeIsRefusedAndTheRefusalIsTold() {
        String name = World.unique("stranger");
        world.member(world.tribe("theirs"), name, io.banyan.tenancy.Role.OWNER);
        TribeScope tribe = world.tribe("closed");
        world.environment(tribe, "somewhere");
        Api stranger = world.as(name);
        return endpoints()
                .filter(endpoint -> !OPEN.containsKey(endpoint.name()) && !OWN.containsKey(endpoint.name()))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.name(), () -> {
                    long before = lastEntry();
                    Api.Answer answer = endpoint.speaking(stranger)
                            .send(
                                    endpoint.method().name(),
                                    endpoint.path(tribe.tribe().value()),
                                    null);
                    if (endpoint.ofATribe()) {
                        answer.expectProblem(404, "not-found");
                    } else {
                        answer.expectProblem(403, "forbidden");
                    }
                    assertThat(denials(before, name)).isNotEmpty();
                }));
    }

    @Test
    void whatIsListedAsOpenIsThere() {
        List<String> names = endpoints().map(Endpoint::name).toList();
        assertThat(names).containsAll(OPEN.keySet()).hasSizeGreaterThan(25);
    }

    @Test
    void everyEndpointSaysForWhomItIs() {
        assertThat(endpoints()
                        .filter(endpoint -> !endpoint.ofATribe() && !endpoint.forAdministrators())
                        .map(Endpoint::name)
                        .filter(name -> !OPEN.containsKey(name)
                                && !OWN.containsKey(name)
                                && !Set.of("GET /api/v1/audit/export", "GET /api/v1/audit/verification")
                                        .contains(name)))
                .as("endpoints that belong to no tribe, are not for administrators, and are not listed with a reason")
                .isEmpty();
    }

    private Stream<Endpoint> endpoints() {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(mapping -> mapping.getKey().getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/v1"))
                        .flatMap(pattern -> methods(
                                        mapping.getKey().getMethodsCondition().getMethods())
                                .map(method -> new Endpoint(
                                        method,
                                        pattern,
                                        mapping.getKey().getConsumesCondition().getConsumableMediaTypes(),
                                        mapping.getValue()))))
                .sorted(Comparator.comparing(Endpoint::name));
    }

    private static Stream<RequestMethod> methods(Set<RequestMethod> declared) {
        return declared.isEmpty() ? Stream.of(RequestMethod.GET) : declared.stream();
    }

    private long lastEntry() {
        return jdbc.sql("select sequence from audit.head").query(Long.class).single();
    }

    private List<String> denials(long after, String actor) {
        return jdbc.sql("""
                        select subject from audit.entry where sequence > :after and actor = :actor and outcome = 'denied'
                        order by sequence
                        """)
                .param("after", after)
                .param("actor", actor)
                .query((row, index) -> row.getString(1))
                .list();
    }
}
