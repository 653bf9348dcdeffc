package io.banyan.bench.measure;

import io.banyan.bench.installation.Engine;
import io.banyan.cli.api.Server;
import io.banyan.cli.output.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The small page that gateways are compared with: one kilobyte in the platform's image for static sites. */
final class Page {
    private Page() {}

    static String score(Server server) {
        return """
                apiVersion: score.dev/v1b1
                metadata:
                  name: page
                  banyan:
                    replicas: 2
                containers:
                  web:
                    image: %s
                    files:
                      /srv/www/index.html:
                        content: "%s"
                    readinessProbe:
                      httpGet:
                        path: /
                        port: 8080
                service:
                  ports:
                    web:
                      port: 80
                      targetPort: 8080
                resources:
                  route:
                    type: route
                    params:
                      path: /
                      port: 80
                """.formatted(image(server, "static"), "A page of one kilobyte. ".repeat(1024 / 24));
    }

    /** The reference of one of the platform's own images. */
    static String image(Server server, String name) {
        JsonNode images = server.get("/images");
        for (JsonNode image : images.isArray() ? images : images.path("items")) {
            if (Json.text(image, "name").equals(name)) {
                return Json.text(image, "reference");
            }
        }
        throw new IllegalStateException("the platform has no image " + name);
    }

    static List<String> addresses(Engine engine) throws Exception {
        List<String> containers = engine.podman("ps", "-q", "--filter", "label=io.banyan.workload=page")
                .lines()
                .toList();
        if (containers.isEmpty()) {
            throw new IllegalStateException("the page has no container");
        }
        List<String> command = new java.util.ArrayList<>(
                List.of("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}"));
        command.addAll(containers);
        return engine.podman(command.toArray(String[]::new)).lines().toList();
    }

    static String edge(Engine engine) throws Exception {
        return engine.podman("ps", "-q", "--filter", "label=io.banyan.role=edge")
                .lines()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no edge gateway runs"));
    }
}
