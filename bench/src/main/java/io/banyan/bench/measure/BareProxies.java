package io.banyan.bench.measure;

import io.banyan.bench.installation.Engine;
import io.banyan.bench.installation.Installation;
import io.banyan.bench.load.Target;
import io.banyan.cli.api.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** HAProxy and nginx with the least configuration that does the same job, from the same packages, on the host's network. */
final class BareProxies implements AutoCloseable {
    private static final int HAPROXY_PORT = 18_081;
    private static final int NGINX_PORT = 18_082;

    private final Engine engine;
    private final String haproxy;
    private final String nginx;

    private BareProxies(Engine engine, String haproxy, String nginx) {
        this.engine = engine;
        this.haproxy = haproxy;
        this.nginx = nginx;
    }

    static BareProxies start(Installation installation, Engine engine, Server server, List<String> addresses)
            throws Exception {
        Path directory = Files.createDirectories(installation.home().resolve("bench/gateway"));
        Path haproxyFile = Files.writeString(directory.resolve("haproxy.cfg"), haproxy(addresses));
        Path nginxFile = Files.writeString(directory.resolve("nginx.conf"), nginx(addresses));
        String haproxy =
                run(engine, Page.image(server, "gateway"), haproxyFile, "/usr/sbin/haproxy", "-db", "-f", "/bare.conf");
        String nginx = run(
                engine,
                Page.image(server, "static"),
                nginxFile,
                "/usr/sbin/nginx",
                "-c",
                "/bare.conf",
                "-g",
                "daemon off;");
        return new BareProxies(engine, haproxy, nginx);
    }

    String haproxyContainer() {
        return haproxy;
    }

    String nginxContainer() {
        return nginx;
    }

    static Target haproxy() {
        return Target.of("http://127.0.0.1:" + HAPROXY_PORT + "/");
    }

    static Target nginx() {
        return Target.of("http://127.0.0.1:" + NGINX_PORT + "/");
    }

    @Override
    public void close() throws IOException {
        try {
            engine.podman("rm", "-f", "-t", "0", haproxy, nginx);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String run(Engine engine, String image, Path configuration, String program, String... arguments)
            throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                "run",
                "-d",
                "--network",
                "host",
                "-v",
                configuration + ":/bare.conf:ro",
                "--entrypoint",
                program,
                image));
        command.addAll(List.of(arguments));
        return engine.podman(command.toArray(String[]::new))
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static String haproxy(List<String> addresses) {
        StringBuilder servers = new StringBuilder();
        for (int i = 0; i < addresses.size(); i++) {
            servers.append("    server s%d %s:8080 check\n".formatted(i, addresses.get(i)));
        }
        return """
                global
                    maxconn 8192
                defaults
                    mode http
                    timeout connect 5s
                    timeout client 60s
                    timeout server 60s
                frontend bare
                    bind 127.0.0.1:%d
                    default_backend pages
                backend pages
                    balance roundrobin
                %s""".formatted(HAPROXY_PORT, servers);
    }

    private static String nginx(List<String> addresses) {
        String servers = addresses.stream()
                .map(address -> "server " + address + ":8080;")
                .collect(Collectors.joining(" "));
        return """
                worker_processes auto;
                pid /tmp/nginx-bare.pid;
                error_log /dev/stderr warn;
                events { worker_connections 4096; }
                http {
                  access_log off;
                  client_body_temp_path /tmp/b; proxy_temp_path /tmp/p; fastcgi_temp_path /tmp/f;
                  uwsgi_temp_path /tmp/u; scgi_temp_path /tmp/s;
                  upstream pages { %s keepalive 64; }
                  server {
                    listen 127.0.0.1:%d;
                    location / { proxy_pass http://pages; proxy_http_version 1.1; proxy_set_header Connection ""; }
                  }
                }
                """.formatted(servers, NGINX_PORT);
    }
}
