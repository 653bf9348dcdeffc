package io.banyan.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.server.testing.Api;
import io.banyan.server.testing.ApiTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemsTest extends ApiTest {

    @Test
    void aProblemTellsWhatHappenedAndWhatToDoInEnglishByDefault() {
        Api.Answer answer = world.administrator().get("/tribes/nowhere").expectProblem(404, "not-found");
        assertThat(answer.text("/type")).isEqualTo("urn:banyan:error:not-found");
        assertThat(answer.text("/title")).isEqualTo("Not found");
        assertThat(answer.text("/detail")).contains("tribe \"nowhere\"");
        assertThat(answer.text("/nextStep")).isNotEmpty();
        assertThat(answer.text("/faultType")).isEqualTo("user");
        assertThat(answer.text("/instance")).isEqualTo("/api/v1/tribes/nowhere");
        assertThat(answer.text("/traceId")).isEqualTo(answer.header("Trace-Id")).hasSize(32);
    }

    @Test
    void aProblemIsToldInChineseToThoseWhoReadIt() {
        Api.Answer answer = world.administrator()
                .with("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
                .get("/tribes/nowhere");
        assertThat(answer.text("/title")).isEqualTo("未找到");
        assertThat(answer.text("/detail")).contains("nowhere");
        Api.Answer french = world.administrator().with("Accept-Language", "fr").get("/tribes/nowhere");
        assertThat(french.text("/title")).isEqualTo("Not found");
    }

    @Test
    void theCallersTraceIsContinued() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Api.Answer answer = world.stranger()
                .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get("/version");
        assertThat(answer.header("Trace-Id")).isEqualTo(trace);
    }

    @Test
    void brokenJsonIsRefusedWithItsPlace() {
        Api.Answer answer =
                world.administrator().post("/tribes", "{\n  \"name\": oops\n}").expectProblem(400, "body-malformed");
        assertThat(answer.text("/fields/0/line")).isEqualTo("2");
        assertThat(answer.body()).doesNotContain("jackson", "io.banyan", "java.");
    }

    @Test
    void anUnknownFieldIsRefusedWithItsName() {
        Api.Answer answer = world.administrator()
                .post("/tribes", Map.of("name", "x", "displayName", "X", "dispalyName", "Y"))
                .expectProblem(400, "body-malformed");
        assertThat(answer.text("/fields/0/pointer")).isEqualTo("/dispalyName");
        assertThat(answer.body()).doesNotContain("io.banyan", "java.");
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        Api.Answer answer = world.administrator()
                .post("/tribes", Map.of("displayName", " "))
                .expectProblem(422, "fields-invalid");
        assertThat(answer.json().at("/fields").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/name", "/displayName");
    }

    @Test
    void wrongMethodsFormatsAndAddressesAreToldApart() {
        Api administrator = world.administrator();
        Api.Answer method = administrator.put("/tribes", Map.of()).expectProblem(405, "method-not-allowed");
        assertThat(method.header("Allow")).contains("GET", "POST");
        administrator.with("Accept", "image/png").get("/tribes").expectProblem(406, "not-acceptable");
        administrator
                .with("Content-Type", "text/plain")
                .post("/tribes", "x")
                .expectProblem(415, "media-type-unsupported");
        administrator.get("/nothing/here").expectProblem(404, "endpoint-unknown");
    }

    @Test
    void aBodyThatIsMissingIsRefused() {
        world.administrator().post("/tribes", null).expectProblem(400, "body-malformed");
    }

    @Test
    void answersCarryTheSecurityHeaders() {
        Api.Answer answer = world.stranger().get("/version");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }
}
