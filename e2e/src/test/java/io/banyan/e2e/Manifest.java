package io.banyan.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The manifest of the application that the tests deploy: a web server of a few lines that says which edition it is. */
record Manifest(String application, String edition, int replicas, String readinessPath, String progressDeadline) {

    static Manifest of(String application) {
        return new Manifest(application, "first", 2, "/health/ready", "60s");
    }

    Manifest edition(String other) {
        return new Manifest(application, other, replicas, readinessPath, progressDeadline);
    }

    Manifest replicas(int other) {
        return new Manifest(application, edition, other, readinessPath, progressDeadline);
    }

    Manifest readinessPath(String other) {
        return new Manifest(application, edition, replicas, other, progressDeadline);
    }

    Manifest progressDeadline(String other) {
        return new Manifest(application, edition, replicas, readinessPath, other);
    }

    /** For an image that is built from a source with the program in it. */
    String built() {
        return score("");
    }

    /** For the bare Node.js image: the program comes as a file. */
    String onReadyImage() {
        return score("""
                    command: [node, /srv/server.js]
                    files:
                      /srv/server.js:
                        content: |
                """.indent(0) + program().indent(10));
    }

    private String score(String more) {
        return """
                apiVersion: score.dev/v1b1
                metadata:
                  name: %s
                  banyan:
                    replicas: %d
                    rollout: {progressDeadline: %s}
                    stop: {drain: 5s, grace: 2s}
                containers:
                  main:
                    image: .
                    variables: {EDITION: %s}
                    resources: {limits: {cpu: 500m, memory: 128Mi}}
                    readinessProbe: {httpGet: {path: %s, port: 8080}}
                %sservice:
                  ports:
                    web: {port: 80, targetPort: 8080}
                resources:
                  outside: {type: route, params: {path: /, port: 80}}
                """.formatted(application, replicas, progressDeadline, edition, readinessPath, more);
    }

    static String program() {
        return resource("/echo/server.js");
    }

    static String resource(String name) {
        try (InputStream stream = Manifest.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
