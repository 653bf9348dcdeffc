package io.banyan.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.kernel.ApplicationRef;
import io.banyan.kernel.BanyanException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResolveManifestTest {
    private static final ApplicationRef REF = ApplicationRef.of("wealth", "prod", "advisor-web");
    private static final String MANIFEST = """
            apiVersion: score.dev/v1b1
            metadata: {name: advisor-web, team: {lead: li}}
            service: {ports: {web: {port: 80, targetPort: 8080}}}
            containers:
              main:
                image: .
                variables:
                  QUOTES: "http://${resources.quotes.hostname}:${resources.quotes.port}"
                  LEVEL: ${resources.env.LOG_LEVEL}
                  PASSWORD: "p=${resources.env.PASSWORD}"
                  LEAD: ${metadata.team.lead}
                  SHELL: $${HOME}
                files:
                  /etc/secret: {content: "${resources.env.PASSWORD}"}
                  /etc/raw: {content: "${resources.env.PASSWORD}", noExpand: true}
                volumes:
                  /data: {source: "${resources.data}", path: /a/}
            resources:
              quotes: {type: service-port, params: {workload: fund-quotes, port: web}}
              env: {type: environment, params: {LOG_LEVEL: info}}
              dns: {type: dns}
              front: {type: route, params: {host: "${resources.dns.host}", path: /app, port: web}}
              data: {type: volume}
            """;

    @Test
    void everyResourceTypeGivesItsOutputs() {
        ResolvedManifest resolved = resolve(facts());

        ResolvedManifest.Container main = resolved.containers().getFirst();
        assertThat(main.image()).isEqualTo("registry/advisor@sha256:1");
        assertThat(main.variables())
                .containsExactlyInAnyOrder(
                        new ResolvedManifest.Variable("QUOTES", "http://fund-quotes:8081", false),
                        new ResolvedManifest.Variable("LEVEL", "info", false),
                        new ResolvedManifest.Variable("PASSWORD", "p=s3cret", true),
                        new ResolvedManifest.Variable("LEAD", "li", false),
                        new ResolvedManifest.Variable("SHELL", "${HOME}", false));
        assertThat(main.volumes())
                .containsExactly(new ResolvedManifest.Volume("data", "/data", java.util.Optional.of("a"), false));
        assertThat(resolved.routes())
                .containsExactly(new ResolvedManifest.Route("advisor-web.prod.wealth.localhost", "/app", 80, false));
    }

    @Test
    void whatASecretWentIntoIsSecretAndNeverShown() {
        ResolvedManifest resolved = resolve(facts());

        ResolvedManifest.File secret = resolved.containers().getFirst().files().getFirst();
        assertThat(secret.secret()).isTrue();
        assertThat(new String(secret.content(), StandardCharsets.UTF_8)).isEqualTo("s3cret");
        assertThat(resolved.containers().getFirst().files().get(1))
                .matches(file -> !file.secret())
                .matches(file -> new String(file.content(), StandardCharsets.UTF_8).startsWith("${"));
        assertThat(resolved.toString()).doesNotContain("s3cret");
        assertThat(PlanChanges.between(java.util.Optional.empty(), resolved).toString())
                .doesNotContain("s3cret")
                .contains("(secret)");
    }

    @Test
    void theEnvironmentsValueGoesBeforeTheDefault() {
        Facts facts = facts();
        TreeMap<String, Facts.Value> variables = new TreeMap<>(facts.variables());
        variables.put("LOG_LEVEL", new Facts.Value("debug", false));

        ResolvedManifest resolved = resolve(new Facts(facts.routesDomain(), variables, facts.neighbours()));

        assertThat(resolved.containers().getFirst().variables())
                .contains(new ResolvedManifest.Variable("LEVEL", "debug", false));
    }

    @Test
    void aPortOfANeighbourThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> resolve(new Facts("localhost", facts().variables(), new TreeMap<>())))
                .isInstanceOf(BanyanException.class)
                .hasMessageContaining("fund-quotes")
                .hasMessageContaining("deploy it first");
    }

    @Test
    void nobodyTakesAHostOfAnotherTribe() {
        String taken =
                MANIFEST.replace("dns: {type: dns}", "dns: {type: dns, params: {host: pay.prod.bank.localhost}}");

        assertThatThrownBy(() -> ResolveManifest.resolve(REF, ScoreManifests.require(taken), Map.of(), facts()))
                .hasMessageContaining("must end with .prod.wealth.localhost");
    }

    @Test
    void resourcesThatReferToEachOtherInACircleAreRefused() {
        String circle =
                MANIFEST.replace("dns: {type: dns}", "dns: {type: dns, params: {host: \"${resources.front.host}\"}}");

        assertThatThrownBy(() -> ResolveManifest.resolve(REF, ScoreManifests.require(circle), Map.of(), facts()))
                .hasMessageContaining("refers to itself");
    }

    private static ResolvedManifest resolve(Facts facts) {
        return ResolveManifest.resolve(
                REF, ScoreManifests.require(MANIFEST), Map.of("main", "registry/advisor@sha256:1"), facts);
    }

    private static Facts facts() {
        return new Facts(
                "localhost",
                new TreeMap<>(Map.of("PASSWORD", new Facts.Value("s3cret", true))),
                new TreeMap<>(Map.of("fund-quotes", new TreeMap<>(Map.of("web", 8081)))));
    }
}
