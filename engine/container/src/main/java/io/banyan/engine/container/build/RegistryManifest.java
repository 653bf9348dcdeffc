package io.banyan.engine.container.build;

import io.banyan.engine.container.api.ApiFaults;
import io.banyan.engine.spec.RegistryCredential;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * Asks a registry for the digest of a tag (OCI Distribution Specification 1.1, "Pulling manifests"). Podman's push does not
 * tell it, and its local digest is another one: layers are compressed on their way.
 */
record RegistryManifest(String repository, List<RegistryCredential> credentials) {
    private static final String KINDS = "application/vnd.oci.image.manifest.v1+json, "
            + "application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.index.v1+json";

    String digest(String tag) {
        int slash = repository.indexOf('/');
        String registry = repository.substring(0, slash);
        String host = registry.replaceFirst(":[0-9]+$", "");
        String scheme = host.equals("localhost") || host.equals("127.0.0.1") ? "http" : "https";
        URI uri =
                URI.create(scheme + "://" + registry + "/v2/" + repository.substring(slash + 1) + "/manifests/" + tag);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method("HEAD", HttpRequest.BodyPublishers.noBody());
        request.header("Accept", KINDS).timeout(Duration.ofSeconds(10));
        credentials.stream()
                .filter(credential -> credential.registry().equals(registry))
                .findFirst()
                .ifPresent(credential -> request.header("Authorization", "Basic " + basic(credential)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> response = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
            return response.headers()
                    .firstValue("Docker-Content-Digest")
                    .map(digest -> repository + "@" + digest)
                    .orElseThrow(() -> ApiFaults.translatePull(
                            repository + ":" + tag,
                            new IllegalStateException("the registry answered " + response.statusCode())));
        } catch (IOException e) {
            throw ApiFaults.translatePull(repository + ":" + tag, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiFaults.translate("ask " + registry, e);
        }
    }

    private static String basic(RegistryCredential credential) {
        byte[] pair = (credential.user() + ":" + credential.password()).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair);
    }
}
