package io.banyan.delivery.build;

import io.banyan.delivery.DeliverySettings;
import io.banyan.delivery.build.BuildPlan.Tool;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the site gives to builders: mirrors, proxy, certificates, as each tool wants to be told. What is not configured is
 * this machine's own.
 *
 * @param caches directory in the container to the tribe's directory on this machine
 * @param readOnly path in the container to a file or directory of this machine
 */
record SiteTools(Map<String, Path> caches, Map<String, Path> readOnly, Map<String, String> variables) {
    private static final String SETTINGS = "/etc/banyan/site/";

    /**
     * Gathers.
     *
     * @param environment that of the control plane, for its proxy
     */
    static SiteTools of(
            Tool tool, DeliverySettings.Site site, Path home, Path tribeCache, Map<String, String> environment) {
        TreeMap<String, Path> caches = new TreeMap<>();
        TreeMap<String, Path> readOnly = new TreeMap<>();
        TreeMap<String, String> variables = new TreeMap<>();
        mount(readOnly, "certificates.pem", site.certificates(), Path.of("/etc/ssl/certs/ca-certificates.crt"))
                .ifPresent(file -> {
                    variables.put("SSL_CERT_FILE", file);
                    variables.put("CURL_CA_BUNDLE", file);
                    variables.put("NODE_EXTRA_CA_CERTS", file);
                });
        Optional<String> proxy = site.httpProxy()
                .or(() -> Optional.ofNullable(environment.get("https_proxy")))
                .or(() -> Optional.ofNullable(environment.get("HTTPS_PROXY")));
        Optional<String> direct = site.noProxy().or(() -> Optional.ofNullable(environment.get("no_proxy")));
        proxy.ifPresent(address -> {
            variables.put("http_proxy", address);
            variables.put("https_proxy", address);
            direct.ifPresent(hosts -> variables.put("no_proxy", hosts));
        });
        StringBuilder java = new StringBuilder();
        proxy.ifPresent(address -> java.append(javaProxy(address, direct)));
        if (tool != Tool.NPM) {
            mount(readOnly, "truststore", site.javaTrustStore(), Path.of("/etc/ssl/certs/java/cacerts"))
                    .ifPresent(
                            file -> java.append(" -Djavax.net.ssl.trustStore=").append(file));
        }
        switch (tool) {
            case MAVEN -> maven(site, home, tribeCache, caches, readOnly, variables, java);
            case GRADLE -> {
                caches.put("/cache/gradle", tribeCache.resolve("gradle"));
                variables.put("GRADLE_USER_HOME", "/cache/gradle");
                variables.put("GRADLE_OPTS", java.toString().strip());
                site.gradleInit().ifPresent(file -> readOnly.put("/cache/gradle/init.d/site.gradle", file));
            }
            case NPM -> {
                caches.put("/cache/npm", tribeCache.resolve("npm"));
                variables.put("npm_config_cache", "/cache/npm");
                variables.put("npm_config_update_notifier", "false");
                mount(readOnly, "npmrc", site.npmConfig(), home.resolve(".npmrc"))
                        .ifPresent(file -> variables.put("npm_config_userconfig", file));
                Optional.ofNullable(variables.get("NODE_EXTRA_CA_CERTS"))
                        .ifPresent(file -> variables.put("npm_config_cafile", file));
            }
        }
        return new SiteTools(caches, readOnly, variables);
    }

    private static void maven(
            DeliverySettings.Site site,
            Path home,
            Path tribeCache,
            Map<String, Path> caches,
            Map<String, Path> readOnly,
            Map<String, String> variables,
            StringBuilder java) {
        caches.put("/cache/maven", tribeCache.resolve("maven"));
        StringBuilder arguments = new StringBuilder("-Dmaven.repo.local=/cache/maven");
        mount(readOnly, "maven-settings.xml", site.mavenSettings(), home.resolve(".m2/settings.xml"))
                .ifPresent(file -> arguments.append(" -s ").append(file));
        site.mavenSharedRepository().filter(Files::isDirectory).ifPresent(directory -> {
            readOnly.put(SETTINGS + "maven-repository", directory);
            arguments
                    .append(" -Dmaven.repo.local.tail=")
                    .append(SETTINGS)
                    .append("maven-repository -Dmaven.repo.local.tail.ignoreAvailability=true");
        });
        variables.put("MAVEN_ARGS", arguments.toString());
        variables.put("MAVEN_OPTS", (site.mavenOptions() + java).strip());
    }

    private static Optional<String> mount(
            Map<String, Path> readOnly, String name, Optional<Path> configured, Path machineOwn) {
        return configured
                .or(() -> Optional.of(machineOwn))
                .filter(Files::isRegularFile)
                .map(file -> {
                    readOnly.put(SETTINGS + name, file);
                    return SETTINGS + name;
                });
    }

    private static String javaProxy(String address, Optional<String> direct) {
        URI uri = URI.create(address.contains("://") ? address : "http://" + address);
        String port = uri.getPort() < 0 ? "80" : Integer.toString(uri.getPort());
        return " -Dhttp.proxyHost=" + uri.getHost() + " -Dhttp.proxyPort=" + port + " -Dhttps.proxyHost="
                + uri.getHost() + " -Dhttps.proxyPort=" + port
                + direct.map(hosts -> " -Dhttp.nonProxyHosts="
                                + hosts.replace(",", "|").replace(" ", ""))
                        .orElse("");
    }
}
