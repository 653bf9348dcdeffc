package io.banyan.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.server.testing.ApiTest;
import org.junit.jupiter.api.Test;

class PlatformEndpointsTest extends ApiTest {

    @Test
    void anybodyMayAskWhetherThePlatformIsReady() {
        assertThat(world.stranger().get("/health/ready").expect(200).text("/state"))
                .isEqualTo("up");
        assertThat(world.stranger().get("/health/live").expect(200).text("/state"))
                .isEqualTo("up");
        assertThat(world.stranger().get("/version").expect(200).text("/version"))
                .isNotEmpty();
    }

    @Test
    void codesAreExplainedInTheReadersLanguage() {
        assertThat(world.administrator().get("/explanations").expect(200).body())
                .contains("{\"code\":\"never-ready\",\"title\":\"Never became ready\"")
                .doesNotContain("{0}");
        assertThat(world.administrator()
                        .with("Accept-Language", "zh-CN")
                        .get("/explanations")
                        .expect(200)
                        .body())
                .contains("一直未就绪");
    }

    @Test
    void nobodyElseGetsAnythingWithoutSigningIn() {
        world.stranger().get("/tribes").expectProblem(401, "sign-in-required");
    }
}
