package io.banyan.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server's API. Every call throws {@link ProblemException} for anything but success; creations carry an idempotency
 * key, so that a repeated call after a lost answer does not create twice.
 */
public final class Server {
    public static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI base;
    private final @Nullable String token;

    public Server(String address, @Nullable String token) {
        this.base = URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
        this.token = token;
    }

    public URI base() {
        return base;
    }

    HttpClient client() {
        return client;
    }

    @Nullable
    String token() {
        return token;
    }

    public JsonNode get(String path) {
        return tree(send(request(path).GET().build(), BodyHandlers.ofInputStream()));
    }

    public <T> T get(String path, Class<T> type) {
        return JSON.treeToValue(get(path), type);
    }

    public HttpResponse<InputStream> raw(String path, String accept) {
        HttpRequest request = request(path)
                .setHeader("Accept", accept)
                .timeout(Duration.ofDays(1))
                .GET()
                .build();
        return send(request, BodyHandlers.ofInputStream());
    }

    public JsonNode post(String path, @Nullable Object body) {
        HttpRequest request = request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(json(body))
                .build();
        return tree(send(request, BodyHandlers.ofInputStream()));
    }

    public JsonNode postText(String path, String contentType, String body) {
        HttpRequest request = request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return tree(send(request, BodyHandlers.ofInputStream()));
    }

    public JsonNode upload(String path, Path archive) throws IOException {
        HttpRequest request = request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/gzip")
                .timeout(Duration.ofMinutes(10))
                .POST(BodyPublishers.ofFile(archive))
                .build();
        return tree(send(request, BodyHandlers.ofInputStream()));
    }

    /** Changes an intent that was read before: the change is refused when somebody else changed it meanwhile. */
    public JsonNode put(String path, @Nullable Object body, String entityTag) {
        HttpRequest request = request(path)
                .header("If-Match", entityTag)
                .header("Content-Type", "application/json")
                .PUT(json(body))
                .build();
        return tree(send(request, BodyHandlers.ofInputStream()));
    }

    public JsonNode put(String path, @Nullable Object body) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .PUT(json(body))
                .build();
        return tree(send(request, BodyHandlers.ofInputStream()));
    }

    public void delete(String path, @Nullable String entityTag) {
        HttpRequest.Builder request = request(path).DELETE();
        if (entityTag != null) {
            request.header("If-Match", entityTag);
        }
        send(request.build(), BodyHandlers.ofInputStream());
    }

    /** The entity tag of an intent as it is now. */
    public String entityTag(String path) {
        return send(request(path).GET().build(), BodyHandlers.ofInputStream())
                .headers()
                .firstValue("ETag")
                .orElse("*");
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(ANSWER)
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", Locale.getDefault().toLanguageTag())
                .header("User-Agent", "banyan-cli");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private HttpResponse<InputStream> send(HttpRequest request, HttpResponse.BodyHandler<InputStream> body) {
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, body);
        } catch (ConnectException refused) {
            throw unreachable(refused);
        } catch (IOException broken) {
            throw unreachable(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unreachable(stopped);
        }
        if (response.statusCode() >= 400) {
            throw new ProblemException(problem(response));
        }
        return response;
    }

    private ProblemException unreachable(Exception cause) {
        ProblemException problem = new ProblemException(new Problem(
                0,
                null,
                String.valueOf(cause.getMessage() == null ? base : base + " (" + cause.getMessage() + ")"),
                "server-unreachable",
                "platform",
                null,
                null,
                null));
        problem.initCause(cause);
        return problem;
    }

    private static Problem problem(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            Problem read = JSON.readValue(body, Problem.class);
            return read == null ? bare(response) : read;
        } catch (IOException | RuntimeException unreadable) {
            return bare(response);
        }
    }

    private static Problem bare(HttpResponse<InputStream> response) {
        return new Problem(response.statusCode(), "HTTP " + response.statusCode(), null, null, null, null, null, null);
    }

    private static JsonNode tree(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return JSON.readTree(body);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static BodyPublisher json(@Nullable Object body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
    }
}
