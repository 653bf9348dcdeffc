package io.banyan.applications.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.applications.Extension;
import io.banyan.applications.Manifest;
import io.banyan.applications.ManifestContainer;
import io.banyan.applications.ManifestFile;
import io.banyan.applications.ManifestProbe;
import io.banyan.applications.ManifestProblem;
import io.banyan.applications.ManifestProblem.Code;
import io.banyan.applications.ScoreManifests;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReadManifestTest {
    private static final String HEAD = """
            apiVersion: score.dev/v1b1
            metadata:
              name: fund-quotes
            """;
    private static final String WHOLE = """
            apiVersion: score.dev/v1b1
            metadata:
              name: fund-quotes
              owner: {team: quotes}
              annotations:
                example.com/note: hello
              banyan:
                replicas: 3
                rollout: {maxSurge: 2, maxUnavailable: 1, progressDeadline: 90s, minReady: PT5S, onFailure: hold}
                stop: {drain: 20s, grace: 1500ms}
                slaTier: zone
                ports: {grpc: {protocol: http2}}
                containers:
                  main:
                    startupProbe: {exec: {command: [/bin/true]}}
                    readiness: {period: 2s, failureThreshold: 5}
            service:
              ports:
                web: {port: 80, targetPort: 8080}
                grpc: {port: 9090, protocol: TCP}
            containers:
              init:
                image: busybox
                command: [sh]
                args: ["-c", "echo $${HOME}"]
              main:
                image: .
                before:
                  init: {ready: complete}
                variables:
                  GREETING: hello ${metadata.owner.team}
                  QUOTES: http://${resources.quotes.hostname}:${resources.quotes.port}
                files:
                  /etc/app/config.yaml:
                    mode: "0600"
                    content: "name: ${metadata.name}"
                  /etc/app/raw.bin:
                    binaryContent: AAEC
                  /etc/app/from-repository.txt:
                    source: config/app.txt
                    noExpand: true
                volumes:
                  /data: {source: "${resources.data}", path: sub, readOnly: true}
                resources:
                  requests: {cpu: "0.25", memory: 128Mi}
                  limits: {cpu: 500m, memory: 1.5Gi}
                livenessProbe:
                  httpGet: {port: 8080, path: /live}
                readinessProbe:
                  httpGet:
                    scheme: HTTPS
                    host: example.com
                    port: 8443
                    path: /ready
                    httpHeaders: [{name: X-A, value: b}]
            resources:
              quotes: {type: service-port, params: {workload: other, port: 8080}}
              data: {type: volume, class: fast, id: shared.data}
              front: {type: route, params: {host: "${resources.dns.host}", path: /, port: web}}
              dns: {type: dns}
              env: {type: environment, params: {LOG_LEVEL: info}}
            """;

    @Test
    void theWholeSchemaIsRead() {
        Manifest manifest = ScoreManifests.require(WHOLE);

        assertThat(manifest.name()).isEqualTo("fund-quotes");
        assertThat(manifest.ports())
                .containsExactly(
                        new Manifest.Port("web", 80, 8080, Manifest.Protocol.HTTP),
                        new Manifest.Port("grpc", 9090, 9090, Manifest.Protocol.HTTP2));
        assertThat(manifest.resources().keySet()).containsExactly("data", "dns", "env", "front", "quotes");
        ManifestContainer main = manifest.container("main").orElseThrow();
        assertThat(main.before()).containsEntry("init", ManifestContainer.Ready.COMPLETE);
        assertThat(main.requests().cpuMillicores()).hasValue(250);
        assertThat(main.limits().memoryBytes()).hasValue(3L * 512 * 1024 * 1024);
        assertThat(main.files())
                .containsExactly(
                        new ManifestFile(
                                "/etc/app/config.yaml", 0600, new ManifestFile.Text("name: ${metadata.name}", true)),
                        new ManifestFile("/etc/app/raw.bin", 0644, new ManifestFile.Binary(new byte[] {0, 1, 2})),
                        new ManifestFile(
                                "/etc/app/from-repository.txt",
                                0644,
                                new ManifestFile.Source("config/app.txt", false)));
        assertThat(main.startupProbe().orElseThrow().check()).isEqualTo(new ManifestProbe.Exec(List.of("/bin/true")));
        ManifestProbe readiness = main.readinessProbe().orElseThrow();
        assertThat(readiness.timing().period()).isEqualTo(Duration.ofSeconds(2));
        assertThat(readiness.timing().failureThreshold()).isEqualTo(5);
        assertThat(readiness.check())
                .isInstanceOfSatisfying(
                        ManifestProbe.HttpGet.class,
                        get -> assertThat(get.headers())
                                .containsEntry("Host", "example.com")
                                .containsEntry("X-A", "b"));
        Extension extension = manifest.extension();
        assertThat(extension.replicas()).isEqualTo(3);
        assertThat(extension.rollout())
                .isEqualTo(new Extension.Rollout(
                        2, 1, Duration.ofSeconds(90), Duration.ofSeconds(5), Extension.OnFailure.HOLD));
        assertThat(extension.stop()).isEqualTo(new Extension.Stop(Duration.ofSeconds(20), Duration.ofMillis(1500)));
    }

    @Test
    void aManifestThatIsSilentGetsTheDefaults() {
        Manifest manifest = ScoreManifests.require(HEAD + "containers: {main: {image: nginx}}\n");

        assertThat(manifest.extension()).isEqualTo(Extension.DEFAULT);
        assertThat(manifest.ports()).isEmpty();
    }

    @Test
    void listsOfFilesAndVolumesAreReadAsTheyUsedToBe() {
        Manifest manifest = ScoreManifests.require(HEAD + """
                containers:
                  main:
                    image: nginx
                    files: [{target: /a, content: x}]
                    volumes: [{target: /b, source: data}]
                resources: {data: {type: volume}}
                """);

        assertThat(manifest.containers().getFirst().files()).hasSize(1);
        assertThat(manifest.containers().getFirst().volumes().getFirst().target())
                .isEqualTo("/b");
    }

    @Test
    void everyFaultIsNamedWithItsPlace() {
        ScoreManifests.Reading reading = ScoreManifests.read("""
                apiVersion: score.dev/v1b1
                metadata:
                  name: fund-quotes
                containers:
                  main:
                    imagee: nginx
                    variables:
                      PORT: 8080
                resources:
                  cache: {type: redis}
                """);

        assertThat(reading.manifest()).isEmpty();
        assertThat(reading.problems())
                .extracting(ManifestProblem::code, ManifestProblem::pointer, ManifestProblem::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Code.REQUIRED_MISSING, "/containers/main", 5),
                        org.assertj.core.groups.Tuple.tuple(Code.PROPERTY_UNKNOWN, "/containers/main/imagee", 6),
                        org.assertj.core.groups.Tuple.tuple(Code.TYPE_WRONG, "/containers/main/variables/PORT", 8));
        assertThat(reading.problems().get(2).column()).isEqualTo(13);
    }

    @Test
    void anUnknownResourceTypeSaysWhichExist() {
        ManifestProblem problem = only(HEAD + "containers: {main: {image: a}}\nresources: {cache: {type: redis}}\n");

        assertThat(problem.code()).isEqualTo(Code.RESOURCE_TYPE_UNKNOWN);
        assertThat(problem.message())
                .contains("redis")
                .contains("environment, service, service-port, dns, route, volume");
        assertThat(problem.message(Locale.CHINESE)).contains("可用类型");
    }

    @Test
    void placeholdersThatLeadNowhereAreFoundBeforeAnythingRuns() {
        assertThat(only(HEAD + "containers: {main: {image: a, variables: {A: '${metadata.nope}'}}}\n")
                        .code())
                .isEqualTo(Code.PLACEHOLDER_WRONG);
        assertThat(only(HEAD + "containers: {main: {image: a, variables: {A: '${resources.db.host}'}}}\n")
                        .message())
                .contains("${resources.db.host}");
        assertThat(only(HEAD + "containers: {main: {image: a, variables: {A: '${other}'}}}\n")
                        .message())
                .contains("$$");
        assertThat(only(HEAD
                                + "containers: {main: {image: a, variables: {A: '${resources.dns.url}'}}}\n"
                                + "resources: {dns: {type: dns}}\n")
                        .message())
                .contains("host");
    }

    @Test
    void whatNoSchemaCanSayIsChecked() {
        String tail = "containers: {main: {image: a}}\n";
        assertThat(only(HEAD + "service: {ports: {dns: {port: 53, protocol: UDP}}}\n" + tail)
                        .code())
                .isEqualTo(Code.PROTOCOL_UNSUPPORTED);
        assertThat(only(HEAD + "  banyan: {kind: cron-job}\n" + tail).code()).isEqualTo(Code.SCHEDULE_MISPLACED);
        assertThat(only(HEAD + "  banyan: {kind: cron-job, schedule: {cron: '61 * * * *'}}\n" + tail)
                        .code())
                .isEqualTo(Code.SCHEDULE_WRONG);
        assertThat(only(HEAD + "  banyan: {rollout: {maxSurge: 0}}\n" + tail).code())
                .isEqualTo(Code.ROLLOUT_STANDS_STILL);
        assertThat(only(HEAD + "containers: {aa: {image: x, before: {bb: {ready: started}}}, "
                                + "bb: {image: x, before: {cc: {ready: started}}}}\n")
                        .code())
                .isEqualTo(Code.CONTAINER_UNKNOWN);
        assertThat(ScoreManifests.read(HEAD + "containers: {aa: {image: x, before: {bb: {ready: started}}}, "
                                + "bb: {image: x, before: {aa: {ready: started}}}}\n")
                        .problems())
                .extracting(ManifestProblem::code)
                .containsOnly(Code.BEFORE_CYCLE);
        assertThat(only(HEAD + "containers: {main: {image: a, files: {/x: {source: ../../etc/shadow}}}}\n")
                        .code())
                .isEqualTo(Code.PATH_ESCAPES);
        assertThat(only(HEAD + "containers: {main: {image: a, files: {/x: {content: a, source: b}}}}\n")
                        .code())
                .isEqualTo(Code.CONTENT_AMBIGUOUS);
        assertThat(only(HEAD
                                + "containers: {main: {image: a, resources: {requests: {memory: 2Gi}, limits: {memory: 1Gi}}}}\n")
                        .code())
                .isEqualTo(Code.LIMIT_BELOW_REQUEST);
    }

    @Test
    void brokenYamlIsNamedWithItsPlace() {
        ManifestProblem problem = only("apiVersion: score.dev/v1b1\nmetadata: {name: [unclosed\n");

        assertThat(problem.code()).isEqualTo(Code.YAML_INVALID);
        assertThat(problem.line()).isEqualTo(3);
    }

    @Test
    void bombsAreRefusedRatherThanUnpacked() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n");
        for (int level = 1; level < 12; level++) {
            String before = "*a" + (level - 1);
            laughs.append("a%d: &a%d [%s]\n"
                    .formatted(level, level, String.join(",", java.util.Collections.nCopies(9, before))));
        }
        assertThat(only(laughs.toString()).code()).isEqualTo(Code.YAML_TOO_COMPLEX);
        assertThat(only("[".repeat(100_000)).code()).isEqualTo(Code.YAML_TOO_COMPLEX);
        assertThat(only("a: &a [*a]\n").code()).isEqualTo(Code.YAML_INVALID);
        assertThat(only("x".repeat(ScoreManifests.LARGEST_BYTES + 1)).code()).isEqualTo(Code.TOO_LARGE);
        assertThat(only("a: !!java.net.URL [http://x]\n").code()).isIn(Code.YAML_INVALID, Code.REQUIRED_MISSING);
    }

    @Test
    void everyCodeHasItsTextsInBothLanguages() {
        for (Code code : Code.values()) {
            ManifestProblem problem = new ManifestProblem("", 1, 1, code, List.of("a", "b"));
            for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                assertThat(problem.message(locale)).isNotBlank().doesNotContain("{0}");
                assertThat(problem.nextStep(locale)).isNotBlank();
            }
            assertThat(problem.message(Locale.CHINESE)).isNotEqualTo(problem.message());
        }
    }

    private static ManifestProblem only(String text) {
        List<ManifestProblem> problems = ScoreManifests.read(text).problems();
        assertThat(problems.stream().map(ManifestProblem::code).distinct())
                .as("%s", problems)
                .hasSizeGreaterThan(0);
        return problems.getFirst();
    }
}
