package io.banyan.images.oci;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pushing half of the registry protocol, with basic authentication.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#push">OCI distribution, 1.1</a>
 */
public final class RegistryClient {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI registry;
    private final @Nullable String authorization;

    /**
     * @param registry scheme, host and port; http is for a registry on the same machine only
     * @param account {@code name:password}, or none
     */
    public RegistryClient(URI registry, @Nullable String account) {
        this.registry = registry;
        this.authorization = account == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    }

    public boolean hasBlob(String repository, String digest) throws IOException {
        return exists("/v2/%s/blobs/%s".formatted(repository, digest), "*/*");
    }

    public boolean hasManifest(String repository, String reference) throws IOException {
        return exists("/v2/%s/manifests/%s".formatted(repository, reference), ImageDocuments.MANIFEST_TYPE);
    }

    /** Sends a blob in one piece; sending it twice does no harm. */
    public void pushBlob(String repository, String digest, Path file) throws IOException {
        HttpRequest.Builder start = request("/v2/%s/blobs/uploads/".formatted(repository));
        HttpResponse<String> upload = expect(
                start.POST(HttpRequest.BodyPublishers.noBody()), Set.of(202), "starting the upload of " + digest);
        String location = upload.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("the registry named no place to upload to"));
        URI place = registry.resolve(location + (location.contains("?") ? "&" : "?") + "digest=" + digest);
        if (!place.getAuthority().equals(registry.getAuthority())) {
            throw new IOException("the registry points elsewhere for the upload: " + place.getAuthority());
        }
        HttpRequest.Builder finish = authorized(HttpRequest.newBuilder(place))
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofFile(file));
        expect(finish, Set.of(201), "uploading " + digest);
    }

    public void pushManifest(String repository, String reference, Path manifest) throws IOException {
        HttpRequest.Builder put = request("/v2/%s/manifests/%s".formatted(repository, reference))
                .header("Content-Type", ImageDocuments.MANIFEST_TYPE)
                .PUT(HttpRequest.BodyPublishers.ofFile(manifest));
        expect(put, Set.of(201), "naming " + repository + ":" + reference);
    }

    private boolean exists(String path, String type) throws IOException {
        HttpRequest.Builder head = request(path).header("Accept", type).HEAD();
        return expect(head, Set.of(200, 404), "asking for " + path).statusCode() == 200;
    }

    private HttpRequest.Builder request(String path) {
        return authorized(HttpRequest.newBuilder(registry.resolve(path)));
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        request.timeout(LIMIT);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> expect(HttpRequest.Builder request, Set<Integer> statuses, String doing)
            throws IOException {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (!statuses.contains(response.statusCode())) {
                throw new IOException("%s: %s answered %d %s"
                        .formatted(doing, registry.getAuthority(), response.statusCode(), response.body()));
            }
            return response;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(doing + " was interrupted", interrupted);
        }
    }
}
